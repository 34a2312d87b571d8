/// Whether the difference between two systems on the same lines is more than luck.
///
/// Sources: Koehn (2004), "Statistical Significance Tests for Machine Translation Evaluation", the paired bootstrap;
/// Riezler and Maxwell (2005), "On Some Pitfalls in Automatic Evaluation and Significance Testing for MT", approximate
/// randomization. p-values are those of sacrebleu: two-sided, (extreme trials + 1) / (trials + 1).
public struct PairedTest: Sendable {
    /// What was found.
    public struct Outcome: Sendable, Equatable {
        /// Score of the system minus that of the baseline.
        public let difference: Double
        /// Probability of a difference as large between equal systems.
        public let pValue: Double
        /// 95 % confidence interval of the difference; for the bootstrap only.
        public let interval: ClosedRange<Double>?
    }

    private let seed: UInt64

    /// A test with a seed.
    public init(seed: UInt64 = 12345) { self.seed = seed }

    /// The paired bootstrap.
    public func bootstrap(_ system: SystemStatistics, _ baseline: SystemStatistics, trials: Int = 1000) -> Outcome {
        precondition(system.metric == baseline.metric && system.lines.count == baseline.lines.count && trials > 0)
        let observed = system.score - baseline.score
        var random = seed
        let count = system.lines.count
        var differences: [Double] = []
        for _ in 0..<trials {
            let chosen = (0..<count).map { _ in Int(Self.next(&random).multipliedFullWidth(by: UInt64(count)).high) }
            differences.append(
                system.metric.score(SystemStatistics.sum(system.lines, chosen))
                    - system.metric.score(SystemStatistics.sum(baseline.lines, chosen)))
        }
        let mean = differences.reduce(0, +) / Double(trials)
        let extreme = differences.count { abs($0 - mean) >= abs(observed) }
        differences.sort()
        let cut = Int(Double(trials) * 0.025)
        return Outcome(
            difference: observed, pValue: Double(extreme + 1) / Double(trials + 1),
            interval: differences[cut]...differences[max(cut, trials - 1 - cut)])
    }

    /// Approximate randomization: in each trial the two systems exchange a random half of their lines.
    public func randomization(_ system: SystemStatistics, _ baseline: SystemStatistics, trials: Int = 10_000) -> Outcome
    {
        precondition(system.metric == baseline.metric && system.lines.count == baseline.lines.count && trials > 0)
        let observed = system.score - baseline.score
        let left = system.sum
        let right = baseline.sum
        var random = seed
        var extreme = 0
        for _ in 0..<trials {
            var first = left
            var second = right
            var bits: UInt64 = 0
            for line in system.lines.indices {
                if line % 64 == 0 { bits = Self.next(&random) }
                guard bits >> UInt64(line % 64) & 1 == 1 else { continue }
                for slot in first.indices {
                    let change = baseline.lines[line][slot] - system.lines[line][slot]
                    first[slot] += change
                    second[slot] -= change
                }
            }
            if abs(system.metric.score(first) - system.metric.score(second)) >= abs(observed) { extreme += 1 }
        }
        return Outcome(difference: observed, pValue: Double(extreme + 1) / Double(trials + 1), interval: nil)
    }

    /// SplitMix64 (Steele, Lea and Flood 2014).
    private static func next(_ state: inout UInt64) -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
