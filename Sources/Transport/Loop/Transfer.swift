import CCurl

/// An exchange under way: what libcurl's callbacks work on.
///
/// Lives on the transport's thread. libcurl holds a pointer to it without a reference count while the handle is in the
/// multi handle; the loop holds the reference.
final class Transfer {
    private enum Phase {
        case waiting, connecting, sending, firstByte, body
    }

    let exchange: Exchange
    private unowned let loop: CurlLoop
    private(set) var target: RequestTarget
    private(set) var method: String
    private(set) var requestBody: [UInt8]
    private(set) var handle: EasyHandle?
    /// When the present phase, or the whole exchange, is over.
    var due: ContinuousClock.Instant? { [phaseEnd, exchange.request.deadline].compactMap(\.self).min() }
    /// What went wrong in a callback.
    private(set) var failure: TransportError?

    private var fields: UnsafeMutablePointer<curl_slist>?
    private var phase = Phase.waiting
    private var phaseStart: ContinuousClock.Instant?
    private var phaseEnd: ContinuousClock.Instant?
    private var sent = 0
    private var head = ResponseHead()
    private var received: Int64 = 0
    private var body: [UInt8] = []
    private var file = FileSink()
    private var redirection: RequestTarget?
    private var redirects = 0

    /// Most bytes of a redirect's body that are read to keep the connection.
    private static let redirectBodyBytes = 64 << 10

    init(_ exchange: Exchange, loop: CurlLoop) {
        self.exchange = exchange
        self.loop = loop
        target = exchange.target
        method = exchange.request.method
        requestBody = exchange.request.body
    }

    deinit { curl_slist_free_all(fields) }

    /// Readies a handle for this transfer; the handle is the transfer's until `releaseHandle`.
    func adopt(_ handle: EasyHandle) -> CURLcode {
        self.handle = handle
        handle.transfer = self
        curl_slist_free_all(fields)
        let hasBody = !requestBody.isEmpty || method == "POST" || method == "PUT" || method == "PATCH"
        fields = RequestFields.list(
            exchange.request.headers, isForeign: redirects > 0 && !target.isSameOrigin(as: exchange.target),
            hasBody: hasBody)
        return handle.prepare(
            exchange.request, target: target, method: method, body: requestBody, hasBody: hasBody,
            needsIdentity: exchange.needsIdentity, fields: fields)
    }

    /// Gives the handle back.
    func releaseHandle() -> EasyHandle? {
        defer { handle = nil }
        handle?.transfer = nil
        return handle
    }

    // MARK: phases

    private func enter(_ phase: Phase, within limit: Duration?) {
        // Many callbacks of one waking, such as one for each header field, set the same time.
        if phase == .body, self.phase == .body, phaseStart == loop.now, phaseEnd != nil { return }
        self.phase = phase
        phaseStart = loop.now
        phaseEnd = limit.map { loop.now + $0 }
        if let phaseEnd { loop.noteDue(phaseEnd) }
    }

    func beginConnecting() {
        if phase == .waiting { enter(.connecting, within: exchange.request.timeouts.connect) }
    }

    func beginSending() {
        let timeouts = exchange.request.timeouts
        enter(
            requestBody.isEmpty ? .firstByte : .sending,
            within: requestBody.isEmpty ? timeouts.firstByte : timeouts.idle)
    }

    /// The failure of a transfer whose time is over.
    func timeoutError(at now: ContinuousClock.Instant) -> TransportError {
        let (part, doing): (TransportError.Phase, String) =
            if let deadline = exchange.request.deadline, deadline <= now {
                (.total, "the exchange did not end before its deadline")
            } else {
                switch phase {
                case .waiting, .connecting: (.connect, "no connection in time")
                case .sending: (.sending, "the request was not taken in time")
                case .firstByte: (.firstByte, "no answer in time")
                case .body: (.body, "the answer stood still for too long")
                }
            }
        return TransportError(code: .timeout, phase: part, explanation: "\(target.host): \(doing)")
    }

    /// The failure that libcurl reports.
    func error(_ code: CURLcode) -> TransportError {
        let part: TransportError.Phase =
            switch phase {
            case .waiting, .connecting: .connect
            case .sending: .sending
            case .firstByte: .firstByte
            case .body: .body
            }
        return failure ?? TransportError(code, phase: part, host: target.host)
    }

    // MARK: sending

