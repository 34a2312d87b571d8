import Dispatch

/// Opened by a test, waited for by a thread of the test server.
final class Gate: Sendable {
    private let semaphore = DispatchSemaphore(value: 0)

    /// Lets one waiting thread pass, now or later.
    func open() { semaphore.signal() }

    /// Waits until the gate is opened; a test that forgets to fails instead of hanging for ever.
    func pass() { _ = semaphore.wait(timeout: .now() + .seconds(20)) }
}

/// Raised by a thread of the test server, awaited by a test.
final class Event: Sendable {
    private let pair = AsyncStream.makeStream(of: Void.self)

    func raise() { pair.continuation.yield() }

    /// Waits for one raise.
    func wait() async {
        var iterator = pair.stream.makeAsyncIterator()
        await iterator.next()
    }
}
