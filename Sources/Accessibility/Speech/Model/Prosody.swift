/// How fast, high and loud something is spoken, as factors of the voice's own: 1 is unchanged.
public struct Prosody: Hashable, Sendable {
    /// Factor of speed, between 0.25 and 4; 0.5 takes twice the time.
    public var rate: Double
    /// Factor of the fundamental frequency, between 0.5 and 2.
    public var pitch: Double
    /// Factor of loudness, between 0 and 2.
    public var volume: Double

    /// The voice as it is.
    public static let neutral = Prosody()

    /// Creates a prosody; values outside their range are brought to its ends.
    ///
    /// - Parameters:
    ///   - rate: Factor of speed.
    ///   - pitch: Factor of the fundamental frequency.
    ///   - volume: Factor of loudness.
    public init(rate: Double = 1, pitch: Double = 1, volume: Double = 1) {
        self.rate = min(max(rate, 0.25), 4)
        self.pitch = min(max(pitch, 0.5), 2)
        self.volume = min(max(volume, 0), 2)
    }
}
