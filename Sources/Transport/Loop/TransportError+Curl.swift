import CCurl

extension TransportError {
    /// The failure that a result of libcurl stands for; libcurl's fixed text for it names no data.
    init(_ result: CURLcode, phase: Phase, host: String) {
        let code: Code =
            switch result {
            case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY: .unresolvedHost
            case CURLE_COULDNT_CONNECT, CURLE_PROXY, CURLE_INTERFACE_FAILED: .connectFailed
            case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE,
                CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_ENGINE_INITFAILED,
                CURLE_USE_SSL_FAILED:
                .tls
            case CURLE_OPERATION_TIMEDOUT: .timeout
            case CURLE_GOT_NOTHING, CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_PARTIAL_FILE: .connectionLost
            // An answer without the head of HTTP/1 is reported as a protocol that is not supported.
            case CURLE_URL_MALFORMAT where phase == .connect, CURLE_UNSUPPORTED_PROTOCOL where phase == .connect:
                .invalidRequest
            // A line of a head that is longer than libcurl's buffers may grow is reported like this too.
            case CURLE_OUT_OF_MEMORY where phase == .firstByte || phase == .body: .protocol
            case CURLE_OUT_OF_MEMORY, CURLE_FAILED_INIT: .systemRefusal
            default: .protocol
            }
        let reason = String(cString: curl_easy_strerror(result))
        self.init(code: code, phase: phase, explanation: "\(host): \(reason)")
    }
}
