import Synchronization

/// Random numbers for jitter, shared by all tasks; SplitMix64 (Steele, Lea and Flood 2014) from a seed.
public final class RandomSource: Sendable {
    private let state: Mutex<UInt64>

    /// Creates a source; equal seeds give equal numbers.
    public init(seed: UInt64 = .random(in: .min ... .max)) { state = Mutex(seed) }

    /// The next number in `0..<1`.
    public func next() -> Double {
        let bits = state.withLock { state in
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
        return Double(bits >> 11) / Double(1 << 53)
    }
}
