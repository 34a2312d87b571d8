import Accessibility
import Glibc

/// Threads for work that blocks, which the threads of Swift's tasks must not.
enum BlockingThread {
    private final class Work: Sendable {
        let body: @Sendable () -> Void
        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }

    /// Runs a closure on a thread of its own and waits for its outcome.
    ///
    /// A cancelled task raises the interruption; the closure has to stop soon then, and its outcome is still awaited, so
    /// that nothing runs on when this returns.
    ///
    /// - Parameters:
    ///   - engine: Name of the engine, for errors.
    ///   - body: The work.
    /// - Returns: What the work returned.
    /// - Throws: The ``SpeechError`` for a ``ProcessFault``, other errors as they are, `CancellationError`.
    static func run<Value: Sendable>(
        engine: String, _ body: @escaping @Sendable (Interruption) throws -> Value
    ) async throws -> Value {
        do {
            return try await run(body)
        } catch let fault as ProcessFault {
            throw fault.error(of: engine)
        }
    }

    /// Runs a closure as ``run(engine:_:)`` does, for callers with errors of their own.
    ///
    /// - Parameter body: The work.
    /// - Returns: What the work returned.
    /// - Throws: ``ProcessFault`` and other errors as they are, `CancellationError`.
    static func run<Value: Sendable>(_ body: @escaping @Sendable (Interruption) throws -> Value) async throws -> Value {
        try Task.checkCancellation()
        let interruption = try Interruption()
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let reason = start { continuation.resume(with: Result { try body(interruption) }) }
                if reason != 0 {
                    continuation.resume(throwing: ProcessFault.system(number: reason, doing: "pthread_create"))
                }
            }
        } onCancel: {
            interruption.raise()
        }
    }

    /// Starts a closure on a detached thread.
    ///
    /// - Returns: 0, or an `errno` value when there is no thread; the closure is dropped then.
    private static func start(_ body: @escaping @Sendable () -> Void) -> Int32 {
        let work = Unmanaged.passRetained(Work(body))
        var thread = pthread_t()
        let reason = pthread_create(
            &thread, nil,
            { argument in
                guard let argument else { return nil }
                Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().body()
                return nil
            }, work.toOpaque())
        guard reason == 0 else {
            work.release()
            return reason
        }
        pthread_detach(thread)
        return 0
    }
}
