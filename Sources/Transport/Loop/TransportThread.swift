import Glibc

/// A thread of its own for work that blocks.
enum TransportThread {
    private final class Work: Sendable {
        let body: @Sendable () -> Void
        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }

    /// Runs a closure on a new thread.
    static func start(_ body: @escaping @Sendable () -> Void) throws(TransportError) {
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
            throw TransportError(code: .systemRefusal, explanation: "the system starts no thread")
        }
        pthread_detach(thread)
    }
}
