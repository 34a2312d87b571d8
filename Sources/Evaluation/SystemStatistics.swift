import Dispatch
import Synchronization

/// Statistics of a whole file of translations under one metric.
public struct SystemStatistics: Sendable {
    /// The metric.
    public let metric: Metric
    /// Statistics of each line.
    public let lines: [[Double]]

    /// Their sum.
    public var sum: [Double] { Self.sum(lines, lines.indices) }

    /// The score of the file.
    public var score: Double { lines.isEmpty ? 0 : metric.score(sum) }

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
        let size = 256
        let chunks = (hypotheses.count + size - 1) / size
        let results = Mutex([[[Double]]](repeating: [], count: chunks))
        DispatchQueue.concurrentPerform(iterations: chunks) { chunk in
            let range = chunk * size..<min(hypotheses.count, (chunk + 1) * size)
            let made = range.map { line in
                metric.statistics(hypotheses[line], references.map { $0[line] }, tokenizer: tokenizer)
            }
            results.withLock { $0[chunk] = made }
        }
        self.metric = metric
        lines = results.withLock { $0.flatMap { $0 } }
    }

    /// The sum of some lines.
    static func sum(_ lines: [[Double]], _ indices: some Sequence<Int>) -> [Double] {
        var sum = [Double](repeating: 0, count: lines.first?.count ?? 0)
        for index in indices {
            for slot in sum.indices { sum[slot] += lines[index][slot] }
        }
        return sum
    }
}
