import TextProcessing
import Translation

/// Answer of `POST /v1/translate`.
struct TranslateReply: Sendable {
    let items: [ItemReply]
}

/// One item of the answer: a translation, or the problem that stood in its way.
struct ItemReply: Sendable {
    let status: String
    var text: String?
    var source: SourceReply?
    var target: TargetReply?
    var quality: QualityReply?
    var machineTranslated: Bool?
    var disclosure: String?
    var segments: [SegmentReply]?
    var edits: [EditReply]?
    var milliseconds: Double?
    var error: ProblemDocument?
}

/// How the source variety was decided.
struct SourceReply: Sendable {
    let asked: String?
    let identified: [GuessReply]
    let used: String
}

/// What was asked and served.
struct TargetReply: Sendable {
    let asked: String
    let served: String
    let how: String
    /// Variety that some sentence was converted from by rule.
    let convertedFrom: String?
}

/// A guess of identification; confidence in `0...1`.
struct GuessReply: Encodable, Sendable {
    let language: String
    let confidence: Double

    init(_ guess: LanguageGuess) {
        language = guess.variety.tag
        confidence = rounded(guess.confidence)
    }
}

/// The quality signal; score in `0...1`.
struct QualityReply: Sendable {
    let score: Double
    let reasons: [String]
}

/// A half-open range in the unit that the request chose.
struct RangeReply: Encodable, Hashable, Sendable {
    let start: Int
    let end: Int
}

/// One sentence of an item.
struct SegmentReply: Sendable {
    let status: String
    let sourceText: String
    let text: String
    let source: String
    let sourceRange: RangeReply
    let targetRange: RangeReply
    let legs: [LegReply]
    let quality: QualityReply?
    let unknownWords: [String]
    let attempts: [AttemptReply]
    let unitID: String?
    /// Only where the sentence was not translated.
    let notice: NoticeReply?
    /// Only where the client asked.
    let explanations: [SegmentExplanation]
}

/// One step of a route.
struct LegReply: Encodable, Sendable {
    let backend: String
    let source: String
    let target: String
}

/// One try over one step.
struct AttemptReply: Sendable {
    let backend: String
    let source: String
    let target: String
    let outcome: String
    let explanation: String?
    let milliseconds: Double
}

/// One change that normalization made.
struct EditReply: Encodable, Sendable {
    let kind: String
    let rule: String?
    let original: RangeReply
    /// Only where the normalized text is in the answer too.
    let normalized: RangeReply?
}

/// Three decimals, so that answers do not carry noise.
func rounded(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }

/// A duration in milliseconds with three decimals.
func inMilliseconds(_ duration: Duration) -> Double {
    let (seconds, attoseconds) = duration.components
    return rounded(Double(seconds) * 1000 + Double(attoseconds) / 1e15)
}
