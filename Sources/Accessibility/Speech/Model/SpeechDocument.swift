public import TextProcessing

/// What is to be spoken, read from plain text or from SSML: runs of text with their language and manner, and what stands
/// between them.
public struct SpeechDocument: Hashable, Sendable {
    /// The elements in order.
    public var elements: [SpeechElement]

    /// Creates a document of elements in order.
    public init(elements: [SpeechElement]) { self.elements = elements }
}

/// One element of a spoken document.
public enum SpeechElement: Hashable, Sendable {
    /// A run of text.
    case text(SpeechRun)
    /// Silence.
    case pause(milliseconds: Int)
    /// A named place, which speech marks report; `offset` is its UTF-8 byte in the source.
    case mark(name: String, offset: Int)
    /// A sentence ends here, whatever the punctuation says.
    case sentenceEnd
    /// A paragraph ends here.
    case paragraphEnd
}

/// A run of text in one language and one manner.
public struct SpeechRun: Hashable, Sendable {
    /// The characters, as the citizen wrote them (entities resolved).
    public var text: String
    /// For each UTF-8 byte of `text` the byte of the source it stands at; nil when text and source are the same from
    /// `start` on, byte for byte.
    public var offsets: [Int]?
    /// UTF-8 byte of the source at which the run starts.
    public var start: Int
    /// Language given by the source (`xml:lang`), or nil: that of the request, or as identification finds.
    public var variety: LanguageVariety?
    /// How the run is to be read.
    public var style: ReadingStyle
    /// How fast, high and loud.
    public var prosody: Prosody

    /// Creates a run.
    ///
    /// - Parameters:
    ///   - text: Characters to be spoken.
    ///   - start: UTF-8 byte of the source at which it starts.
    ///   - offsets: Source byte for each byte of `text`, or nil when they run in step from `start`.
    ///   - variety: Language given by the source.
    ///   - style: How it is to be read.
    ///   - prosody: How fast, high and loud.
    public init(
        text: String, start: Int, offsets: [Int]? = nil, variety: LanguageVariety? = nil,
        style: ReadingStyle = .automatic, prosody: Prosody = .neutral
    ) {
        self.text = text
        self.start = start
        self.offsets = offsets
        self.variety = variety
        self.style = style
        self.prosody = prosody
    }

    /// The bytes of the source for a range of bytes of `text`.
    public func source(of range: Range<Int>) -> ByteRange<OriginalText> {
        guard let offsets else { return ByteRange(start + range.lowerBound, start + range.upperBound) }
        guard let first = offsets.indices.contains(range.lowerBound) ? offsets[range.lowerBound] : offsets.last else {
            return ByteRange(start, start)
        }
        let last = range.isEmpty ? first : offsets[range.upperBound - 1] + 1
        return ByteRange(first, max(first, last))
    }
}
