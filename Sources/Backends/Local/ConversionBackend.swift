public import TextProcessing
public import Translation

/// Rewrites one variety as another by rule, word by word: Collao Quechua as Chanka, and Chanka as Collao.
///
/// It changes sounds and endings and no word, so it serves as a leg of a route and says so in the answer. The way back
/// is offered only while a trained model leads to where it begins: what a dictionary makes is too rough to be rewritten.
public struct ConversionBackend: TranslationBackend {
    /// Identifier of this backend in routes and configuration.
    public static let id = "conversion"

    /// What the backend declares.
    public var description: BackendDescription {
        let pairs = isReverseOffered() ? [pair, pair.reversed] : [pair]
        return BackendDescription(
            id: Self.id, method: .conversion, locality: .inProcess, directions: pairs.map { .init($0, quality: 0.6) },
            licence: "CC-BY-4.0")
    }
    private let pair: LanguagePair
    private let converter: OrthographyConverter
    private let reverse: VarietyConverter?
    private let isReverseOffered: @Sendable () -> Bool

    /// Creates a backend over a profile.
    ///
    /// - Parameters:
    ///   - converter: The profile's rules.
    ///   - pair: The varieties it leads from and to.
    ///   - reverse: The way back, if there is one.
    ///   - isReverseOffered: Whether the way back is declared now.
    public init(
        converter: OrthographyConverter, pair: LanguagePair, reverse: VarietyConverter? = nil,
        isReverseOffered: @escaping @Sendable () -> Bool = { false }
    ) {
        self.converter = converter
        self.pair = pair
        self.reverse = reverse
        self.isReverseOffered = { reverse != nil && isReverseOffered() }
    }

    /// Converts each segment, protected spans aside.
    public func translate(
        _ segments: [SegmentInput], pair: LanguagePair, deadline: ContinuousClock.Instant
    ) async -> [Result<SegmentOutput, BackendError>] {
        let isBack = pair == self.pair.reversed
        return segments.map { segment in
            guard ContinuousClock.now < deadline else {
                return .failure(BackendError(.deadlineExceeded, "no time left for this segment"))
            }
            return .success(SegmentOutput(text: convert(segment, isBack: isBack)))
        }
    }

    /// Always healthy: it lives in this process.
    public func health() async -> BackendHealth { .healthy }

    private func convert(_ segment: SegmentInput, isBack: Bool) -> String {
        func rewritten(_ text: String) -> String {
            isBack ? reverse?.convert(text).text ?? text : converter.convert(text).text
        }
        var output = ""
        var position = 0
        for span in segment.protectedSpans {
            output += rewritten(String(segment.text[utf8: ByteRange<NormalizedForm>(position, span.lowerBound)]))
            output += segment.text[utf8: span]
            position = span.upperBound
        }
        let rest = ByteRange<NormalizedForm>(position, segment.text.utf8.count)
        return output + rewritten(String(segment.text[utf8: rest]))
    }
}
