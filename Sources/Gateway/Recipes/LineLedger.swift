import Foundation

/// A file of JSON values, one a line, to which is only ever appended.
struct LineLedger<Entry: Codable & Sendable>: Sendable {
    /// Path of the file.
    let path: String

    /// All entries, oldest first; none when the file is absent.
    func entries() throws(RecipeFetchError) -> [Entry] {
        guard FileManager.default.fileExists(atPath: path) else { return [] }
        do {
            let text = try String(contentsOf: URL(filePath: path), encoding: .utf8)
            let decoder = JSONDecoder()
            decoder.dateDecodingStrategy = .iso8601
            return try text.split(separator: "\n").map { try decoder.decode(Entry.self, from: Data($0.utf8)) }
        } catch {
            throw .unusable(path: path, cause: "\(error)")
        }
    }

    /// Writes an entry behind the others, through to the disk.
    func append(_ entry: Entry) throws(RecipeFetchError) {
        do {
            let folder = URL(filePath: path).deletingLastPathComponent()
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            encoder.dateEncodingStrategy = .iso8601
            if !FileManager.default.fileExists(atPath: path) { try Data().write(to: URL(filePath: path)) }
            let file = try FileHandle(forWritingTo: URL(filePath: path))
            try file.seekToEnd()
            try file.write(contentsOf: try encoder.encode(entry) + Data([0x0A]))
            try file.synchronize()
            try file.close()
        } catch {
            throw .unusable(path: path, cause: error.localizedDescription)
        }
    }
}
