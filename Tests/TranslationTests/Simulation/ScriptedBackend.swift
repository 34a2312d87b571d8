import Synchronization
import TextProcessing

@testable import Translation

/// A backend that does what the script says for each call.
final class ScriptedBackend: TranslationBackend {
    /// What a call does.
    enum Behaviour: Sendable {
        /// Answers after a time.
        case answer(after: Duration)
        /// Waits until it is cancelled.
        case hang
        /// Fails after a time.
        case fail(BackendError, after: Duration)
        /// Answers with this text whatever it is asked.
        case say(String)
        /// Answers the first segments and is dead for the others.
        case dieAfter(segments: Int)
        /// Gives fewer results than segments.
        case miscount
    }

    let description: BackendDescription
    private let time: VirtualTime
    private let script: @Sendable (_ call: Int, _ now: ContinuousClock.Instant) -> Behaviour
    private let state = Mutex((calls: 0, active: 0, most: 0, segments: [String]()))

    init(
        _ id: String, quality: Double, time: VirtualTime, locality: BackendDescription.Locality = .localProcess,
        price: Double = 0, licence: String = "test", concurrency: Int? = nil,
        pairs: [LanguagePair] = [ScriptedBackend.pair],
        script: @escaping @Sendable (Int, ContinuousClock.Instant) -> Behaviour
    ) {
        description = BackendDescription(
            id: id, method: .rules, locality: locality, directions: pairs.map { .init($0, quality: quality) },
            costPerMillionCharacters: price, licence: licence, maximumConcurrency: concurrency)
        self.time = time
        self.script = script
    }

    static let pair = LanguagePair(source: .spanish, target: .chankaQuechua)

    /// Calls so far.
    var calls: Int { state.withLock { $0.calls } }
    /// Most calls under way at once.
    var mostActive: Int { state.withLock { $0.most } }
    /// Calls that have not ended.
    var active: Int { state.withLock { $0.active } }

    /// The right answer of a backend for a segment: Chanka, with the number of the request and a mark of the backend.
    static func answer(of id: String, to text: String) -> String {
        let number = text.filter(\.isNumber)
        let mark = id == "first" ? "arí" : "chaynam"
        let isOffice = text.contains("oficina")
        return isOffice
            ? "kunan punchawqa distritupa wasin wichqasqam kachkan, \(mark) \(number)"
            : "hampina wasiqa paqarin tutamantam kichakunqa llapa runapaq, \(mark) \(number)"
    }

    func translate(
        _ segments: [SegmentInput], pair: LanguagePair, deadline: ContinuousClock.Instant
    ) async -> [Result<SegmentOutput, BackendError>] {
        let call = state.withLock { state in
            state.calls += 1
            state.active += 1
            state.most = max(state.most, state.active)
            return state.calls
        }
        defer { state.withLock { $0.active -= 1 } }
        let right = segments.map { segment -> Result<SegmentOutput, BackendError> in
            .success(SegmentOutput(text: Self.answer(of: description.id, to: segment.text)))
        }
        do {
            switch script(call, time.now) {
            case .answer(let wait):
                try await time.sleep(until: time.now + wait, tolerance: nil)
                return right
            case .hang: try await time.sleep(until: time.now + .seconds(1_000_000), tolerance: nil)
            case .fail(let error, let wait):
                try await time.sleep(until: time.now + wait, tolerance: nil)
                return segments.map { _ in .failure(error) }
            case .say(let text): return segments.map { _ in .success(SegmentOutput(text: text)) }
            case .dieAfter(let count):
                return right.prefix(count)
                    + right.dropFirst(count).map { _ in .failure(BackendError(.unavailable, "died")) }
            case .miscount: return Array(right.dropLast())
            }
        } catch {}
        return segments.map { _ in .failure(BackendError(.cancelled, "cancelled")) }
    }

    func health() async -> BackendHealth { .healthy }
}
