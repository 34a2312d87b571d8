import CProcess
import Glibc

/// A pipe by which a cancelled caller wakes the thread that works for it.
final class Interruption: Sendable {
    /// Readable once ``raise()`` was called.
    let descriptor: Int32
    private let sender: Int32

    /// Opens the pipe.
    ///
    /// - Throws: ``ProcessFault/system(number:doing:)``.
    init() throws(ProcessFault) {
        var ends: [Int32] = [-1, -1]
        let reason = chaka_pipe(&ends)
        guard reason == 0 else { throw .system(number: reason, doing: "pipe") }
        descriptor = ends[0]
        sender = ends[1]
    }

    deinit {
        close(descriptor)
        close(sender)
    }

    /// Tells the thread to stop.
    func raise() {
        var byte: UInt8 = 1
        // One byte always fits into an empty pipe, and nobody needs a second.
        write(sender, &byte, 1)
    }

    /// Whether it was raised.
    var isRaised: Bool {
        var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return poll(&entry, 1, 0) > 0
    }
}
