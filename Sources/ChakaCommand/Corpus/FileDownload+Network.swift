import Gateway

extension FileDownload {
    /// Downloads with `https:` and `http:`.
    static func network() throws -> FileDownload {
        FileDownload { url, _, _ in throw CommandFailure(Messages.current.noNetwork(url)) }
    }
}
