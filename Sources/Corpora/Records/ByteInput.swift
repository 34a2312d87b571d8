import CZlib
import Foundation

/// The bytes of a file or of standard input as a stream; gzip is recognized by its first bytes and unpacked.
public final class ByteInput {
    /// The file as it was named; `-` is standard input.
    public let file: String
    private let handle: gzFile

    /// Opens a file.
    ///
    /// - Parameter file: Path, or `-` for standard input.
    /// - Throws: ``CorpusFileError/Reason/unreadable(_:)``.
    public init(file: String) throws(CorpusFileError) {
        self.file = file
        if file != "-" {
            var status = stat()
            guard stat(file, &status) == 0 else { throw Self.unreadable(file, String(cString: strerror(errno))) }
            guard status.st_mode & S_IFMT != S_IFDIR else { throw Self.unreadable(file, "is a folder") }
        }
        let descriptor = file == "-" ? dup(STDIN_FILENO) : open(file, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Self.unreadable(file, String(cString: strerror(errno))) }
        guard let handle = gzdopen(descriptor, "rb") else {
            Foundation.close(descriptor)
            throw Self.unreadable(file, "out of memory")
        }
        gzbuffer(handle, 1 << 17)
        self.handle = handle
    }

    deinit { gzclose(handle) }

    /// Reads the next bytes.
    ///
    /// - Parameter buffer: Where they go.
    /// - Returns: How many were read, 0 at the end.
    /// - Throws: ``CorpusFileError`` when the disk fails or a gzip archive is damaged or cut.
    public func read(into buffer: UnsafeMutableRawBufferPointer) throws(CorpusFileError) -> Int {
        let count = gzread(handle, buffer.baseAddress, UInt32(min(buffer.count, Int(Int32.max))))
        var code: Int32 = 0
        let message = gzerror(handle, &code)
        if count < 0 || code == Z_BUF_ERROR || code == Z_DATA_ERROR {
            let cause = code == Z_ERRNO ? String(cString: strerror(errno)) : message.map { String(cString: $0) }
            throw CorpusFileError(file: file, line: 0, reason: .unreadable(cause ?? "damaged archive"))
        }
        return Int(count)
    }

    private static func unreadable(_ file: String, _ cause: String) -> CorpusFileError {
        CorpusFileError(file: file, line: 0, reason: .unreadable(cause))
    }
}
