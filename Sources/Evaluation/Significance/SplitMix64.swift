/// A small generator that gives the same numbers on every machine.
///
/// Source: Steele, Lea and Flood (2014), "Fast Splittable Pseudorandom Number Generators".
struct SplitMix64 {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// A generator for one trial of a test, so that trials may run in any order.
    init(seed: UInt64, trial: Int) {
        self.init(seed: seed)
        state = next() ^ (UInt64(trial) &* 0xD1B5_4A32_D192_ED03)
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }

    /// A number from 0 to below `count`.
    mutating func next(below count: Int) -> Int { Int(next().multipliedFullWidth(by: UInt64(count)).high) }
}
