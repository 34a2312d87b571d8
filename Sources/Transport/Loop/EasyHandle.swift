import CCurl
import Glibc

/// A handle of libcurl for one transfer at a time, with the options that all transfers have in common.
///
/// Used by the transport's thread only. A transfer that asks for the same as the one before finds its options set;
/// otherwise every option that `prepare` sets is set, so that nothing of the one before remains.
final class EasyHandle {
    /// What decides the options of a transfer, apart from its header fields and the length of its body.
    private struct Shape: Equatable {
        let url: String
        let method: String
        let hasBody: Bool
        let needsIdentity: Bool
        let offset: UInt64
    }

    let pointer: UnsafeMutableRawPointer
    /// The transfer that libcurl's callbacks work on; the loop holds the reference.
    unowned(unsafe) var transfer: Transfer?
    private var shape: Shape?
    private var hasFields = false

    /// The transfer of the handle whose callback gets `context`.
    static func transfer(_ context: UnsafeMutableRawPointer?) -> Transfer {
        guard let context,
            let transfer = Unmanaged<EasyHandle>.fromOpaque(context).takeUnretainedValue().transfer
        else { preconditionFailure("a callback without its transfer") }
        return transfer
    }

    /// Makes a handle, or nil when libcurl refuses the configuration.
    init?(_ configuration: TransportConfiguration) {
        guard let pointer = curl_easy_init() else { return nil }
        self.pointer = pointer
        var options = OptionWriter(handle: pointer)
        options.set(CURLOPT_NOSIGNAL, 1)
        // Without it, giving up a transfer would wait for the system's name lookup.
        options.set(CURLOPT_QUICK_EXIT, 1)
        options.set(CURLOPT_PROTOCOLS_STR, "http,https")
        options.set(CURLOPT_TCP_KEEPALIVE, 1)
        options.set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
        options.set(
            CURLOPT_HTTP_VERSION, configuration.allowsHTTP2 ? Int(CURL_HTTP_VERSION_2TLS) : Int(CURL_HTTP_VERSION_1_1))
        options.set(CURLOPT_USERAGENT, configuration.userAgent)
        if let caFile = configuration.caFile {
            options.set(CURLOPT_CAINFO, caFile)
            options.set(CURLOPT_CAPATH, String?.none)
        }
        if configuration.proxy != nil || !configuration.usesEnvironmentProxy {
            // An empty name keeps libcurl from asking the environment.
            options.set(CURLOPT_PROXY, configuration.proxy ?? "")
        }
        if configuration.noProxy != nil || !configuration.usesEnvironmentProxy {
            options.set(CURLOPT_NOPROXY, configuration.noProxy ?? "")
        }
        options.installCallbacks()
        options.setContext(Unmanaged.passUnretained(self).toOpaque())
        guard options.result == CURLE_OK else {
            curl_easy_cleanup(pointer)
            return nil
        }
    }

    /// Sets everything that one transfer decides; `fields` is what is sent.
    func prepare(
        _ request: TransportRequest, target: RequestTarget, method: String, body: [UInt8], hasBody: Bool,
        needsIdentity: Bool, fields: UnsafeMutablePointer<curl_slist>?
    ) -> CURLcode {
        var options = OptionWriter(handle: pointer)
        if fields != nil || hasFields { options.set(CURLOPT_HTTPHEADER, fields) }
        hasFields = fields != nil
        if hasBody { options.setOffset(CURLOPT_POSTFIELDSIZE_LARGE, Int64(body.count)) }
        let shape = Shape(
            url: target.url, method: method, hasBody: hasBody, needsIdentity: needsIdentity, offset: request.offset)
        if shape == self.shape { return options.result }
        self.shape = nil
        options.set(CURLOPT_URL, target.url)
        if hasBody {
            options.set(CURLOPT_POST, 1)
            // Again, since asking for a POST may change it.
            options.setOffset(CURLOPT_POSTFIELDSIZE_LARGE, Int64(body.count))
        } else {
            // The order matters: each of these changes what the others have chosen.
            options.set(CURLOPT_HTTPGET, 1)
            if method == "HEAD" { options.set(CURLOPT_NOBODY, 1) }
        }
        options.set(CURLOPT_CUSTOMREQUEST, (method == "GET" || method == "HEAD") && !hasBody ? nil : method)
        options.set(CURLOPT_ACCEPT_ENCODING, needsIdentity ? nil : "")
        options.set(CURLOPT_RANGE, request.offset > 0 ? "\(request.offset)-" : nil)
        // The first connection to a host tells whether the others can share it.
        options.set(CURLOPT_PIPEWAIT, target.scheme == .https ? 1 : 0)
        if options.result == CURLE_OK { self.shape = shape }
        return options.result
    }

