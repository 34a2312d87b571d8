import CCurl
import Glibc

/// HTTP requests over libcurl's multi interface, on one thread with one pool of connections.
///
/// Requests of any number of tasks share the connections; HTTP/2 is used over TLS where the server offers it, answers are
/// decompressed, cookies and caches do not exist. A request on a kept connection that turns out to be dead is sent again on
/// a new one by libcurl. When the transport is dropped, what runs is aborted and the thread ends.
public final class CurlTransport: Sendable {
    private static let startResult = chaka_curl_start()

    private let mailbox: LoopMailbox
    private let targets = TargetCache()

    /// Starts the thread.
    ///
    /// - Parameter configuration: What all exchanges have in common.
    /// - Throws: `invalidConfiguration` for a file of certificates that cannot be read, a proxy that is no URL or a limit
    ///   below 1; `systemRefusal`.
    public init(_ configuration: TransportConfiguration = TransportConfiguration()) throws(TransportError) {
        try configuration.check()
        mailbox = try LoopMailbox()
        guard Self.startResult == CURLE_OK, let multi = curl_multi_init() else {
            throw TransportError(code: .systemRefusal, explanation: "libcurl does not start")
        }
        for (option, value) in [
            (CURLMOPT_MAX_TOTAL_CONNECTIONS, configuration.maximumConnections),
            (CURLMOPT_MAX_HOST_CONNECTIONS, configuration.maximumConnectionsPerHost),
            (CURLMOPT_MAXCONNECTS, configuration.maximumConnections),
        ] {
            chaka_curl_multi_set_long(multi, option, value)
        }
        let address = UInt(bitPattern: multi)
        do {
            try TransportThread.start { [mailbox] in
                guard let multi = UnsafeMutableRawPointer(bitPattern: address) else { return }
                CurlLoop(multi: multi, mailbox: mailbox, configuration: configuration).run()
            }
        } catch {
            curl_multi_cleanup(multi)
            throw error
        }
    }

    deinit { mailbox.stop(notifying: nil) }

    /// Sends a request and reads the whole answer.
    ///
    /// Cancelling the task aborts the transfer.
    ///
    /// - Parameter request: What is sent.
    /// - Returns: The answer, of whatever status.
    /// - Throws: Why there is no whole answer.
    public func send(_ request: TransportRequest) async throws(TransportError) -> TransportResponse {
        let promise = Promise<TransportResponse>()
        return try await outcome(of: promise, request, target: try check(request), .memory(promise))
    }

    /// Sends a request and returns as soon as the head of the answer is there.
    ///
    /// - Parameter request: What is sent; its limit of bytes and its deadline hold for the body too.
    /// - Returns: Status, header fields, and the body to read.
    /// - Throws: Why there is no answer.
    public func stream(_ request: TransportRequest) async throws(TransportError) -> TransportStream {
        let target = try check(request)
        let (promise, buffer) = (Promise<Exchange.Head>(), StreamBuffer())
        let hold = StreamHold(buffer, mailbox: mailbox, owner: self)
        let head = try await outcome(of: promise, request, target: target, .stream(promise, buffer))
        return TransportStream(status: head.status, headers: head.headers, body: TransportBody(hold))
    }

    /// Writes the body of an answer to a file, without holding it in memory.
    ///
    /// With an offset the file must have that many bytes; what lies beyond is dropped, and the rest is asked for. A server
    /// that sends everything makes the file start anew. The body is asked for uncompressed. After a failure the file holds
    /// what had come, from which a later download may go on.
    ///
    /// - Parameters:
    ///   - request: What is sent; a `file:` URL only if `allowsFileURL` is set.
    ///   - path: The file; made if it is not there.
    ///   - progress: Gets the bytes of the file so far, and in the end if that is known. Called on the transport's thread:
    ///     it must return at once.
    /// - Returns: What was done.
    /// - Throws: Why the file is not complete; `unexpectedStatus` for an answer other than 200 and 206.
    public func download(
        _ request: TransportRequest, to path: String, progress: (@Sendable (Int64, Int64?) -> Void)? = nil
    ) async throws(TransportError) -> DownloadSummary {
        let target = try check(request, allowsFile: true)
        let promise = Promise<DownloadSummary>()
        guard target.scheme == .file else {
            return try await outcome(
                of: promise, request, target: target, .file(promise, path: path, progress: progress))
        }
        let copy = FileCopy(
            request: request, source: try target.filePath(), path: path, progress: progress, promise: promise,
            mailbox: mailbox)
        try TransportThread.start { copy.run() }
        return try await promise.outcome(submit: {}, cancelled: {}).get()
    }

    /// Aborts what runs, refuses what comes later, and returns when connections and thread are gone.
    public func close() async {
        await withCheckedContinuation { continuation in mailbox.stop(notifying: continuation) }
    }

    private func check(_ request: TransportRequest, allowsFile: Bool = false) throws(TransportError) -> RequestTarget {
        let target = try request.checkedTarget(allowsFile: allowsFile, cache: targets)
        if let deadline = request.deadline, deadline <= .now {
            throw TransportError(code: .timeout, phase: .total, explanation: "the deadline had passed already")
        }
        if mailbox.isStopping { throw .transportClosed }
        return target
    }

    private func outcome<Value: Sendable>(
        of promise: Promise<Value>, _ request: TransportRequest, target: RequestTarget,
        _ destination: Exchange.Destination
    ) async throws(TransportError) -> Value {
        let exchange = Exchange(request: request, target: target, destination: destination)
        let outcome = await promise.outcome {
            mailbox.submit(exchange)
        } cancelled: { [mailbox] in
            mailbox.signal()
        }
        return try outcome.get()
    }
}

extension TransportConfiguration {
    fileprivate func check() throws(TransportError) {
        func refuse(_ reason: String) -> TransportError {
            TransportError(code: .invalidConfiguration, explanation: reason)
        }
        guard maximumConnections > 0, maximumConnectionsPerHost > 0 else {
            throw refuse("a limit of connections is below 1")
        }
        for text in [caFile, proxy, noProxy, userAgent] {
            guard text?.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) ?? true else {
                throw refuse("a setting holds a control character")
            }
        }
        if let caFile, access(caFile, R_OK) != 0 { throw refuse("the file of certificates cannot be read") }
        if let proxy {
            let schemes = ["http://", "https://", "socks5://", "socks5h://"]
            guard schemes.contains(where: { proxy.utf8.starts(with: $0.utf8) }) else {
                throw refuse("the proxy is no URL of http, https, socks5 or socks5h")
            }
        }
    }
}