    func fill(_ buffer: UnsafeMutableRawBufferPointer) -> Int {
        let count = min(buffer.count, requestBody.count - sent)
        requestBody.withUnsafeBytes {
            buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[sent..<sent + count]))
        }
        sent += count
        let timeouts = exchange.request.timeouts
        if phase == .sending || phase == .firstByte {
            if sent == requestBody.count {
                enter(.firstByte, within: timeouts.firstByte)
            } else {
                enter(.sending, within: timeouts.idle)
            }
        }
        return count
    }

    func seek(to offset: Int, origin: Int32) -> Int32 {
        guard origin == 0, 0...requestBody.count ~= offset else { return CURL_SEEKFUNC_FAIL }
        sent = offset
        return CURL_SEEKFUNC_OK
    }

    // MARK: receiving

    func receiveHeader(_ line: UnsafeRawBufferPointer) -> Int {
        let wasComplete = head.isComplete
        guard head.append(line) else {
            failure = TransportError(
                code: .protocol, phase: .firstByte, explanation: "\(target.host) sent no usable head of an answer")
            return 0
        }
        if phase != .body || !wasComplete { enter(.body, within: exchange.request.timeouts.idle) }
        guard head.isComplete, !wasComplete else { return line.count }
        do throws(TransportError) {
            try acceptHead()
            return line.count
        } catch {
            failure = error
            return 0
        }
    }

    private func acceptHead() throws(TransportError) {
        let request = exchange.request
        if request.maximumRedirects > 0, [301, 302, 303, 307, 308].contains(head.status),
            let location = head.headers.values(of: "location").first
        {
            guard redirects < request.maximumRedirects else {
                throw fault(.tooManyRedirects, "more than \(request.maximumRedirects) redirects")
            }
            redirection = try target.following(location)
            return
        }
        if request.offset > 0, head.status == 206, head.rangeStart != request.offset {
            throw fault(.protocol, "the answer holds another range than the one that was asked for")
        }
        let length = head.headers["content-encoding"] == nil ? head.number("content-length") : nil
        if method != "HEAD", let length, length > limit { throw tooLarge() }
        switch exchange.destination {
        case .memory: break
        case .stream(let promise, _):
            promise.finish(.success(Exchange.Head(status: head.status, headers: head.headers)))
        case .file(_, let path, _):
            switch head.status {
            case 200: try file.open(path, at: 0)
            case 206 where request.offset > 0: try file.open(path, at: request.offset)
            case 416 where isWholeFileThere: break
            default:
                throw TransportError(
                    code: .unexpectedStatus, phase: .body, status: head.status,
                    explanation: "\(target.host) answered with status \(head.status)")
            }
        }
    }

    /// Whether a refused range says that nothing was missing: `Content-Range: bytes */length`.
    private var isWholeFileThere: Bool {
        exchange.request.offset > 0 && head.headers["content-range"] == "bytes */\(exchange.request.offset)"
    }

    private var limit: Int64 {
        let maximum = Int64(exchange.request.maximumBodyBytes)
        guard case .file = exchange.destination, head.status == 206 else { return maximum }
        return max(0, maximum - Int64(exchange.request.offset))
    }

    func receive(_ bytes: UnsafeRawBufferPointer) -> Int {
        if redirection != nil {
            received += Int64(bytes.count)
            return received <= Self.redirectBodyBytes ? bytes.count : 0
        }
        do throws(TransportError) {
            guard received + Int64(bytes.count) <= limit else { throw tooLarge() }
            switch exchange.destination {
            case .memory: body.append(contentsOf: bytes)
            case .stream(_, let buffer):
                guard buffer.offer(bytes) else {
                    phaseEnd = nil
                    return Int(CURL_WRITEFUNC_PAUSE)
                }
            case .file(_, _, let progress):
                guard head.status != 416 else { break }
                try file.write(bytes)
                progress?(file.fileBytes, head.number("content-length").map { $0 + file.start })
            }
        } catch {
            failure = error
            return 0
        }
        received += Int64(bytes.count)
        enter(.body, within: exchange.request.timeouts.idle)
        return bytes.count
    }

    /// Goes on reading when the reader of a stream has caught up; false when libcurl refuses.
    func resumeIfWanted() -> Bool {
        guard let handle, case .stream(_, let buffer) = exchange.destination, buffer.takeResumption() else {
            return true
        }
        enter(.body, within: exchange.request.timeouts.idle)
        return curl_easy_pause(handle.pointer, 0) == CURLE_OK
    }

    private func tooLarge() -> TransportError {
        fault(.bodyTooLarge, "the body is larger than \(exchange.request.maximumBodyBytes) bytes")
    }

    private func fault(_ code: TransportError.Code, _ reason: String) -> TransportError {
        TransportError(code: code, phase: .body, explanation: "\(target.host): \(reason)")
    }

    // MARK: ending

    /// Turns to where the answer redirects to; false when it does not.
    func followRedirection() -> Bool {
        guard let next = redirection, failure == nil else { return false }
        target = next
        // RFC 9110, 15.4: 303 asks for a GET, and so do 301 and 302 in practice when the method was POST.
        if head.status == 303 && method != "HEAD" || [301, 302].contains(head.status) && method == "POST" {
            method = "GET"
            requestBody = []
        }
        redirects += 1
        redirection = nil
        head = ResponseHead()
        (received, sent) = (0, 0)
        enter(.waiting, within: nil)
        return true
    }

    /// Gives the caller the outcome.
    func finish(_ error: TransportError?) {
        file.close()
        if let error { return exchange.fail(error) }
        guard head.isComplete else { return exchange.fail(self.error(CURLE_GOT_NOTHING)) }
        switch exchange.destination {
        case .memory(let promise):
            promise.finish(.success(TransportResponse(status: head.status, headers: head.headers, body: body)))
        case .stream(_, let buffer): buffer.end(.success(()))
        case .file(let promise, _, _):
            let isResumed = head.status != 200
            promise.finish(
                .success(
                    DownloadSummary(
                        status: head.status, headers: head.headers, isResumed: isResumed, bytesWritten: file.written,
                        fileBytes: head.status == 416 ? Int64(exchange.request.offset) : file.fileBytes)))
        }
    }
}
