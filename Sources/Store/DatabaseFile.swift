import Foundation
import GRDB
import TextProcessing

/// The checks that stand between a data folder and an open database; they change nothing that is there.
enum DatabaseFile {
    /// Largest file whose pages are all checked at the start, in bytes; larger ones are checked by `integrityProblems`.
    static let fullCheckLimit = 32 << 20

    static func prepareDirectory(_ path: String) throws(StoreError) {
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        } catch {
            throw .unusableDirectory(path: path, reason: "it cannot be created")
        }
        var isDirectory: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory), isDirectory.boolValue else {
            throw .unusableDirectory(path: path, reason: "it is no folder")
        }
        guard FileManager.default.isWritableFile(atPath: path) else {
            throw .unusableDirectory(path: path, reason: "it is not writable")
        }
    }

    /// Looks at the first bytes before SQLite does, which may write to what it opens.
    static func checkHeader(_ path: String) throws(StoreError) {
        guard FileManager.default.fileExists(atPath: path) else { return }
        guard let file = FileHandle(forReadingAtPath: path) else {
            throw .unusableDirectory(path: path, reason: "the database file cannot be read")
        }
        defer { file.closeFile() }
        let start = file.readData(ofLength: 16)
        // Source: SQLite database file format, section 1.3.1. An empty file is a database nothing was written to.
        guard start.isEmpty || start == Data("SQLite format 3\0".utf8) else {
            throw .corruptDatabase(path: path, reason: "it does not begin like an SQLite database")
        }
    }

    static func probe(_ writer: any DatabaseWriter, path: String) throws {
        // A database in memory has no size, and nothing to be damaged.
        let size = try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
        guard let size, size <= fullCheckLimit else { return }
        let problem = try writer.read { try String.fetchOne($0, sql: "PRAGMA quick_check(1)") }
        guard problem == "ok" else { throw StoreError.corruptDatabase(path: path, reason: problem ?? "no answer") }
    }

    static func size(_ path: String) throws -> Int {
        try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
    }

    /// SHA-256 of a file, which is mapped and not read into memory.
    static func digest(_ path: String) throws -> Digest {
        try Data(contentsOf: URL(filePath: path), options: .alwaysMapped).withUnsafeBytes { Digest(of: $0) }
    }

    /// Gives a finished file its name so that a power cut leaves the old or the new file, never a part.
    static func moveDurably(_ path: String, to target: String) throws(StoreError) {
        try synchronize(path)
        guard rename(path, target) == 0 else {
            throw .unusableDirectory(path: target, reason: String(cString: strerror(errno)))
        }
        try synchronize((target as NSString).deletingLastPathComponent)
    }

    /// Removes a database file and what SQLite keeps beside it, if there.
    static func removeAll(_ path: String) throws {
        for suffix in ["", "-wal", "-shm", "-journal"] where FileManager.default.fileExists(atPath: path + suffix) {
            try FileManager.default.removeItem(atPath: path + suffix)
        }
    }

    /// Waits until a file, or the names in a folder, are on the disk.
    static func synchronize(_ path: String) throws(StoreError) {
        let descriptor = open(path.isEmpty ? "." : path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0, fsync(descriptor) == 0 else {
            let reason = String(cString: strerror(errno))
            if descriptor >= 0 { close(descriptor) }
            throw .unusableDirectory(path: path, reason: reason)
        }
        close(descriptor)
    }
}
