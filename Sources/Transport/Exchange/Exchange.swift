/// A request on its way, with the place where its answer goes.
struct Exchange: Sendable {
    /// Status and header fields of a streamed answer.
    struct Head: Sendable {
        let status: Int
        let headers: TransportHeaders
    }

    /// Where the answer goes.
    enum Destination: Sendable {
        case memory(Promise<TransportResponse>)
        case stream(Promise<Head>, StreamBuffer)
        case file(Promise<DownloadSummary>, path: String, progress: (@Sendable (Int64, Int64?) -> Void)?)
    }

    let request: TransportRequest
    let target: RequestTarget
    let destination: Destination

    /// Whether the caller no longer waits for the answer.
    var isAbandoned: Bool {
        switch destination {
        case .memory(let promise): promise.isFinished
        case .stream(let promise, let buffer): promise.isCancelled || buffer.isAbandoned
        case .file(let promise, _, _): promise.isFinished
        }
    }

    /// Whether the body must come as the file is, because its bytes are counted.
    var needsIdentity: Bool {
        if case .file = destination { true } else { request.offset > 0 }
    }

    /// Fails the exchange.
    func fail(_ error: TransportError) {
        switch destination {
        case .memory(let promise): promise.finish(.failure(error))
        case .stream(let promise, let buffer):
            promise.finish(.failure(error))
            buffer.end(.failure(error))
        case .file(let promise, _, _): promise.finish(.failure(error))
        }
    }
}
