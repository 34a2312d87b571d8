import CCurl

/// A handle of libcurl for one transfer at a time, with the options that all transfers have in common.
///
/// Used by the transport's thread only. Every option that `prepare` sets is set for each transfer, so that nothing of the
/// one before remains.
struct EasyHandle {
    let pointer: UnsafeMutableRawPointer

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
        guard options.result == CURLE_OK else {
            curl_easy_cleanup(pointer)
            return nil
        }
    }

    /// Sets everything that one transfer decides; `context` is what the callbacks get, `fields` what is sent.
    func prepare(
        _ request: TransportRequest, target: RequestTarget, method: String, body: [UInt8], needsIdentity: Bool,
        fields: UnsafeMutablePointer<curl_slist>?, context: UnsafeMutableRawPointer
    ) -> CURLcode {
        var options = OptionWriter(handle: pointer)
        options.set(CURLOPT_URL, target.url)
        if !body.isEmpty || ["POST", "PUT", "PATCH"].contains(method) {
            options.set(CURLOPT_POST, 1)
            options.setOffset(CURLOPT_POSTFIELDSIZE_LARGE, Int64(body.count))
        } else {
            // The order matters: each of these changes what the others have chosen.
            options.set(CURLOPT_HTTPGET, 1)
            if method == "HEAD" { options.set(CURLOPT_NOBODY, 1) }
        }
        options.set(CURLOPT_CUSTOMREQUEST, ["GET", "HEAD"].contains(method) && body.isEmpty ? nil : method)
        options.set(CURLOPT_ACCEPT_ENCODING, needsIdentity ? nil : "")
        options.set(CURLOPT_RANGE, request.offset > 0 ? "\(request.offset)-" : nil)
        // The first connection to a host tells whether the others can share it.
        options.set(CURLOPT_PIPEWAIT, target.scheme == .https ? 1 : 0)
        options.set(CURLOPT_HTTPHEADER, fields)
        options.setContext(context)
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
                Transfer.from(context).receive(UnsafeRawBufferPointer(start: data, count: size * count))
            })
        note(
            chaka_curl_set_data_function(handle, CURLOPT_READFUNCTION) { data, size, count, context in
                Transfer.from(context).fill(UnsafeMutableRawBufferPointer(start: data, count: size * count))
            })
        note(
            chaka_curl_set_data_function(handle, CURLOPT_HEADERFUNCTION) { data, size, count, context in
                Transfer.from(context).receiveHeader(UnsafeRawBufferPointer(start: data, count: size * count))
            })
        note(
            chaka_curl_set_seek_function(handle) { context, offset, origin in
                Transfer.from(context).seek(to: Int(offset), origin: origin)
            })
        note(
            chaka_curl_set_socket_function(handle) { context, _, _ in
                Transfer.from(context).beginConnecting()
                return 0
            })
        note(
            chaka_curl_set_resolve_function(handle) { _, _, context in
                Transfer.from(context).beginConnecting()
                return 0
            })
        note(
            chaka_curl_set_request_function(handle) { context, _, _, _, _ in
                Transfer.from(context).beginSending()
                return CURL_PREREQFUNC_OK
            })
    }

    private mutating func note(_ code: CURLcode) {
        if result == CURLE_OK { result = code }
    }
}
