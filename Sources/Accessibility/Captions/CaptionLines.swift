/// The lines of a caption file: UTF-8, its mark removed, ended by LF, CRLF or CR.
struct CaptionLines {
    /// The lines without their ends.
    let lines: [String]

    init(_ bytes: [UInt8]) throws(CaptionError) {
        let text = try Self.text(bytes)
        var lines: [String] = []
        var line = String.UnicodeScalarView()
        var isAfterReturn = false
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\r":
                lines.append(String(line))
                line = String.UnicodeScalarView()
            case "\n":
                if !isAfterReturn {
                    lines.append(String(line))
                    line = String.UnicodeScalarView()
                }
            default: line.append(scalar)
            }
            isAfterReturn = scalar == "\r"
        }
        if !line.isEmpty { lines.append(String(line)) }
        self.lines = lines
    }

    /// The bytes as text without the mark of UTF-8.
    static func text(_ bytes: [UInt8]) throws(CaptionError) -> String {
        let isMarked = bytes.starts(with: [0xEF, 0xBB, 0xBF])
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            throw CaptionError(line: 1, reason: .encoding("UTF-16"))
        }
        if let zero = bytes.firstIndex(of: 0) {
            throw CaptionError(line: line(of: zero, bytes), reason: .encoding("UTF-16 or binary"))
        }
        let content = isMarked ? Array(bytes.dropFirst(3)) : bytes
        if let text = String(validating: content, as: UTF8.self) { return text }
        let repaired = String(decoding: content, as: UTF8.self)
        // The first byte at which strict and lenient reading part is the first that is not UTF-8.
        let fault = zip(content, repaired.utf8).enumerated().first { $1.0 != $1.1 }?.offset ?? 0
        let isWindows = content.contains { (0x80...0x9F).contains($0) }
        let name = isWindows ? "Windows-1252 or another 8-bit encoding" : "ISO 8859-1 or another 8-bit encoding"
        throw CaptionError(line: line(of: fault, content), reason: .encoding(name))
    }

    private static func line(of offset: Int, _ bytes: [UInt8]) -> Int {
        1 + bytes.prefix(offset).count { $0 == 0x0A }
    }
}
