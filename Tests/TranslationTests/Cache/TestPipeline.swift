import TextProcessing
import Translation

/// A pipeline over one backend that gives every segment back in capitals.
enum TestPipeline {
    static func make() throws -> TranslationPipeline {
        let root = #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
        let stages = TextStages(
            identifier: try LanguageIdentifier(directory: "/\(root)/corpora/identification"),
            splitter: SentenceSplitter(abbreviations: .empty), outputProfiles: [:])
        return TranslationPipeline(backends: [CapitalsBackend()], stages: stages)
    }

    private struct CapitalsBackend: TranslationBackend {
        let description = BackendDescription(
            id: "capitals", method: .rules, locality: .inProcess,
            directions: [.init(LanguagePair(source: .spanish, target: .chankaQuechua), quality: 0.5)], licence: "test")

        func translate(
            _ segments: [SegmentInput], pair: LanguagePair, deadline: ContinuousClock.Instant
        ) async -> [Result<SegmentOutput, BackendError>] {
            segments.map { .success(SegmentOutput(text: $0.text.uppercased())) }
        }

        func health() async -> BackendHealth { .healthy }
    }
}
