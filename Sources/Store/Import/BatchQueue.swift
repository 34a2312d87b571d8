import Dispatch
import Synchronization

/// Hands parts of an import from the thread that reads to the thread that writes; holds at most two.
final class BatchQueue: Sendable {
    typealias Element = (batch: ImportBatch, prepared: PreparedBatch)

    private struct State {
        var parts: [Element] = []
        var isFinished = false
    }

    private static let capacity = 2
    private let state = Mutex(State())
    private let space = DispatchSemaphore(value: 0)
    private let filled = DispatchSemaphore(value: 0)

    init() {
        // A semaphore may not go below the value it was made with, so it is filled afterwards.
        for _ in 0..<Self.capacity { space.signal() }
    }

    /// Adds a part, waiting for room; false when the writer has given up.
    func put(_ part: Element) -> Bool {
        space.wait()
        let isTaken = state.withLock { state in
            guard !state.isFinished else { return false }
            state.parts.append(part)
            return true
        }
        (isTaken ? filled : space).signal()
        return isTaken
    }

    /// The next part, waiting for it; nil when there will be none, or none has come in time.
    func take(waiting time: DispatchTimeInterval = .never) -> Element? {
        guard filled.wait(timeout: time == .never ? .distantFuture : .now() + time) == .success else { return nil }
        let part = state.withLock { $0.parts.isEmpty ? nil : $0.parts.removeFirst() }
        // The end stays the end, however often it is asked for.
        (part == nil ? filled : space).signal()
        return part
    }

    /// Says that no part follows.
    func finish() {
        state.withLock { $0.isFinished = true }
        filled.signal()
    }

    /// Drops what is held; every later ``put(_:)`` is refused.
    func abandon() {
        state.withLock { state in
            state.isFinished = true
            state.parts.removeAll()
        }
        space.signal()
    }
}
