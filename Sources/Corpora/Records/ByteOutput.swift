import CZlib
import Foundation

/// A file or standard output as a stream of bytes; a name that ends in `.gz` is packed, without name or time inside, so
/// that equal content gives equal archives.
public final class ByteOutput {
    /// The file as it was named; `-` is standard output.
    public let file: String
    private var handle: gzFile?

    /// Creates a file, in place of one that is there.
    ///
    /// - Parameter file: Path, or `-` for standard output.
    /// - Throws: ``CorpusFileError/Reason/unwritable(_:)``.
    public init(file: String) throws(CorpusFileError) {
        self.file = file
        let descriptor =
            file == "-" ? dup(STDOUT_FILENO) : open(file, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else {
            throw CorpusFileError(file: file, line: 0, reason: .unwritable(String(cString: strerror(errno))))
        }
        // T writes the bytes as they are.
        guard let handle = gzdopen(descriptor, file.hasSuffix(".gz") ? "wb6" : "wbT") else {
            Foundation.close(descriptor)
            throw CorpusFileError(file: file, line: 0, reason: .unwritable("out of memory"))
        }
        gzbuffer(handle, 1 << 17)
        self.handle = handle
    }

    deinit { if let handle { gzclose(handle) } }

    /// Writes the bytes of a text.
    public func write(_ text: String) throws(CorpusFileError) { try write(Array(text.utf8)) }

    /// Writes bytes.
    ///
    /// - Parameter bytes: Any number of bytes.
    /// - Throws: ``CorpusFileError/Reason/unwritable(_:)``, a full disk for example.
    public func write(_ bytes: [UInt8]) throws(CorpusFileError) {
        guard !bytes.isEmpty else { return }
        let written = bytes.withUnsafeBytes { gzwrite(handle, $0.baseAddress, UInt32($0.count)) }
        guard Int(written) == bytes.count else { throw failure() }
    }

    /// Writes what is still held and closes the file; a second call does nothing.
    ///
    /// - Throws: ``CorpusFileError/Reason/unwritable(_:)``.
    public func close() throws(CorpusFileError) {
        guard let handle else { return }
        self.handle = nil
        guard gzclose(handle) == Z_OK else {
            throw CorpusFileError(file: file, line: 0, reason: .unwritable(String(cString: strerror(errno))))
        }
    }

    private func failure() -> CorpusFileError {
        var code: Int32 = 0
        let message = handle.flatMap { gzerror($0, &code) }
        let cause = code == Z_ERRNO ? String(cString: strerror(errno)) : message.map { String(cString: $0) }
        return CorpusFileError(file: file, line: 0, reason: .unwritable(cause ?? "closed"))
    }
}
