import Foundation
import TextProcessing

/// The folder of a snapshot on the disk: whole under its name, or marked as unfinished.
enum SnapshotFolder {
    /// Name of the mark that stands in a folder until all else does.
    static let incompleteMark = "INCOMPLETE"

    static func unfinished(_ folder: String) -> String { folder + ".unfinished" }

    static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    /// Makes the unfinished folder; what an earlier attempt left in it is replaced.
    static func begin(_ folder: String) throws(SnapshotError) -> String {
        guard !exists(folder) else { throw .exists(folder: folder) }
        let unfinished = unfinished(folder)
        do {
            if exists(unfinished) { try FileManager.default.removeItem(atPath: unfinished) }
            try FileManager.default.createDirectory(atPath: unfinished, withIntermediateDirectories: true)
        } catch {
            throw .unwritable(file: unfinished, reason: String(describing: error))
        }
        try write([], to: unfinished + "/" + incompleteMark)
        return unfinished
    }

    /// Flushes the files to the disk, takes the mark away and gives the folder its name.
    static func finish(_ folder: String, files: [String]) throws(SnapshotError) {
        let unfinished = unfinished(folder)
        for file in files { try flush(unfinished + "/" + file) }
        try remove(unfinished + "/" + incompleteMark)
        try flush(unfinished)
        guard !exists(folder) else { throw .exists(folder: folder) }
        guard rename(unfinished, folder) == 0 else { throw unwritable(folder) }
        try flush((folder as NSString).deletingLastPathComponent)
    }

    static func remove(_ file: String) throws(SnapshotError) {
        guard unlink(file) == 0 else { throw unwritable(file) }
    }

    static func write(_ bytes: [UInt8], to file: String) throws(SnapshotError) {
        try asSnapshot { () throws(CorpusFileError) in
            let output = try ByteOutput(file: file)
            try output.write(bytes)
            try output.close()
        }
    }

    /// Size and SHA-256 of a file, read where it lies in the page cache.
    static func digest(of file: String) throws(SnapshotError) -> (bytes: Int, sha256: String) {
        let descriptor = open(file, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            if errno == ENOENT { throw .missing(file: file) }
            throw .unreadable(file: file, reason: String(cString: strerror(errno)))
        }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else {
            throw .unreadable(file: file, reason: String(cString: strerror(errno)))
        }
        let count = Int(status.st_size)
        guard count > 0 else { return (0, Digest(of: []).description) }
        guard let start = mmap(nil, count, PROT_READ, MAP_PRIVATE, descriptor, 0), start != MAP_FAILED else {
            throw .unreadable(file: file, reason: String(cString: strerror(errno)))
        }
        defer { munmap(start, count) }
        return (count, Digest(of: UnsafeRawBufferPointer(start: start, count: count)).description)
    }

    private static func flush(_ path: String) throws(SnapshotError) {
        let path = path.isEmpty ? "." : path
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw unwritable(path) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw unwritable(path) }
    }

    private static func unwritable(_ file: String) -> SnapshotError {
        .unwritable(file: file, reason: String(cString: strerror(errno)))
    }
}
