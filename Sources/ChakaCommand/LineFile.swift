import Foundation

/// Reads files of one sentence a line, without forgiving what would shift the lines.
enum LineFile {
    /// The lines: divided at LF, a CR before it dropped; the last line may lack its end.
    static func read(_ path: String) throws -> [String] {
        let lines = try lines(of: path)
        guard !lines.isEmpty else { throw CommandFailure(Messages.current.emptyFile(path)) }
        return Array(lines)
    }

    /// The same of a file that may be empty.
    static func lines(of path: String) throws -> ArraySlice<String> {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw CommandFailure(Messages.current.unreadable(path))
        }
        return try data.withUnsafeBytes { try read($0, path) }[...]
    }

    private static func read(_ bytes: UnsafeRawBufferPointer, _ path: String) throws -> [String] {
        var lines: [String] = []
        var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        while start < bytes.count {
            let end = bytes[start...].firstIndex(of: 10) ?? bytes.count
            let hasReturn = end > start && bytes[end - 1] == 13
            let line = UnsafeRawBufferPointer(rebasing: bytes[start..<end - (hasReturn ? 1 : 0)])
            guard let text = String(validating: line, as: UTF8.self) else {
                throw CommandFailure(Messages.current.notUTF8(path, lines.count + 1))
            }
            lines.append(text)
            start = end + 1
        }
        return lines
    }
}
