import CCurl
import Glibc

/// Wakes the transport's thread out of its poll, from any thread and at any time.
///
/// An event descriptor of its own rather than `curl_multi_wakeup`, which must not be called once the multi handle is freed
/// and so would have to be called under the mailbox's lock: every other caller would wait for that system call.
final class LoopBell: Sendable {
    /// What the thread polls.
    let descriptor: Int32

    /// Makes a bell.
    init() throws(TransportError) {
        descriptor = chaka_event_descriptor()
        guard descriptor >= 0 else {
            throw TransportError(code: .systemRefusal, explanation: "the system gives no descriptor")
        }
    }

    deinit { close(descriptor) }

    /// Wakes the thread, now or when it next polls.
    func ring() {
        var one: UInt64 = 1
        // It fails only when the counter is full, and then the thread wakes anyway.
        _ = write(descriptor, &one, 8)
    }

    /// Takes the ringing back; for the thread.
    func quiet() {
        var count: UInt64 = 0
        _ = read(descriptor, &count, 8)
    }
}
