import Dispatch

/// Opened by a test, waited for by a thread of the test server.
package final class Gate: Sendable {
    private let semaphore = DispatchSemaphore(value: 0)

    package init() {}

    /// Lets one waiting thread pass, now or later.
    package func open() { semaphore.signal() }

    /// Waits until the gate is opened; a test that forgets to fails instead of hanging for ever.
    package func pass() { _ = semaphore.wait(timeout: .now() + .seconds(20)) }
}

/// Raised by a thread of the test server, awaited by a test.
package final class Event: Sendable {
    private let pair = AsyncStream.makeStream(of: Void.self)

    package init() {}

    package func raise() { pair.continuation.yield() }

    /// Waits for one raise.
    package func wait() async {
        var iterator = pair.stream.makeAsyncIterator()
        await iterator.next()
    }
}
