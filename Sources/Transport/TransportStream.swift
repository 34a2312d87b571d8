/// An HTTP answer whose body is read while it comes.
public struct TransportStream: Sendable {
    /// The status.
    public let status: Int
    /// The header fields.
    public let headers: TransportHeaders
    /// The body; when it and the stream are dropped, the transfer is aborted.
    public let body: TransportBody
}

/// The body of a streamed answer: pieces of any size, decompressed, for one reader.
///
/// The connection is read no faster than the pieces are taken. Cancelling the reading task aborts the transfer.
public struct TransportBody: AsyncSequence, Sendable {
    /// A piece of the body, never empty.
    public typealias Element = [UInt8]
    /// What reading may throw.
    public typealias Failure = TransportError

    private let hold: StreamHold

    init(_ hold: StreamHold) { self.hold = hold }

    /// Starts reading.
    public func makeAsyncIterator() -> Iterator { Iterator(hold: hold) }

    /// Reads a body.
    public struct Iterator: AsyncIteratorProtocol {
        fileprivate let hold: StreamHold

        /// The next piece, or nil at the end of the body.
        ///
        /// - Returns: A piece that is not empty, or nil.
        /// - Throws: Whatever cut the answer short; `cancelled` when the task was cancelled.
        public mutating func next() async throws(TransportError) -> [UInt8]? { try await hold.next() }
    }
}

/// Keeps a streamed transfer going as long as somebody may read it.
final class StreamHold: Sendable {
    private let buffer: StreamBuffer
    private let mailbox: LoopMailbox
    /// A stream keeps its transport alive.
    private let owner: CurlTransport

    init(_ buffer: StreamBuffer, mailbox: LoopMailbox, owner: CurlTransport) {
        self.buffer = buffer
        self.mailbox = mailbox
        self.owner = owner
    }

    deinit { giveUp() }

    func next() async throws(TransportError) -> [UInt8]? {
        let piece = await withTaskCancellationHandler {
            await buffer.next { mailbox.signal() }
        } onCancel: {
            giveUp()
        }
        return try piece.get()
    }

    private func giveUp() {
        buffer.abandon(.cancelledByCaller)
        mailbox.signal()
    }
}
