import Accessibility
import Synchronization

/// Workers that wait for the next sentence, by voice.
///
/// A worker is taken out while it speaks, so that none is ever used twice at a time; how many speak at a time is the
/// engine's to limit.
final class EspeakWorkerPool: Sendable {
    private struct State {
        var idle: [EspeakWorker] = []
        var isShutDown = false
    }

    private let path: String
    private let capacity: Int
    private let state = Mutex(State())

    /// Creates an empty pool.
    ///
    /// - Parameters:
    ///   - path: The program `chaka-espeak`.
    ///   - capacity: Most workers that wait, of one voice.
    init(path: String, capacity: Int) {
        self.path = path
        self.capacity = capacity
    }

    // Nobody speaks any more: a worker in use holds the pool.
    deinit { shutDown() }

    /// Process ids of the workers that wait.
    var processIDs: [Int32] { state.withLock { $0.idle.map(\.processID) } }

    /// Speaks on the calling thread with a worker that waits, or a new one.
    ///
    /// - Parameters:
    ///   - request: Bytes of a request.
    ///   - voice: espeak-ng's name of a voice.
    ///   - maximumBytes: Most bytes of the answer.
    ///   - deadline: When the work is stopped.
    ///   - interruption: What stops it before.
    /// - Returns: The answer, and its samples a second.
    /// - Throws: ``ProcessFault``; the worker is gone then, and the next request gets a new one.
    func speak(
        _ request: [UInt8], voice: String, maximumBytes: Int, deadline: ContinuousClock.Instant,
        interruption: Interruption
    ) throws(ProcessFault) -> (answer: EspeakAnswer, sampleRate: Int) {
        while true {
            let (worker, isNew) = try take(voice: voice, deadline: deadline, interruption: interruption)
            do throws(ProcessFault) {
                let answer = try worker.speak(
                    request, maximumBytes: maximumBytes, deadline: deadline, interruption: interruption)
                giveBack(worker)
                return (answer, worker.sampleRate)
            } catch {
                worker.stop()
                // It may have died while it waited: only a new one tells whether the request is to blame.
                guard error == .endedSilently, !isNew else { throw error }
            }
        }
    }

    /// Ends the workers that wait, and each other one when it has spoken.
    func shutDown() {
        let idle = state.withLock { state in
            state.isShutDown = true
            defer { state.idle = [] }
            return state.idle
        }
        for worker in idle { worker.stop() }
    }

    private func take(
        voice: String, deadline: ContinuousClock.Instant, interruption: Interruption
    ) throws(ProcessFault) -> (worker: EspeakWorker, isNew: Bool) {
        while true {
            let (worker, isShutDown): (EspeakWorker?, Bool) = state.withLock { state in
                let index = state.idle.lastIndex { $0.voice == voice }
                return (index.map { state.idle.remove(at: $0) }, state.isShutDown)
            }
            guard !isShutDown else { throw .refused("the engine is shut down") }
            guard let worker else {
                return (
                    try EspeakWorker(path: path, voice: voice, deadline: deadline, interruption: interruption), true
                )
            }
            if worker.isReady { return (worker, false) }
            worker.stop()
        }
    }

    private func giveBack(_ worker: EspeakWorker) {
        let isKept = state.withLock { state in
            guard !state.isShutDown, state.idle.count(where: { $0.voice == worker.voice }) < capacity else {
                return false
            }
            state.idle.append(worker)
            return true
        }
        if !isKept { worker.stop() }
    }
}
