/// Statistics of a whole file of translations under one metric.
public struct SystemStatistics: Sendable {
    /// The metric.
    public let metric: Metric
    /// Lines of the file.
    public let count: Int
    /// Numbers of each line.
    let width: Int
    /// Numbers of the first line, then those of the second and so on.
    let values: [Double]

    /// Statistics of each line.
    public var lines: [[Double]] { (0..<count).map { Array(values[$0 * width..<($0 + 1) * width]) } }

    /// Their sum.
    public var sum: [Double] {
        var sum = [Double](repeating: 0, count: width)
        for line in 0..<count { add(line, to: &sum) }
        return sum
    }

    /// The score of the file.
    public var score: Double { metric.score(sum) }

    /// The score of each line.
    public var lineScores: [Double] { lines.map { metric.score($0, isSentence: true) } }

    /// Computes statistics on all cores.
    ///
    /// - Parameters:
    ///   - metric: The metric.
    ///   - hypotheses: Translations.
    ///   - references: One or more lists of references, as long.
    ///   - tokenizer: Tokenizer of BLEU.
    /// - Throws: `EvaluationError` where lists are empty or not equally long.
    public init(
        _ metric: Metric, hypotheses: [String], references: [[String]], tokenizer: BLEUTokenizer = .v13a
    ) throws(EvaluationError) {
        for list in references where list.count != hypotheses.count {
            throw .differentLengths(hypotheses: hypotheses.count, references: list.count)
        }
        guard !hypotheses.isEmpty, !references.isEmpty else { throw .empty }
        let lines = Shards.map(hypotheses.count) { line in
            metric.statistics(hypotheses[line], references.map { $0[line] }, tokenizer: tokenizer)
        }
        self.init(metric, lines: lines)
    }

    /// Statistics that are known; at least one line, all equally wide.
    init(_ metric: Metric, lines: [[Double]]) {
        self.metric = metric
        count = lines.count
        width = lines.first?.count ?? 0
        values = lines.flatMap { $0 }
    }

    /// Adds the numbers of a line, `sign` times.
    @inline(__always) func add(_ line: Int, to sum: inout [Double], sign: Double = 1) {
        for slot in 0..<width { sum[slot] += sign * values[line * width + slot] }
    }
}
