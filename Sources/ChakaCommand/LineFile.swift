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
        var start = 0
        while start < bytes.count {
            let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
            lines.append(try line(bytes[start..<end], number: lines.count + 1, path: path))
            start = end + 1
        }
        return lines
    }

    /// A line without its end, and the first one without a byte order mark.
    ///
    /// - Parameters:
    ///   - bytes: The line with or without LF and the CR before it.
    ///   - number: Its number, from 1.
    ///   - path: Its file, for errors.
    /// - Returns: The line.
    /// - Throws: ``CommandFailure`` when it is not UTF-8.
    static func line(_ bytes: Slice<UnsafeRawBufferPointer>, number: Int, path: String) throws -> String {
        var bytes = bytes
        if number == 1, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
        if bytes.last == 0x0A { bytes = bytes.dropLast() }
        if bytes.last == 0x0D { bytes = bytes.dropLast() }
        guard let line = String(validating: bytes, as: UTF8.self) else {
            throw CommandFailure(Messages.current.notUTF8(path, number))
        }
        return line
    }
}
