public import TextProcessing

/// A word of the translation that Apertium could not carry over properly.
public struct ApertiumUnknownWord: Hashable, Sendable {
    /// The step at which the word failed.
    public enum Kind: String, Hashable, Sendable {
        /// The source dictionary does not know the word; it stands untranslated (Apertium's mark `*`).
        case unanalysed
        /// The bilingual dictionary does not know the lemma; the source lemma stands (Apertium's mark `@`).
        case untranslated
        /// The target dictionary cannot inflect the lemma; it stands uninflected (Apertium's mark `#`).
        case ungenerated
    }

    /// The word as it stands in the translation.
    public let surface: String
    /// Its place in the translation.
    public let range: ByteRange<ApertiumReply>
    /// The step at which it failed.
    public let kind: Kind

    /// Creates a description of a word that failed.
    public init(surface: String, range: ByteRange<ApertiumReply>, kind: Kind) {
        self.surface = surface
        self.range = range
        self.kind = kind
    }
}

/// A translation by Apertium; also the referential of offsets into its ``text``.
public struct ApertiumReply: Hashable, Sendable {
    /// The translation, free of Apertium's marks.
    public let text: String
    /// Words that failed, by place.
    public let unknownWords: [ApertiumUnknownWord]
    /// Where each protected span of the request stands now, in the order in which the request named them.
    public let protectedSpans: [ByteRange<ApertiumReply>]
}

/// Condition of the processes of one direction.
public struct ApertiumHealth: Hashable, Sendable {
    /// The direction.
    public let pair: LanguagePair
    /// Pipelines that should run.
    public let pipelines: Int
    /// Pipelines that run.
    public let runningPipelines: Int
    /// Pipelines replaced since the start.
    public let restarts: Int
    /// Texts that wait for a pipeline.
    public let queuedTexts: Int
    /// Texts inside a pipeline.
    public let textsInFlight: Int
    /// Whether texts are accepted; false after a shutdown and while no pipeline survives its start.
    public let isAvailable: Bool
}
