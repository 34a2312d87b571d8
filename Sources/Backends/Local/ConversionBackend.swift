public import TextProcessing
public import Translation

/// Rewrites one variety as another by the rules of an orthography profile: Collao Quechua as Chanka, word by word.
///
/// It changes sounds and endings and no word, so it serves as the first leg of a route and says so in the answer.
public struct ConversionBackend: TranslationBackend {
    /// Identifier of this backend in routes and configuration.
    public static let id = "conversion"

    /// What the backend declares.
    public let description: BackendDescription
    private let converter: OrthographyConverter

    /// Creates a backend over a profile.
    ///
    /// - Parameters:
    ///   - converter: The profile's rules.
    ///   - pair: The varieties it leads from and to.
    public init(converter: OrthographyConverter, pair: LanguagePair) {
        self.converter = converter
        description = BackendDescription(
            id: Self.id, method: .rules, locality: .inProcess, directions: [.init(pair, quality: 0.6)],
            licence: "CC-BY-4.0")
    }

    /// Converts each segment, protected spans aside.
    public func translate(
        _ segments: [SegmentInput], pair: LanguagePair, deadline: ContinuousClock.Instant
    ) async -> [Result<SegmentOutput, BackendError>] {
        segments.map { segment in
            guard ContinuousClock.now < deadline else {
                return .failure(BackendError(.deadlineExceeded, "no time left for this segment"))
            }
            return .success(SegmentOutput(text: convert(segment)))
        }
    }

    /// Always healthy: it lives in this process.
    public func health() async -> BackendHealth { .healthy }

    private func convert(_ segment: SegmentInput) -> String {
        var output = ""
        var position = 0
        for span in segment.protectedSpans {
            output +=
                converter.convert(String(segment.text[utf8: ByteRange<NormalizedForm>(position, span.lowerBound)])).text
            output += segment.text[utf8: span]
            position = span.upperBound
        }
        let rest = ByteRange<NormalizedForm>(position, segment.text.utf8.count)
        return output + converter.convert(String(segment.text[utf8: rest])).text
    }
}
