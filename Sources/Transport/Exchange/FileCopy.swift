import Glibc

/// A download of a `file:` URL, on a thread of its own because disks block.
struct FileCopy: Sendable {
    let request: TransportRequest
    let source: String
    let path: String
    let progress: (@Sendable (Int64, Int64?) -> Void)?
    let promise: Promise<DownloadSummary>
    let mailbox: LoopMailbox

    private static let chunkBytes = 256 << 10

    /// Copies, and finishes the promise.
    func run() {
        var sink = FileSink()
        defer { sink.close() }
        do throws(TransportError) {
            promise.finish(.success(try copy(to: &sink)))
        } catch {
            promise.finish(.failure(error))
        }
    }

    private func copy(to sink: inout FileSink) throws(TransportError) -> DownloadSummary {
        let descriptor = open(source, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw FileSink.failure() }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw FileSink.failure() }
        guard status.st_mode & S_IFMT == S_IFREG, status.st_size >= Int64(request.offset) else {
            throw TransportError(
                code: .unusableFile, explanation: "the source is no file of the size that was expected")
        }
        guard status.st_size <= Int64(request.maximumBodyBytes) else { throw tooLarge }
        guard lseek(descriptor, Int(request.offset), SEEK_SET) >= 0 else { throw FileSink.failure() }
        try sink.open(path, at: request.offset)
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.chunkBytes, alignment: 16)
        defer { buffer.deallocate() }
        while true {
            guard !promise.isFinished else { throw .cancelledByCaller }
            guard !mailbox.isStopping else { throw .transportClosed }
            let count = read(descriptor, buffer.baseAddress, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw FileSink.failure() }
            if count == 0 { break }
            // The file may have grown since.
            guard sink.fileBytes + Int64(count) <= Int64(request.maximumBodyBytes) else { throw tooLarge }
            try sink.write(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
            progress?(sink.fileBytes, Int64(status.st_size))
        }
        return DownloadSummary(
            status: request.offset > 0 ? 206 : 200, headers: TransportHeaders(), isResumed: request.offset > 0,
            bytesWritten: sink.written, fileBytes: sink.fileBytes)
    }

    private var tooLarge: TransportError {
        TransportError(
            code: .bodyTooLarge, phase: .body, explanation: "the file is larger than \(request.maximumBodyBytes) bytes")
    }
}
