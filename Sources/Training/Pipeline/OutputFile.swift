#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Writes files so that a crash leaves the old one or the new one, never half of one.
enum OutputFile {
    /// Writes bytes beside a file, flushes them to the disk and renames them into place.
    ///
    /// - Parameters:
    ///   - bytes: The content.
    ///   - path: The file.
    /// - Throws: `TrainingError.unwritable` with the system's reason; nothing is left behind.
    static func write(_ bytes: [UInt8], to path: String) throws(TrainingError) {
        let temporary = path + ".new"
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw .unwritable(path: path, reason: String(cString: strerror(errno))) }
        var failure: Int32 = 0
        bytes.withUnsafeBytes { buffer in
            var offset = 0
            while offset < buffer.count, let start = buffer.baseAddress {
                let written = Glibc.write(descriptor, start + offset, buffer.count - offset)
                if written < 0 {
                    if errno == EINTR { continue }
                    failure = errno
                    return
                }
                offset += written
            }
        }
        if failure == 0, fsync(descriptor) != 0 { failure = errno }
        if close(descriptor) != 0, failure == 0 { failure = errno }
        if failure == 0, rename(temporary, path) != 0 { failure = errno }
        guard failure == 0 else {
            unlink(temporary)
            throw .unwritable(path: path, reason: String(cString: strerror(failure)))
        }
    }

    /// Makes a folder and those above it.
    static func makeFolder(_ path: String) throws(TrainingError) {
        var prefix = path.hasPrefix("/") ? "/" : ""
        for part in path.split(separator: "/") {
            prefix += (prefix.isEmpty || prefix.hasSuffix("/") ? "" : "/") + part
            if mkdir(prefix, 0o755) != 0, errno != EEXIST {
                throw .unwritable(path: prefix, reason: String(cString: strerror(errno)))
            }
        }
    }
}
