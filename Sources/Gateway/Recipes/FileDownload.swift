import Foundation

/// How a file comes to this machine: from where a partial file ends, to its end.
public struct FileDownload: Sendable {
    /// Told now and then: bytes that are there, and bytes of the whole where that is known.
    public typealias Progress = @Sendable (_ received: UInt64, _ total: UInt64?) -> Void

    /// Appends to the file at a path what it lacks of the file at an address; a file that is absent is made.
    ///
    /// After a failure the file holds what had come.
    public var run: @Sendable (_ url: String, _ path: String, _ progress: Progress) async throws -> Void

    /// Creates a way to download.
    public init(run: @escaping @Sendable (_ url: String, _ path: String, _ progress: Progress) async throws -> Void) {
        self.run = run
    }

    /// Copies files of this machine, addressed with `file:`.
    public static let local = FileDownload { url, path, progress in
        guard let source = URL(string: url), source.isFileURL else {
            throw CocoaError(.fileReadUnsupportedScheme)
        }
        try copy(source.path(percentEncoded: false), to: path, progress)
    }

    private static let chunkSize = 1 << 20

    private static func copy(_ source: String, to path: String, _ progress: Progress) throws {
        let input = try FileHandle(forReadingFrom: URL(filePath: source))
        defer { try? input.close() }  // what was read is read
        let total = try input.seekToEnd()
        if !FileManager.default.fileExists(atPath: path) {
            try Data().write(to: URL(filePath: path))
        }
        let output = try FileHandle(forWritingTo: URL(filePath: path))
        var offset = try output.seekToEnd()
        if offset > total {
            try output.truncate(atOffset: 0)
            offset = 0
        }
        try input.seek(toOffset: offset)
        while let chunk = try input.read(upToCount: chunkSize), !chunk.isEmpty {
            try output.write(contentsOf: chunk)
            offset += UInt64(chunk.count)
            progress(offset, total)
        }
        try output.synchronize()
        try output.close()
    }
}
