/// Whether the difference between two systems on the same lines is more than luck.
///
/// Sources: Koehn (2004), "Statistical Significance Tests for Machine Translation Evaluation", the paired bootstrap;
/// Riezler and Maxwell (2005), "On Some Pitfalls in Automatic Evaluation and Significance Testing for MT", approximate
/// randomization. p-values are computed as by sacrebleu, (extreme trials + 1) / (trials + 1), save that systems with the
/// same score have a p-value of 1, where sacrebleu gives them the least one.
public struct PairedTest: Sendable {
    /// What was found.
    public struct Outcome: Sendable, Equatable {
        /// Score of the system minus that of the baseline.
        public let difference: Double
        /// Probability of a difference as large between equal systems.
        public let pValue: Double
        /// 95 % confidence interval of the difference; for the bootstrap only.
        public let interval: ClosedRange<Double>?
        /// Scores of the system in resamples; for the bootstrap only.
        public let system: ScoreInterval?
        /// Scores of the baseline in resamples; for the bootstrap only.
        public let baseline: ScoreInterval?
    }

    private let seed: UInt64

    /// A test with a seed.
    public init(seed: UInt64 = 12345) { self.seed = seed }

    /// The paired bootstrap: each trial draws as many lines as there are, with replacement, the same for both systems.
    ///
    /// A trial is extreme where its absolute difference exceeds the mean one by more than the difference observed.
    public func bootstrap(_ system: SystemStatistics, _ baseline: SystemStatistics, trials: Int = 1000) -> Outcome {
        Self.check(system, baseline, trials)
        let observed = system.score - baseline.score
        let scores = Shards.map(trials, size: 16) { [seed] trial in
            var random = SplitMix64(seed: seed, trial: trial)
            var first = [Double](repeating: 0, count: system.width)
            var second = first
            for _ in 0..<system.count {
                let line = random.next(below: system.count)
                system.add(line, to: &first)
                baseline.add(line, to: &second)
            }
            return (system: system.metric.score(first), baseline: system.metric.score(second))
        }
        let sizes = scores.map { abs($0.system - $0.baseline) }
        let mean = sizes.reduce(0, +) / Double(trials)
        return Outcome(
            difference: observed,
            pValue: Self.pValue(sizes.count { $0 - mean > abs(observed) }, of: trials, observed),
            interval: ScoreInterval.bounds(scores.map { $0.system - $0.baseline }),
            system: ScoreInterval(scores.map(\.system)), baseline: ScoreInterval(scores.map(\.baseline)))
    }

    /// Approximate randomization: in each trial the two systems exchange a random half of their lines.
    ///
    /// A trial is extreme where its absolute difference exceeds the one observed.
    public func randomization(_ system: SystemStatistics, _ baseline: SystemStatistics, trials: Int = 10_000) -> Outcome
    {
        Self.check(system, baseline, trials)
        let observed = system.score - baseline.score
        let (left, right) = (system.sum, baseline.sum)
        let change = zip(baseline.values, system.values).map { $0 - $1 }
        let width = system.width
        let differences = Shards.map(trials, size: 64) { [seed] trial in
            var random = SplitMix64(seed: seed, trial: trial)
            var moved = [Double](repeating: 0, count: width)
            var bits: UInt64 = 0
            for line in 0..<system.count {
                if line % 64 == 0 { bits = random.next() }
                guard bits >> UInt64(line % 64) & 1 == 1 else { continue }
                for slot in 0..<width { moved[slot] += change[line * width + slot] }
            }
            return abs(
                system.metric.score(zip(left, moved).map { $0 + $1 })
                    - system.metric.score(zip(right, moved).map { $0 - $1 }))
        }
        return Outcome(
            difference: observed,
            pValue: Self.pValue(differences.count { $0 > abs(observed) }, of: trials, observed),
            interval: nil, system: nil, baseline: nil)
    }

    private static func pValue(_ extreme: Int, of trials: Int, _ observed: Double) -> Double {
        observed == 0 ? 1 : Double(extreme + 1) / Double(trials + 1)
    }

    private static func check(_ system: SystemStatistics, _ baseline: SystemStatistics, _ trials: Int) {
        precondition(system.metric == baseline.metric, "both systems are scored by one metric")
        precondition(system.count == baseline.count, "both systems translate the same lines")
        precondition(trials > 0, "at least one trial")
    }
}
