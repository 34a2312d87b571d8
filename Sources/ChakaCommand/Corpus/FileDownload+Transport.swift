import Gateway
import Transport

extension FileDownload {
    /// Largest file that is fetched: 64 GiB.
    private static let limit = 1 << 36
    private static let mostRedirects = 8

    /// Downloads over the network, or from a file of this machine with `file:`.
    static func transport() throws -> FileDownload {
        let transport = try CurlTransport()
        return FileDownload { url, path, offset, progress in
            let request = TransportRequest(
                url: url, maximumBodyBytes: limit, offset: offset, maximumRedirects: mostRedirects,
                allowsFileURL: url.hasPrefix("file:"))
            _ = try await transport.download(request, to: path, progress: progress)
        }
    }
}
