import CProcess
import Glibc

/// A pipe that wakes a thread out of `poll`.
final class WakeSignal: Sendable {
    /// Readable once ``send()`` was called, until ``clear()``.
    let descriptor: Int32
    private let sender: Int32

    init() throws(SystemError) {
        var ends: [Int32] = [-1, -1]
        var reason = chaka_pipe(&ends)
        guard reason == 0 else { throw SystemError(number: reason, doing: "pipe") }
        descriptor = ends[0]
        sender = ends[1]
        for end in ends where reason == 0 { reason = chaka_set_nonblocking(end) }
        guard reason == 0 else { throw SystemError(number: reason, doing: "fcntl") }
    }

    deinit {
        close(descriptor)
        close(sender)
    }

    /// Wakes the thread.
    ///
    /// - Returns: Whether the signal was sent; a full pipe has woken it already.
    @discardableResult func send() -> Bool {
        var byte: UInt8 = 1
        return write(sender, &byte, 1) == 1
    }

    /// Takes one signal back.
    func clear() {
        var byte: UInt8 = 0
        read(descriptor, &byte, 1)
    }
}
