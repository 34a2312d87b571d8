import CCurl

/// The work of the transport's thread: it alone touches the multi handle and the handles in it.
final class CurlLoop {
    /// The present, as of the last waking.
    private(set) var now = ContinuousClock.now
    private let multi: UnsafeMutableRawPointer
    private let mailbox: LoopMailbox
    private let configuration: TransportConfiguration
    private var active: [UnsafeMutableRawPointer: Transfer] = [:]
    private var idle: [EasyHandle] = []
    /// No transfer is due before this.
    private var nextDue: ContinuousClock.Instant?

    private static let longestWait = Duration.seconds(600)
    private static let maximumIdleHandles = 64

    /// Takes over the multi handle, which the end of `run` frees.
    init(multi: UnsafeMutableRawPointer, mailbox: LoopMailbox, configuration: TransportConfiguration) {
        self.multi = multi
        self.mailbox = mailbox
        self.configuration = configuration
    }

    /// Works until the mailbox says stop.
    func run() {
        while true {
            let news = mailbox.take()
            now = .now
            if news.isStopping { return stop(news.arrivals) }
            for exchange in news.arrivals where !exchange.isAbandoned { start(Transfer(exchange, loop: self)) }
            if news.hasSignals { attend() }
            var running: Int32 = 0
            curl_multi_perform(multi, &running)
            collect()
            expire()
            if mailbox.beginWaiting() { wait() }
        }
    }

    /// Makes sure that the loop wakes at an instant.
    func noteDue(_ instant: ContinuousClock.Instant) {
        if nextDue.map({ instant < $0 }) ?? true { nextDue = instant }
    }

    private func start(_ transfer: Transfer) {
        guard let handle = idle.popLast() ?? EasyHandle(configuration) else {
            return transfer.finish(.refusal)
        }
        let refusal = transfer.adopt(handle)
        guard refusal == CURLE_OK, curl_multi_add_handle(multi, handle.pointer) == CURLM_OK else {
            _ = transfer.releaseHandle()
            handle.free()
            return transfer.finish(refusal == CURLE_OK ? .refusal : transfer.error(refusal))
        }
        active[handle.pointer] = transfer
        if let due = transfer.due { noteDue(due) }
    }

    /// Drops what nobody waits for, and goes on where a reader has caught up.
    private func attend() {
        for transfer in Array(active.values) {
            if transfer.exchange.isAbandoned {
                abort(transfer, .cancelledByCaller)
            } else if !transfer.resumeIfWanted() {
                abort(transfer, .refusal)
            }
        }
    }

    private func collect() {
        var waiting: Int32 = 0
        while let message = curl_multi_info_read(multi, &waiting) {
            guard message.pointee.msg == CURLMSG_DONE, let pointer = message.pointee.easy_handle,
                let transfer = active.removeValue(forKey: pointer)
            else { continue }
            // The message is gone with the handle.
            let result = message.pointee.data.result
            curl_multi_remove_handle(multi, pointer)
            recycle(transfer)
            if transfer.followRedirection() {
                start(transfer)
            } else {
                transfer.finish(result == CURLE_OK ? nil : transfer.error(result))
            }
        }
    }

    private func expire() {
        guard let due = nextDue else { return }
        now = .now
        guard due <= now else { return }
        for transfer in Array(active.values) {
            if let due = transfer.due, due <= now { abort(transfer, transfer.timeoutError(at: now)) }
        }
        nextDue = active.values.lazy.compactMap(\.due).min()
    }

    /// Takes a transfer out in the middle, which closes its connection or resets its stream.
    private func abort(_ transfer: Transfer, _ error: TransportError) {
        if let handle = transfer.releaseHandle() {
            active[handle.pointer] = nil
            curl_multi_remove_handle(multi, handle.pointer)
            handle.free()
        }
        transfer.finish(error)
    }

    private func recycle(_ transfer: Transfer) {
        guard let handle = transfer.releaseHandle() else { return }
        if idle.count < Self.maximumIdleHandles { idle.append(handle) } else { handle.free() }
    }

    private func wait() {
        var limit = Self.longestWait
        if let nextDue { limit = min(limit, max(.zero, nextDue - .now)) }
        let (seconds, attoseconds) = limit.components
        let milliseconds = seconds * 1000 + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000
        var bell = curl_waitfd(fd: mailbox.bellDescriptor, events: Int16(CURL_WAIT_POLLIN), revents: 0)
        curl_multi_poll(multi, &bell, 1, Int32(milliseconds), nil)
        if bell.revents != 0 { mailbox.quietBell() }
    }

    private func stop(_ arrivals: [Exchange]) {
        for exchange in arrivals { exchange.fail(.transportClosed) }
        for transfer in Array(active.values) { abort(transfer, .transportClosed) }
        for handle in idle { handle.free() }
        idle = []
        curl_multi_cleanup(multi)
        mailbox.confirmStop()
    }
}

extension TransportError {
    fileprivate static let refusal = TransportError(
        code: .systemRefusal, explanation: "libcurl refuses to start a transfer")
}
