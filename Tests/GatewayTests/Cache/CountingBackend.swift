import Synchronization
import TextProcessing
import Translation

/// Answers in capitals, and counts how often it was asked.
final class CountingBackend: TranslationBackend {
    private let calls = Mutex(0)
    let description = BackendDescription(
        id: "counting", method: .dictionary, locality: .inProcess,
        directions: [.init(LanguagePair(source: .spanish, target: .chankaQuechua), quality: 0.25)], licence: "test")

    var count: Int { calls.withLock { $0 } }

    func translate(
        _ segments: [SegmentInput], pair: LanguagePair, deadline: ContinuousClock.Instant
    ) async -> [Result<SegmentOutput, BackendError>] {
        calls.withLock { $0 += 1 }
        return segments.map { .success(SegmentOutput(text: $0.text.uppercased())) }
    }

    func health() async -> BackendHealth { .healthy }
}
