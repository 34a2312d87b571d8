import Foundation

/// Small files that are either as they were or whole, whatever happens while they are written.
enum DurableFile {
    /// Writes a file by way of a temporary one beside it: write, fsync, rename, fsync of the folder.
    static func write(_ bytes: Data, to path: String) throws(ModelRegistryError) {
        let temporary = path + ".new"
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw failure(path) }
        var isWritten = bytes.withUnsafeBytes { buffer in
            var offset = 0
            while offset < buffer.count {
                let count = Foundation.write(
                    descriptor, buffer.baseAddress?.advanced(by: offset), buffer.count - offset)
                if count < 0 {
                    if errno == EINTR { continue }
                    return false
                }
                offset += count
            }
            return true
        }
        isWritten = isWritten && fsync(descriptor) == 0
        let error = isWritten ? nil : failure(path)
        close(descriptor)
        guard error == nil, rename(temporary, path) == 0 else {
            let reported = error ?? failure(path)
            unlink(temporary)
            throw reported
        }
        try synchronize((path as NSString).deletingLastPathComponent)
    }

    /// Brings the entries of a folder to disk.
    static func synchronize(_ folder: String) throws(ModelRegistryError) {
        let descriptor = open(folder, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure(folder) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw failure(folder) }
    }

    static func failure(_ path: String) -> ModelRegistryError {
        .unwritable(path: path, reason: String(cString: strerror(errno)))
    }
}
