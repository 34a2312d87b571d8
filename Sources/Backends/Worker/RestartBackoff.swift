/// Pauses before restarts: doubled with each failure in a row, half of each drawn by lot so that many do not step alike.
struct RestartBackoff {
    private let minimum: Duration
    private let maximum: Duration
    private var state: UInt64

    init(minimum: Duration, maximum: Duration, seed: UInt64) {
        self.minimum = minimum
        self.maximum = maximum
        state = seed
    }

    /// The pause after this many failures in a row, at least 1: between half and all of `minimum * 2^(failures - 1)`,
    /// never more than the maximum.
    mutating func pause(afterFailures failures: Int) -> Duration {
        var full = minimum
        for _ in 1..<max(1, failures) where full < maximum { full += full }
        let half = min(full, maximum) / 2
        return half + half * (Double(draw() >> 11) / Double(1 << 53))
    }

    /// SplitMix64 (Steele, Lea and Flood, 2014).
    private mutating func draw() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
