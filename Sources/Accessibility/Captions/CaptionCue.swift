/// Text that is shown for a time.
public struct CaptionCue: Hashable, Sendable {
    /// The number of SubRip, the identifier of WebVTT, `xml:id` of TTML; nil when there is none.
    public var id: String?
    /// When it appears, in milliseconds.
    public var start: Int
    /// When it goes, in milliseconds, or nil when the file does not say.
    public var end: Int?
    /// What is shown.
    public var text: CaptionText
    /// Position and manner verbatim: the settings of WebVTT, the coordinates of SubRip, attributes of TTML.
    public var settings: String
    /// Language as the file names it where it differs from the document's, or nil.
    public var language: String?

    /// Creates a cue.
    ///
    /// - Parameters:
    ///   - id: Number or identifier.
    ///   - start: When it appears, in milliseconds.
    ///   - end: When it goes, in milliseconds, or nil.
    ///   - text: What is shown.
    ///   - settings: Position and manner, verbatim.
    ///   - language: Language where it differs from the document's.
    public init(
        id: String? = nil, start: Int, end: Int?, text: CaptionText, settings: String = "", language: String? = nil
    ) {
        self.id = id
        self.start = start
        self.end = end
        self.text = text
        self.settings = settings
        self.language = language
    }

    /// How long it is shown, in milliseconds; nil without an end, 0 when it ends before it starts.
    public var duration: Int? { end.map { max(0, $0 - start) } }
}
