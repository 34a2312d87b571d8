import Synchronization
import TextProcessing
import Translation

/// A caller that waits for the answers to its segments, which may come in several batches.
final class WorkerCall: Sendable {
    typealias Answer = Result<SegmentOutput, BackendError>

    private struct State {
        var answers: [Answer?]
        var missing: Int
    }

    let segments: [SegmentInput]
    let pair: LanguagePair
    /// The instant at which the caller stops waiting.
    let deadline: ContinuousClock.Instant
    private let state: Mutex<State>
    private let awaited = AwaitedOutcome<[Answer]>()

    init(segments: [SegmentInput], pair: LanguagePair, deadline: ContinuousClock.Instant) {
        self.segments = segments
        self.pair = pair
        self.deadline = deadline
        state = Mutex(State(answers: Array(repeating: nil, count: segments.count), missing: segments.count))
    }

    /// Whether the caller has its answers.
    var isFinished: Bool { awaited.isFinished }

    /// Hands the call over by `submit` and waits for an answer to each segment.
    func wait(submit: () -> Void, cancelled: @escaping @Sendable () -> Void) async -> [Answer] {
        let error = BackendError(.cancelled, "the caller went away")
        return await awaited.wait(
            ifCancelled: segments.map { _ in .failure(error) }, submit: submit, cancelled: cancelled)
    }

    /// Notes the answer to one segment; the last one finishes the call.
    func settle(_ index: Int, _ answer: Answer) {
        let all: [Answer]? = state.withLock { state in
            if state.answers[index] == nil { state.missing -= 1 }
            state.answers[index] = answer
            return state.missing == 0 ? state.answers.compactMap(\.self) : nil
        }
        if let all { awaited.finish(all) }
    }

    /// Ends the waiting: what has no answer yet fails.
    func fail(_ error: BackendError) {
        let all = state.withLock { state in state.answers.map { $0 ?? .failure(error) } }
        awaited.finish(all)
    }
}

/// Somebody who asks whether a worker is alive.
final class WorkerProbe: Sendable {
    /// The instant at which the asker stops waiting.
    let deadline: ContinuousClock.Instant
    private let awaited = AwaitedOutcome<Bool>()

    init(deadline: ContinuousClock.Instant) { self.deadline = deadline }

    /// Whether the asker has its answer.
    var isFinished: Bool { awaited.isFinished }

    /// Hands the question over by `submit` and waits.
    func wait(submit: () -> Void) async -> Bool {
        await awaited.wait(ifCancelled: false, submit: submit) {}
    }

    /// Answers.
    func finish(_ isAlive: Bool) { awaited.finish(isAlive) }
}
