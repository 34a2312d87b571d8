/// Speech as samples: one channel, signed 16-bit, with the times at which words begin.
public struct SpeechAudio: Hashable, Sendable {
    /// Samples a second.
    public var sampleRate: Int
    /// Amplitudes, full scale -32768 to 32767.
    public var samples: [Int16]
    /// Where parts of the sentence begin, in rising order; empty when the engine does not tell.
    public var times: [PartTime]

    /// Creates audio.
    ///
    /// - Parameters:
    ///   - sampleRate: Samples a second.
    ///   - samples: Amplitudes.
    ///   - times: Where parts of the sentence begin.
    public init(sampleRate: Int, samples: [Int16], times: [PartTime] = []) {
        self.sampleRate = sampleRate
        self.samples = samples
        self.times = times
    }

    /// Length in milliseconds.
    public var milliseconds: Int { sampleRate == 0 ? 0 : samples.count * 1000 / sampleRate }
}

/// Where one part of a spoken sentence begins in its audio.
public struct PartTime: Hashable, Sendable {
    /// Index into the sentence's parts.
    public var part: Int
    /// First sample of it, 0-based.
    public var sample: Int

    /// Creates a time.
    ///
    /// - Parameters:
    ///   - part: Index into the sentence's parts.
    ///   - sample: First sample of it.
    public init(part: Int, sample: Int) {
        self.part = part
        self.sample = sample
    }
}
