public import TextProcessing

/// A moment of a speech and the place in the source that is spoken from then on.
public struct SpeechMark: Hashable, Sendable {
    /// What begins.
    public enum Kind: String, Hashable, Sendable {
        /// A sentence.
        case sentence
        /// A word, or another unit that is spoken as one: a number, a date.
        case word
        /// A named place, `mark` of SSML.
        case ssml
    }

    /// Milliseconds from the beginning of the speech.
    public var time: Int
    /// What begins.
    public var kind: Kind
    /// Its bytes in the source; of a named place the byte of its tag, and no length.
    public var source: ByteRange<OriginalText>
    /// The text as it stands in the source, entities resolved, or the name of the place.
    public var value: String
    /// Whether the time is shared out by letters and not the engine's.
    public var isEstimated: Bool

    /// Creates a mark.
    ///
    /// - Parameters:
    ///   - time: Milliseconds from the beginning of the speech.
    ///   - kind: What begins.
    ///   - source: Its bytes in the source.
    ///   - value: The text, or the name of the place.
    ///   - isEstimated: Whether the time is shared out by letters.
    public init(
        time: Int, kind: Kind, source: ByteRange<OriginalText>, value: String, isEstimated: Bool = false
    ) {
        self.time = time
        self.kind = kind
        self.source = source
        self.value = value
        self.isEstimated = isEstimated
    }
}

extension SpeechTimeline {
    /// The marks of all sentences, their times rising.
    public var marks: [SpeechMark] { sentences.flatMap { marks(of: $0) } }

    /// The marks of one sentence: itself, then its words and named places.
    ///
    /// - Parameter timed: One of ``sentences``.
    /// - Returns: The marks, their times rising.
    public func marks(of timed: TimedSentence) -> [SpeechMark] {
        let range = timed.sentence.source
        var marks: [SpeechMark] = []
        if timed.sentence.hasWords {
            marks.append(
                SpeechMark(time: timed.start, kind: .sentence, source: range, value: source.text(range.range)))
        }
        for (part, time) in zip(timed.sentence.parts, timed.parts) {
            switch part {
            case .word(let word):
                marks.append(
                    SpeechMark(
                        time: time.start, kind: .word, source: word.source, value: source.text(word.source.range),
                        isEstimated: time.isEstimated))
            case .mark(let name, let offset):
                marks.append(
                    SpeechMark(
                        time: time.start, kind: .ssml, source: ByteRange(offset, offset), value: name,
                        isEstimated: time.isEstimated))
            case .punctuation, .pause: continue
            }
        }
        return marks
    }
}

extension SpokenSentence {
    /// Whether anything is said.
    var hasWords: Bool { parts.contains { if case .word = $0 { true } else { false } } }
}
