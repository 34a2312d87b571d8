import PhraseMT
import TextProcessing

/// Fills the parts of a report that come from the prepared text and the alignment.
enum ReportWriter {
    /// Tokens that a bin of a length histogram spans.
    static let binSize = 5
    private static let bins = 22

    /// Corpora, facts, conversions, lengths and coverage.
    static func describe(_ text: PreparedText, _ request: TrainingRequest, _ report: inout TrainingReport) {
        for (number, entry) in text.reports.enumerated() {
            let corpus = request.corpora[number]
            var dropped: [String: Int] = [:]
            var examples: [String: [TrainingReport.Corpus.DroppedPair]] = [:]
            for (reason, drops) in entry.drops {
                dropped[reason.rawValue] = drops.count
                examples[reason.rawValue] = drops.exampleLines.compactMap { line in
                    corpus.text.lines.firstIndex(of: line).map {
                        .init(line: line, source: corpus.text.source[$0], target: corpus.text.target[$0])
                    }
                }
            }
            report.corpora.append(
                .init(
                    name: entry.name, group: corpus.group, variety: corpus.text.targetVariety.tag,
                    weight: corpus.weight, read: entry.total, kept: entry.kept, dropped: dropped, examples: examples))
        }
        for (kind, count) in text.facts { report.facts[kind.rawValue] = count }
        report.conversions = text.firings
        report.pairs = text.pairs.count
        report.sourceLengths = [Int](repeating: 0, count: bins)
        report.targetLengths = report.sourceLengths
        var words = (source: TextInventory(), target: TextInventory())
        for pair in text.pairs {
            for token in pair.source { words.source.add(token.lowercased) }
            for token in pair.target { words.target.add(token.lowercased) }
            guard !pair.isFact else { continue }
            report.sourceLengths[min(pair.source.count / binSize, bins - 1)] += 1
            report.targetLengths[min(pair.target.count / binSize, bins - 1)] += 1
        }
        let heldOut = text.heldOut
        report.tuningPairs = heldOut.tuning.count
        report.judgingPairs = heldOut.judging.count
        report.vocabularyCoverage = words.source.coverage(of: heldOut.judging.map(\.source))
        report.targetCoverage = words.target.coverage(of: heldOut.judging.map(\.target))
        let all = heldOut.tuning + heldOut.judging
        report.unseenSourceLetters = words.source.unseenLetters(of: all.map(\.source))
        report.unseenTargetLetters = words.target.unseenLetters(of: all.map(\.target))
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
