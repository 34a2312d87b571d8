import Synchronization

/// The body of a streamed answer between the transport's thread, which fills it, and the one reader, which empties it.
final class StreamBuffer: Sendable {
    typealias Piece = Result<[UInt8]?, TransportError>

    private struct State {
        var bytes: [UInt8] = []
        var ending: Result<Void, TransportError>?
        var isPaused = false
        var isAbandoned = false
        var reader: CheckedContinuation<Piece, Never>?
    }

    /// Bytes at which the transfer pauses until the reader has come.
    static let capacity = 256 << 10

    private let state = Mutex(State())

    /// Whether nobody will read on.
    var isAbandoned: Bool { state.withLock(\.isAbandoned) }

    /// Takes bytes for the reader; false, and nothing taken, when it must catch up first.
    func offer(_ bytes: UnsafeRawBufferPointer) -> Bool {
        var (reader, isTaken) = (CheckedContinuation<Piece, Never>?.none, true)
        state.withLock { state in
            if let waiting = state.reader {
                (reader, state.reader) = (waiting, nil)
            } else if state.bytes.count < Self.capacity {
                state.bytes.append(contentsOf: bytes)
            } else {
                state.isPaused = true
                isTaken = false
            }
        }
        reader?.resume(returning: .success(Array(bytes)))
        return isTaken
    }

    /// Whether the reader has emptied a buffer that had refused bytes since this was last asked.
    func takeResumption() -> Bool {
        state.withLock { state in
            guard state.isPaused, state.bytes.isEmpty else { return false }
            state.isPaused = false
            return true
        }
    }

    /// Ends the body; what the buffer holds is still read.
    func end(_ ending: Result<Void, TransportError>) {
        let reader: CheckedContinuation<Piece, Never>? = state.withLock { state in
            if state.ending == nil { state.ending = ending }
            defer { state.reader = nil }
            return state.reader
        }
        reader?.resume(returning: ending.map { nil })
    }

    /// Gives the body up: what the buffer holds is dropped, and the reader gets `error`.
    func abandon(_ error: TransportError) {
        state.withLock { state in
            state.isAbandoned = true
            state.bytes = []
            state.ending = .failure(error)
        }
        end(.failure(error))
    }

    /// The bytes there are, or the next that come; nil at the end. `resume` is called when a paused transfer can go on.
    func next(resume: () -> Void) async -> Piece {
        await withCheckedContinuation { continuation in
            var (piece, isPaused) = (Piece?.none, false)
            state.withLock { state in
                if !state.bytes.isEmpty {
                    piece = .success(state.bytes)
                    state.bytes = []
                    isPaused = state.isPaused
                } else if let ending = state.ending {
                    piece = ending.map { nil }
                } else {
                    precondition(state.reader == nil, "a stream has one reader at a time")
                    state.reader = continuation
                }
            }
            if isPaused { resume() }
            if let piece { continuation.resume(returning: piece) }
        }
    }
}
