/// What a viewer can read: limits of captions; a limit that is nil is not applied.
public struct CaptionRules: Hashable, Sendable {
    /// Most characters a second, spaces and punctuation included, ends of lines not.
    public var charactersPerSecond: Double?
    /// Most words a minute.
    public var wordsPerMinute: Double?
    /// Most characters in a line.
    public var lineLength: Int?
    /// Most lines in a cue.
    public var lineCount: Int?
    /// Shortest time of a cue, in milliseconds.
    public var minimumDuration: Int?
    /// Longest time of a cue, in milliseconds.
    public var maximumDuration: Int?
    /// Shortest time between cues that do not touch, in milliseconds.
    public var minimumGap: Int?

    /// Creates rules.
    ///
    /// - Parameters:
    ///   - charactersPerSecond: Most characters a second.
    ///   - wordsPerMinute: Most words a minute.
    ///   - lineLength: Most characters in a line.
    ///   - lineCount: Most lines in a cue.
    ///   - minimumDuration: Shortest time of a cue, in milliseconds.
    ///   - maximumDuration: Longest time of a cue, in milliseconds.
    ///   - minimumGap: Shortest time between cues, in milliseconds.
    public init(
        charactersPerSecond: Double? = nil, wordsPerMinute: Double? = nil, lineLength: Int? = nil,
        lineCount: Int? = nil, minimumDuration: Int? = nil, maximumDuration: Int? = nil, minimumGap: Int? = nil
    ) {
        self.charactersPerSecond = charactersPerSecond
        self.wordsPerMinute = wordsPerMinute
        self.lineLength = lineLength
        self.lineCount = lineCount
        self.minimumDuration = minimumDuration
        self.maximumDuration = maximumDuration
        self.minimumGap = minimumGap
    }

    /// Subtitles for adults by Netflix's templates: 17 characters a second, 42 a line, two lines, 5/6 to 7 seconds, two
    /// frames (83 ms at 24 frames a second) between cues.
    ///
    /// Source: Netflix, English Template Timed Text Style Guide and General Requirements.
    public static let netflix = CaptionRules(
        charactersPerSecond: 17, lineLength: 42, lineCount: 2, minimumDuration: 833, maximumDuration: 7000,
        minimumGap: 83)

    /// The same for programmes for children: 13 characters a second.
    ///
    /// Source: as ``netflix``.
    public static let netflixChildren = CaptionRules(
        charactersPerSecond: 13, lineLength: 42, lineCount: 2, minimumDuration: 833, maximumDuration: 7000,
        minimumGap: 83)

    /// The Spanish norm for the deaf: 15 characters a second, 37 a line, two lines.
    ///
    /// It sets no durations.
    ///
    /// Source: UNE 153010:2012, Subtitulado para personas sordas y personas con discapacidad auditiva.
    public static let une153010 = CaptionRules(charactersPerSecond: 15, lineLength: 37, lineCount: 2)

    /// British broadcast subtitles: 160 to 180 words a minute, of which the upper end is taken, two lines, 37 characters
    /// a line as in Teletext.
    ///
    /// Source: BBC Subtitle Guidelines, sections on line length and timing.
    public static let bbc = CaptionRules(wordsPerMinute: 180, lineLength: 37, lineCount: 2)

    /// The presets by name.
    public static let presets: [(name: String, rules: CaptionRules)] = [
        ("bbc", bbc), ("netflix", netflix), ("netflix-children", netflixChildren), ("une153010", une153010),
    ]

    /// The preset of a name, or nil.
    public static func preset(_ name: String) -> CaptionRules? { presets.first { $0.name == name }?.rules }
}