    /// Frees the handle.
    func free() { curl_easy_cleanup(pointer) }
}

/// Sets options and remembers the first refusal.
private struct OptionWriter {
    let handle: UnsafeMutableRawPointer
    private(set) var result = CURLE_OK

    init(handle: UnsafeMutableRawPointer) { self.handle = handle }

    mutating func set(_ option: CURLoption, _ value: Int) { note(chaka_curl_set_long(handle, option, value)) }

    mutating func set(_ option: CURLoption, _ value: String?) { note(chaka_curl_set_string(handle, option, value)) }

    mutating func set(_ option: CURLoption, _ value: UnsafeMutablePointer<curl_slist>?) {
        note(chaka_curl_set_list(handle, option, value))
    }

    mutating func setOffset(_ option: CURLoption, _ value: Int64) {
        note(chaka_curl_set_offset(handle, option, curl_off_t(value)))
    }

    mutating func setContext(_ context: UnsafeMutableRawPointer) {
        for option in [
            CURLOPT_PRIVATE, CURLOPT_WRITEDATA, CURLOPT_READDATA, CURLOPT_HEADERDATA, CURLOPT_SEEKDATA,
            CURLOPT_SOCKOPTDATA, CURLOPT_RESOLVER_START_DATA, CURLOPT_PREREQDATA,
        ] {
            note(chaka_curl_set_pointer(handle, option, context))
        }
    }

    mutating func installCallbacks() {
        note(
            chaka_curl_set_data_function(handle, CURLOPT_WRITEFUNCTION) { data, size, count, context in
                EasyHandle.transfer(context).receive(UnsafeRawBufferPointer(start: data, count: size * count))
            })
        note(
            chaka_curl_set_data_function(handle, CURLOPT_READFUNCTION) { data, size, count, context in
                EasyHandle.transfer(context).fill(UnsafeMutableRawBufferPointer(start: data, count: size * count))
            })
        note(
            chaka_curl_set_data_function(handle, CURLOPT_HEADERFUNCTION) { data, size, count, context in
                EasyHandle.transfer(context).receiveHeader(UnsafeRawBufferPointer(start: data, count: size * count))
            })
        note(
            chaka_curl_set_seek_function(handle) { context, offset, origin in
                EasyHandle.transfer(context).seek(to: Int(offset), origin: origin)
            })
        note(
            chaka_curl_set_socket_function(handle) { context, socket, _ in
                // A child process that inherited the connection would keep it open after its end.
                _ = fcntl(socket, F_SETFD, FD_CLOEXEC)
                EasyHandle.transfer(context).beginConnecting()
                return 0
            })
        note(
            chaka_curl_set_resolve_function(handle) { _, _, context in
                EasyHandle.transfer(context).beginConnecting()
                return 0
            })
        note(
            chaka_curl_set_request_function(handle) { context, _, _, _, _ in
                EasyHandle.transfer(context).beginSending()
                return CURL_PREREQFUNC_OK
            })
    }

    private mutating func note(_ code: CURLcode) {
        if result == CURLE_OK { result = code }
    }
}
