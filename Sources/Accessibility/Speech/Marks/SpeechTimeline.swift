import TextProcessing

/// When each part of a speech is heard, sentence after sentence.
///
/// Times only rise. Where an engine does not tell when a part begins, the time between two parts that are known (or the
/// ends of the sentence) is shared out in proportion to letters, and the part says that it is estimated.
public struct SpeechTimeline: Sendable {
    /// The text that is spoken.
    public let source: SpokenSource
    /// The sentences in order.
    public private(set) var sentences: [TimedSentence] = []
    // Nanoseconds: sentences may have different sample rates, and rounding must not add up over a long speech.
    private var clock = 0

    /// Creates the timeline of a speech that has not begun.
    ///
    /// - Parameter source: The text that is spoken.
    public init(source: SpokenSource) { self.source = source }

    /// Length up to now in milliseconds.
    public var milliseconds: Int { clock / 1_000_000 }

    /// Puts a sentence at the end.
    ///
    /// - Parameters:
    ///   - sentence: The sentence.
    ///   - audio: Its audio.
    /// - Returns: Its times.
    @discardableResult
    public mutating func append(_ sentence: SpokenSentence, _ audio: SpeechAudio) -> TimedSentence {
        let start = clock
        let rate = max(audio.sampleRate, 1)
        func time(_ sample: Int) -> Int { (start + sample * 1_000_000_000 / rate) / 1_000_000 }
        let starts = Self.starts(of: sentence.parts, in: audio)
        var parts: [TimedPart] = []
        for (index, begin) in starts.enumerated() {
            let end = index + 1 < starts.count ? starts[index + 1].sample : audio.samples.count
            parts.append(
                TimedPart(start: time(begin.sample), end: time(max(begin.sample, end)), isEstimated: begin.isEstimated))
        }
        let timed = TimedSentence(
            sentence: sentence, start: time(0), end: time(audio.samples.count), parts: parts)
        clock += audio.samples.count * 1_000_000_000 / rate
        sentences.append(timed)
        return timed
    }

    /// First sample of each part, never before that of the part in front.
    static func starts(of parts: [SpokenPart], in audio: SpeechAudio) -> [(sample: Int, isEstimated: Bool)] {
        var known = [Int?](repeating: nil, count: parts.count)
        var latest = 0
        // In the order of the parts; an engine that goes backwards is held at the time in front.
        for time in audio.times.sorted(by: { $0.part < $1.part }) where parts.indices.contains(time.part) {
            latest = max(latest, min(max(time.sample, 0), audio.samples.count))
            if known[time.part] == nil { known[time.part] = latest }
        }
        var result: [(sample: Int, isEstimated: Bool)] = []
        var index = 0
        while index < parts.count {
            let next = parts.indices[(index + 1)...].first { known[$0] != nil } ?? parts.count
            let begin = known[index] ?? 0
            let end = next < parts.count ? known[next] ?? begin : audio.samples.count
            let shares = shares(of: parts[index..<next], samples: end - begin, rate: audio.sampleRate)
            var sample = begin
            for (offset, share) in shares.enumerated() {
                result.append((sample, offset > 0 || known[index] == nil))
                sample += share
            }
            index = next
        }
        return result
    }

    /// Shares samples out: pauses get their length as far as it goes, the rest goes by letters.
    private static func shares(of parts: ArraySlice<SpokenPart>, samples: Int, rate: Int) -> [Int] {
        var silence = 0
        var weights = 0
        for part in parts {
            silence += pause(part, rate)
            weights += weight(part)
        }
        let sharedSilence = weights == 0 ? samples : min(silence, samples)
        var result: [Int] = []
        var (passedSilence, passedWeights, passed) = (0, 0, 0)
        for part in parts {
            passedSilence += pause(part, rate)
            passedWeights += weight(part)
            // From the totals, so that what is rounded off does not add up.
            let end =
                (silence == 0 ? 0 : sharedSilence * passedSilence / silence)
                + (weights == 0 ? 0 : (samples - sharedSilence) * passedWeights / weights)
            result.append(end - passed)
            passed = end
        }
        return result
    }

    private static func pause(_ part: SpokenPart, _ rate: Int) -> Int {
        guard case .pause(let milliseconds) = part else { return 0 }
        return milliseconds * rate / 1_000
    }

    private static func weight(_ part: SpokenPart) -> Int {
        switch part {
        case .word(let word): max(1, word.spoken.unicodeScalars.count { $0.properties.isAlphabetic })
        // The voice rests about as long as it takes to say two letters.
        case .punctuation: 2
        case .pause, .mark: 0
        }
    }
}

/// A sentence and when it is heard, in milliseconds from the beginning of the speech.
public struct TimedSentence: Hashable, Sendable {
    /// The sentence.
    public let sentence: SpokenSentence
    /// When it begins.
    public let start: Int
    /// When it ends.
    public let end: Int
    /// When each of its parts is heard.
    public let parts: [TimedPart]
}

/// When a part of a sentence is heard, in milliseconds from the beginning of the speech.
public struct TimedPart: Hashable, Sendable {
    /// When it begins.
    public let start: Int
    /// When the next part begins, or the sentence ends.
    public let end: Int
    /// Whether the beginning is shared out by letters and not the engine's.
    public let isEstimated: Bool
}
