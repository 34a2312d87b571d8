import PhraseMT

/// Fills the parts of a report that come from the prepared text and the alignment.
enum ReportWriter {
    private static let binSize = 5
    private static let bins = 22

    /// Corpora, facts, conversions, lengths and coverage.
    static func describe(_ text: PreparedText, _ request: TrainingRequest, _ report: inout TrainingReport) {
        for (number, entry) in text.reports.enumerated() {
            var dropped: [String: Int] = [:]
            var examples: [String: [Int]] = [:]
            for (reason, drops) in entry.drops {
                dropped[reason.rawValue] = drops.count
                examples[reason.rawValue] = drops.exampleLines
            }
            report.corpora.append(
                .init(
                    name: entry.name, group: request.corpora[number].group, read: entry.total, kept: entry.kept,
                    dropped: dropped, examples: examples))
        }
        for (kind, count) in text.facts { report.facts[kind.rawValue] = count }
        report.conversions = text.firings
        report.pairs = text.pairs.count
        report.sourceLengths = [Int](repeating: 0, count: bins)
        report.targetLengths = report.sourceLengths
        var words: Set<[UInt8]> = []
        for pair in text.pairs {
            for token in pair.source { words.insert(token.lowercased) }
            guard !pair.isFact else { continue }
            report.sourceLengths[min(pair.source.count / binSize, bins - 1)] += 1
            report.targetLengths[min(pair.target.count / binSize, bins - 1)] += 1
        }
        var known = 0
        var total = 0
        for (source, _) in text.heldOut.judging {
            for word in source.lowercased().split(whereSeparator: { !$0.isLetter }) {
                total += 1
                if words.contains(Array(word.utf8)) { known += 1 }
            }
        }
        report.vocabularyCoverage = total > 0 ? Double(known) / Double(total) : 0
    }

    /// A few pairs with their links.
    static func addAlignments(_ aligned: AlignedCorpus, isReversed: Bool, _ report: inout TrainingReport) {
        let candidates = (0..<aligned.corpus.count).filter { pair in
            !aligned.corpus.isFact[pair] && (6...25).contains(aligned.source.sequences[pair].count)
        }
        for step in 0..<min(8, candidates.count) {
            let pair = candidates[step * candidates.count / min(8, candidates.count)]
            let source = aligned.source.sequences[pair].map { text($0, aligned.sourceVocabulary) }
            let target = aligned.target.sequences[pair].map { text($0, aligned.targetVocabulary) }
            let links = aligned.repairedLinks(pair).map {
                isReversed ? [$0.target, $0.source] : [$0.source, $0.target]
            }
            report.alignments.append(
                .init(source: isReversed ? target : source, target: isReversed ? source : target, links: links))
        }
    }

    /// A piece as text; one that begins a word has U+2581 before it, as in SentencePiece.
    private static func text(_ piece: UInt16, _ vocabulary: PieceVocabulary) -> String {
        switch piece {
        case ReservedPiece.number: "▁⟨number⟩"
        case ReservedPiece.fixed: "▁⟨fixed⟩"
        case ReservedPiece.name: "▁⟨name⟩"
        default:
            (vocabulary.beginsWord(piece) ? "▁" : "") + String(decoding: vocabulary.bytes(of: piece), as: UTF8.self)
        }
    }
}
