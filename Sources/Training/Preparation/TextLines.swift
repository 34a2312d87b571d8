import FoundationEssentials

/// The lines of a text file.
public enum TextLines {
    /// Reads a file: LF or CRLF, a byte order mark at its start removed, no empty line after the last line end.
    ///
    /// - Throws: ``PreparationError/unreadable(file:cause:)`` and ``PreparationError/invalidUTF8(file:line:)``.
    public static func read(_ path: String) throws(PreparationError) -> [String] {
        let data: Data
        do {
            data = try Data(contentsOf: URL(filePath: path))
        } catch {
            throw .unreadable(file: path, cause: "\(error)")
        }
        return try split(Array(data), file: path)
    }

    /// Divides the bytes of a file.
    static func split(_ bytes: [UInt8], file: String) throws(PreparationError) -> [String] {
        var lines: [String] = []
        var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        while start < bytes.count {
            let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
            let hasReturn = end > start && bytes[end - 1] == 0x0D
            guard let line = String(validating: bytes[start..<end - (hasReturn ? 1 : 0)], as: UTF8.self)
            else {
                throw .invalidUTF8(file: file, line: lines.count + 1)
            }
            lines.append(line)
            start = end + 1
        }
        return lines
    }
}
