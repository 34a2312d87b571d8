import Glibc

/// The file that a download writes, from its first byte or from an offset on.
struct FileSink {
    private var descriptor: Int32 = -1
    /// Bytes written.
    private(set) var written: Int64 = 0
    private(set) var start: Int64 = 0

    /// Bytes of the file.
    var fileBytes: Int64 { start + written }

    /// Opens the file and cuts it off at the place where writing starts.
    mutating func open(_ path: String, at start: UInt64) throws(TransportError) {
        descriptor = Glibc.open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw Self.failure() }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw Self.failure() }
        self.start = Int64(start)
        guard status.st_size >= self.start else {
            throw TransportError(
                code: .invalidRequest,
                explanation: "the file has \(status.st_size) bytes, fewer than the offset \(start)")
        }
        guard ftruncate(descriptor, Int(self.start)) == 0 || (self.start == 0 && errno == EINVAL) else {
            throw Self.failure()
        }
        guard lseek(descriptor, Int(self.start), SEEK_SET) >= 0 || errno == ESPIPE else { throw Self.failure() }
    }

    /// Appends bytes.
    mutating func write(_ bytes: UnsafeRawBufferPointer) throws(TransportError) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = Glibc.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw Self.failure() }
            rest = rest.dropFirst(count)
            written += Int64(count)
        }
    }

    /// Closes the file; nothing happens when it is not open.
    mutating func close() {
        if descriptor >= 0 { Glibc.close(descriptor) }
        descriptor = -1
    }

    /// The failure that the system has just reported.
    static func failure() -> TransportError {
        TransportError(code: .unusableFile, explanation: "the file cannot be used: \(String(cString: strerror(errno)))")
    }
}
