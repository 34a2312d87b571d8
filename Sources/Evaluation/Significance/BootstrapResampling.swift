/// The paired bootstrap: whether one system is better than another on a test set, or was lucky with its sentences.
///
/// Source: Koehn (2004), "Statistical Significance Tests for Machine Translation Evaluation". Each trial draws as many
/// sentences as there are, with replacement, the same for both systems, and scores both corpora. The p-value is the share
/// of trials whose difference, moved to mean zero, is as large as the one observed in either direction; that of
/// `PairedTest` and sacrebleu counts one direction and is about half as large.
public struct BootstrapResampling: Sendable {
    /// What was found.
    public struct Outcome: Sendable, Equatable {
        /// Score of the system on all sentences.
        public let score: Double
        /// Score of the baseline on all sentences.
        public let baseline: Double
        /// Probability of a difference as large as this between equal systems.
        public let pValue: Double
        /// The 95 % confidence interval of the difference, system minus baseline.
        public let interval: ClosedRange<Double>
    }

    /// Samples drawn.
    public let trials: Int
    /// Seed of the draws.
    public let seed: UInt64

    /// A bootstrap.
    public init(trials: Int = 1000, seed: UInt64 = 12345) {
        precondition(trials > 0, "at least one trial")
        self.trials = trials
        self.seed = seed
    }

    /// Compares two systems by their sentence statistics.
    ///
    /// - Parameters:
    ///   - system: Statistics of each sentence.
    ///   - baseline: Statistics of the same sentences by the other system.
    ///   - metric: The score of summed statistics.
    /// - Returns: Scores, p-value and interval; equal systems and no sentences give a p-value of 1.
    public func compare(
        _ system: [ChrFStatistics], with baseline: [ChrFStatistics], metric: ChrF = .plusPlus
    ) -> Outcome {
        precondition(system.count == baseline.count, "both systems translate the same sentences")
        let scores = (Self.score(system, metric), Self.score(baseline, metric))
        guard !system.isEmpty else { return Outcome(score: 0, baseline: 0, pValue: 1, interval: 0...0) }
        let (left, right) = (Self.flat(system), Self.flat(baseline))
        var random = seed
        var differences: [Double] = []
        differences.reserveCapacity(trials)
        for _ in 0..<trials {
            var sums = ([Double](repeating: 0, count: Self.width), [Double](repeating: 0, count: Self.width))
            for _ in system.indices {
                let offset = Int(Self.next(&random).multipliedFullWidth(by: UInt64(system.count)).high) * Self.width
                for slot in 0..<Self.width {
                    sums.0[slot] += left[offset + slot]
                    sums.1[slot] += right[offset + slot]
                }
            }
            differences.append(metric.score(Self.statistics(sums.0)) - metric.score(Self.statistics(sums.1)))
        }
        let observed = abs(scores.0 - scores.1)
        let mean = differences.reduce(0, +) / Double(trials)
        let extreme = differences.count { abs($0 - mean) >= observed }
        differences.sort()
        let cut = Int(Double(trials) * 0.025)
        return Outcome(
            score: scores.0, baseline: scores.1, pValue: Double(extreme + 1) / Double(trials + 1),
            interval: differences[cut]...differences[max(cut, trials - 1 - cut)])
    }

    private static let width = 3 * ChrFStatistics.orders

    private static func score(_ sentences: [ChrFStatistics], _ metric: ChrF) -> Double {
        metric.score(sentences.reduce(ChrFStatistics(), +))
    }

    private static func flat(_ sentences: [ChrFStatistics]) -> [Double] {
        sentences.flatMap { ($0.hypothesisCounts + $0.referenceCounts + $0.matches).map(Double.init) }
    }

    private static func statistics(_ sums: [Double]) -> ChrFStatistics {
        let orders = ChrFStatistics.orders
        var statistics = ChrFStatistics()
        statistics.hypothesisCounts = sums[0..<orders].map { Float($0) }
        statistics.referenceCounts = sums[orders..<2 * orders].map { Float($0) }
        statistics.matches = sums[(2 * orders)...].map { Float($0) }
        return statistics
    }

    /// SplitMix64 (Steele, Lea, Flood 2014).
    private static func next(_ state: inout UInt64) -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
