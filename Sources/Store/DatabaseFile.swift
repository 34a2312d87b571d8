import Foundation
import GRDB

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
}
