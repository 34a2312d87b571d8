import Accessibility
import Synchronization

/// Makes sentences in order, one ahead of the one that is being used.
final class SpeechPipeline: Sendable {
    private let count: Int
    private let make: @Sendable (Int) async throws -> SpokenAudio
    private let state = Mutex(State())

    private struct State {
        var next = 0
        var ahead: Task<SpokenAudio, any Error>?
        var seconds = 0.0
    }

    /// Creates a pipeline.
    ///
    /// - Parameters:
    ///   - count: Number of sentences.
    ///   - make: Makes one of them.
    init(_ count: Int, make: @escaping @Sendable (Int) async throws -> SpokenAudio) {
        self.count = count
        self.make = make
    }

    deinit { state.withLock { $0.ahead?.cancel() } }

    /// The next sentence; the one behind it is begun as soon as this one is there.
    ///
    /// - Parameter limit: Most seconds of all audio.
    /// - Returns: It, or nil behind the last.
    /// - Throws: What making it throws, or ``SpeechError/tooLarge(what:limit:)``.
    func next(limit: Int) async throws -> SpokenAudio? {
        let task: Task<SpokenAudio, any Error>? = state.withLock { state in
            guard state.next < count else { return nil }
            defer { state.ahead = nil }
            return state.ahead ?? begin(state.next)
        }
        guard let task else { return nil }
        do {
            let spoken = try await withTaskCancellationHandler {
                try await task.value
            } onCancel: {
                task.cancel()
            }
            let isWithin = state.withLock { state in
                state.next += 1
                state.seconds += Double(spoken.audio.samples.count) / Double(max(spoken.audio.sampleRate, 1))
                guard state.seconds <= Double(limit) else { return false }
                if state.next < count { state.ahead = begin(state.next) }
                return true
            }
            guard isWithin else { throw SpeechError.tooLarge(what: "seconds of audio", limit: limit) }
            return spoken
        } catch {
            state.withLock { $0.next = count }
            throw error
        }
    }

    private func begin(_ index: Int) -> Task<SpokenAudio, any Error> {
        // The task holds what it makes, not the pipeline: when the caller drops the stream the pipeline goes, and cancels.
        Task { [make] in try await make(index) }
    }
}
