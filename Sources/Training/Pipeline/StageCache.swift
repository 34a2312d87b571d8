import PhraseMT
import TextProcessing

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Results of finished stages, kept beside the output until the bundle is complete, so that an interrupted training
/// goes on where it was.
///
/// A result is found by a digest over everything it was made from. The folder is locked: a second training there fails.
final class StageCache {
    /// The folder, `OUTPUT.partial`.
    let folder: String
    private let lock: Int32

    /// Opens the folder and locks it.
    init(output: String) throws(TrainingError) {
        folder = output + ".partial"
        try OutputFile.makeFolder(folder)
        lock = open(folder + "/lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        guard lock >= 0 else { throw .unwritable(path: folder, reason: String(cString: strerror(errno))) }
        guard flock(lock, LOCK_EX | LOCK_NB) == 0 else {
            close(lock)
            throw .busy(path: output)
        }
    }

    deinit { close(lock) }

    /// The bytes of a stage, from disk or made now.
    ///
    /// - Parameters:
    ///   - name: Name of the result.
    ///   - key: Digest over what it is made from.
    ///   - make: Makes it.
    /// - Returns: The bytes, and whether they were there.
    /// - Throws: What `make` throws, or `TrainingError.unwritable`.
    func bytes(_ name: String, key: Digest, _ make: () throws -> [UInt8]) throws -> (file: MappedFile, isResumed: Bool)
    {
        let path = "\(folder)/\(name)-\(key.description.prefix(16))"
        if let file = try? MappedFile(path: path, name: name) { return (file, true) }
        let bytes = try make()
        try OutputFile.write(bytes, to: path)
        return (MappedFile(copying: bytes, name: name), false)
    }

    /// Removes the folder with all results.
    func remove() {
        guard let directory = opendir(folder) else { return }
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { unlink(folder + "/" + name) }
        }
        closedir(directory)
        rmdir(folder)
    }
}
