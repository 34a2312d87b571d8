/// A metric over lines of text, by sufficient statistics that add up.
public enum Metric: String, Sendable, CaseIterable {
    /// chrF with word n-grams up to 2.
    case chrFPlusPlus = "chrf++"
    /// Character n-grams up to 6.
    case chrF = "chrf"
    /// n-grams of tokens up to 4.
    case bleu
    /// Translation edit rate; lower is better.
    case ter

    /// Name as papers print it.
    public var title: String {
        switch self {
        case .chrF: "chrF"
        case .chrFPlusPlus: "chrF++"
        case .bleu: "BLEU"
        case .ter: "TER"
        }
    }

    /// Whether a larger score is better.
    public var isHigherBetter: Bool { self != .ter }

    /// The statistics of a line.
    ///
    /// - Parameters:
    ///   - hypothesis: The translation.
    ///   - references: One or more references.
    ///   - tokenizer: Tokenizer of BLEU.
    /// - Returns: Numbers that add up over lines.
    public func statistics(_ hypothesis: String, _ references: [String], tokenizer: BLEUTokenizer = .v13a) -> [Double] {
        switch self {
        case .chrF, .chrFPlusPlus:
            let metric = self == .chrF ? ChrF.characters : ChrF.plusPlus
            let bytes = Array(hypothesis.utf8)
            var best: (score: Double, statistics: ChrFStatistics)?
            for reference in references {
                let found = ChrFReference(reference).statistics(of: bytes)
                let score = metric.score(found)
                if score > best?.score ?? -1 { best = (score, found) }
            }
            let statistics = best?.statistics ?? ChrFStatistics()
            return (statistics.hypothesisCounts + statistics.referenceCounts + statistics.matches).map(Double.init)
        case .bleu:
            let found = BLEUStatistics(
                hypothesis: tokenizer.keys(hypothesis), references: references.map(tokenizer.keys))
            return (found.matches + found.totals + [found.hypothesisLength, found.referenceLength]).map(Double.init)
        case .ter:
            let found = TER.statistics(hypothesis, references: references)
            return [Double(found.edits), found.referenceLength]
        }
    }

    /// The score of statistics.
    ///
    /// - Parameters:
    ///   - sums: Statistics of a line, or their sum over lines.
    ///   - isSentence: Whether they are of one line, for which BLEU has an effective order.
    /// - Returns: 0 to 100, or more for TER.
    public func score(_ sums: [Double], isSentence: Bool = false) -> Double {
        switch self {
        case .chrF, .chrFPlusPlus:
            let orders = ChrFStatistics.orders
            return (self == .chrF ? ChrF.characters : ChrF.plusPlus).score(
                hypothesis: Array(sums[0..<orders]), reference: Array(sums[orders..<2 * orders]),
                matches: Array(sums[(2 * orders)...]))
        case .bleu:
            var statistics = BLEUStatistics()
            statistics.matches = sums[0..<4].map { Int($0) }
            statistics.totals = sums[4..<8].map { Int($0) }
            statistics.hypothesisLength = Int(sums[8])
            statistics.referenceLength = Int(sums[9])
            return (isSentence ? BLEU.sentence : BLEU.corpus).score(statistics)
        case .ter: return TER.score(TERStatistics(edits: Int(sums[0]), referenceLength: sums[1]))
        }
    }

    /// The signature of sacrebleu for the same computation; the version is that of this program.
    public func signature(references: Int, tokenizer: BLEUTokenizer = .v13a) -> String {
        let version = "version:chaka-1"
        switch self {
        case .chrF: return "nrefs:\(references)|case:mixed|eff:yes|nc:6|nw:0|space:no|\(version)"
        case .chrFPlusPlus: return "nrefs:\(references)|case:mixed|eff:yes|nc:6|nw:2|space:no|\(version)"
        case .bleu: return "nrefs:\(references)|case:mixed|eff:no|tok:\(tokenizer.rawValue)|smooth:exp|\(version)"
        case .ter: return "nrefs:\(references)|case:lc|tok:tercom|norm:no|punct:yes|asian:no|\(version)"
        }
    }
}
