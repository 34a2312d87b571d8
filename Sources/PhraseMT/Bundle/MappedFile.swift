#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The bytes of a file mapped into memory, read only, for as long as the object lives.
///
/// `@unchecked Sendable`: the mapping is created before the initializer returns, is never written to through this type
/// and is removed only in `deinit`, when no reference is left.
public final class MappedFile: @unchecked Sendable {
    /// The content, whose pages are read on first use.
    public let bytes: UnsafeRawBufferPointer
    /// Name of the file in messages.
    public let name: String
    private let isMapped: Bool

    /// Maps a file.
    ///
    /// - Parameters:
    ///   - path: A regular file; an empty one is refused.
    ///   - name: How messages call it.
    /// - Throws: `BundleError.unreadable`, or `truncated` for an empty file.
    public init(path: String, name: String) throws(BundleError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw .unreadable(file: name, reason: String(cString: strerror(errno)))
        }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else {
            throw .unreadable(file: name, reason: String(cString: strerror(errno)))
        }
        let size = Int(status.st_size)
        guard size > 0 else { throw .truncated(file: name, expected: 1, found: 0) }
        guard let address = mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0), address != MAP_FAILED else {
            throw .unreadable(file: name, reason: String(cString: strerror(errno)))
        }
        bytes = UnsafeRawBufferPointer(start: address, count: size)
        self.name = name
        isMapped = true
    }

    /// Holds a copy of bytes, aligned as a mapping would be.
    public init(copying content: [UInt8], name: String) {
        let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: max(content.count, 1), alignment: 4096)
        content.withUnsafeBytes { memory.copyMemory(from: $0) }
        bytes = UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(memory)[0..<content.count])
        self.name = name
        isMapped = false
    }

    deinit {
        guard let address = bytes.baseAddress else { return }
        if isMapped {
            munmap(UnsafeMutableRawPointer(mutating: address), bytes.count)
        } else {
            UnsafeMutableRawPointer(mutating: address).deallocate()
        }
    }
}
