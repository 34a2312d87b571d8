/// A whole HTTP answer, of whatever status.
public struct TransportResponse: Sendable {
    /// The status, 200...999.
    public let status: Int
    /// The header fields.
    public let headers: TransportHeaders
    /// The body, decompressed.
    public let body: [UInt8]

    /// Makes an answer.
    public init(status: Int, headers: TransportHeaders, body: [UInt8]) {
        self.status = status
        self.headers = headers
        self.body = body
    }
}

/// What a download did.
public struct DownloadSummary: Sendable {
    /// The status: 200 for a whole file, 206 for the rest of one, 416 when nothing was missing; 200 or 206 for `file:`.
    public let status: Int
    /// The header fields; none for `file:`.
    public let headers: TransportHeaders
    /// Whether what the file held before was kept.
    public let isResumed: Bool
    /// Bytes written now.
    public let bytesWritten: Int64
    /// Bytes of the file.
    public let fileBytes: Int64
}
