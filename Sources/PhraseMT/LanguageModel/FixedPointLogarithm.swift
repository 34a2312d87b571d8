#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A natural log probability in two bytes: `-number / 2048`, from 0 to -32 in steps of 1/2048.
///
/// Half floats would be as small, but without F16C, which the x86-64 baseline lacks, each read is a function call.
public enum FixedPointLogarithm {
    /// The number nearest to the logarithm of a probability.
    public static func number(of probability: Double) -> UInt16 {
        guard probability > 0 else { return .max }
        return UInt16(max(0, min(65_535, (-2048 * log(probability)).rounded())))
    }

    /// The logarithm a number stands for.
    @inlinable public static func value(_ number: UInt16) -> Float { Float(number) * (-1 / 2048) }
}
