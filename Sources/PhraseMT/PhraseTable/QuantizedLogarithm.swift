#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A log probability in one byte: `-byte / 16`, from 0 to -15.9 in steps of 1/16.
public enum QuantizedLogarithm {
    /// The byte nearest to the logarithm of a probability in `0...1`.
    public static func byte(ofProbability probability: Double) -> UInt8 {
        guard probability > 0 else { return 255 }
        return UInt8(max(0, min(255, (-16 * log(probability)).rounded())))
    }

    /// The logarithm a byte stands for.
    @inlinable public static func value(_ byte: UInt8) -> Float { Float(byte) * -0.0625 }
}
