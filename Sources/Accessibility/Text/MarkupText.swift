/// Text for XML, HTML and WebVTT: what would be taken for markup is escaped.
enum MarkupText {
    /// Escapes of attribute values in double quotes.
    static let quotes: [Unicode.Scalar: String] = ["\"": "&quot;"]

    /// Text that may stand between tags.
    ///
    /// - Parameters:
    ///   - text: Any text.
    ///   - others: What is escaped beside `&`, `<` and `>`.
    ///   - isXML: Whether characters that XML 1.0 cannot hold (section 2.2) become U+FFFD.
    /// - Returns: The escaped text.
    static func escaped(
        _ text: some StringProtocol, _ others: [Unicode.Scalar: String] = [:], isXML: Bool = true
    ) -> String {
        var result = String.UnicodeScalarView()
        result.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            if let escape = others[scalar] {
                result.append(contentsOf: escape.unicodeScalars)
                continue
            }
            switch scalar {
            case "&": result.append(contentsOf: "&amp;".unicodeScalars)
            case "<": result.append(contentsOf: "&lt;".unicodeScalars)
            case ">": result.append(contentsOf: "&gt;".unicodeScalars)
            case "\t", "\n", "\r": result.append(scalar)
            case "\u{0}"..<"\u{20}", "\u{FFFE}", "\u{FFFF}": result.append(isXML ? "\u{FFFD}" : scalar)
            default: result.append(scalar)
            }
        }
        return String(result)
    }
}
