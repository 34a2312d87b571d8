public import TextProcessing

/// A translated text with everything a reader may want to know of how it came to be.
public struct TranslationResult: Sendable, Codable {
    /// The translation; segments without an answer stand in it as they were.
    public let text: String
    /// Variety the text was said or found to be in.
    public let source: SourceDecision
    /// Variety asked for and served.
    public let target: VarietyNegotiation
    /// The sentences, in order.
    public let segments: [SegmentResult]
    /// Changes made to the text before translating.
    public let edits: [NormalizationEdit]
    /// Time from request to result.
    public let duration: Duration
    /// Whether it was made for an equal request before.
    public var isFromCache = false

    /// The result as it is given to a later caller.
    func servedFromCache() -> TranslationResult {
        var copy = self
        copy.isFromCache = true
        return copy
    }

    /// Whether any part of the text was translated by a machine.
    public var isMachineTranslated: Bool { segments.contains { $0.isMachineTranslated } }

    /// The weakest status of the segments: what a caller must know before publishing.
    public var status: SegmentResult.Status { segments.map(\.status).max() ?? .copied }

    /// Variety whose text was made into the target's by rule in some segment; nil when there is none.
    public var convertedFrom: LanguageVariety? { segments.lazy.compactMap(\.convertedFrom).first }

    /// The lowest score of the translated segments, or nil when nothing was translated.
    public var score: Double? { segments.compactMap { $0.quality?.score }.min() }
}

/// How the source variety of a text was decided.
public struct SourceDecision: Sendable, Codable {
    /// Variety the client named, or nil when it asked to identify.
    public let asked: LanguageVariety?
    /// What identification thought, best first; empty when it was not asked.
    public let guesses: [LanguageGuess]
    /// Variety translated from.
    public let used: LanguageVariety
}

/// One sentence of a result.
public struct SegmentResult: Sendable, Codable {
    /// What became of a segment, from best to worst.
    public enum Status: String, Sendable, Comparable, Codable {
        /// Stands as it was, because there is nothing to translate in it.
        case copied
        /// Has a translation.
        case translated
        /// No backend had an answer; stands as it was.
        case abstained
        /// Every backend that might have answered failed; stands as it was.
        case failed

        private var rank: Int {
            switch self {
            case .copied: 0
            case .translated: 1
            case .abstained: 2
            case .failed: 3
            }
        }

        /// Order from best to worst.
        public static func < (left: Status, right: Status) -> Bool { left.rank < right.rank }
    }

    /// Where the sentence stands in the text as received.
    public let sourceRange: ByteRange<OriginalText>
    /// Where its translation stands in ``TranslationResult/text``, in bytes.
    public let targetRange: Range<Int>
    /// The sentence after normalization.
    public let sourceText: String
    /// The translation, or the sentence itself.
    public let text: String
    /// Variety this sentence was translated from.
    public let source: LanguageVariety
    /// What became of it.
    public let status: Status
    /// The way its answer came; empty when there is none.
    public let legs: [RouteLeg]
    /// How far the answer can be trusted; nil when there is none.
    public let quality: QualityEstimate?
    /// Words the engines did not know.
    public let unknownWords: [String]
    /// Other translations, best first.
    public let alternatives: [String]
    /// Every try, in order.
    public let attempts: [RouteAttempt]
    /// Stored unit the answer is, if it is one.
    public let unitID: String?
    /// Whether a machine translated it.
    public let isMachineTranslated: Bool
    /// What the answer was made from, where the caller asked.
    public let explanations: [SegmentExplanation]
    /// Variety whose text was made into the target's by rule, or nil when the answer is the target's own.
    public let convertedFrom: LanguageVariety?
    /// Why it was not translated and what to do about it; nil for one that was, or needed no translation.
    public let notice: UntranslatedNotice?
}

extension TranslationResult {
    /// Other translations of a text of one sentence, best first; empty for longer texts.
    public var alternatives: [String] { segments.count == 1 ? segments[0].alternatives : [] }
}
