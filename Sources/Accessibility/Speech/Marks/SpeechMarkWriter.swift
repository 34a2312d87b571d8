import TextProcessing

/// In what offsets into a text are counted.
public enum TextUnit: String, CaseIterable, Hashable, Sendable {
    /// UTF-8 bytes, as everywhere in this gateway and in Polly.
    case bytes
    /// Unicode scalars, as Python counts.
    case scalars
    /// UTF-16 code units, as JavaScript counts.
    case utf16
}

/// Writes speech marks in the form of Amazon Polly: one JSON object a line.
///
/// `{"time":6,"type":"word","start":5,"end":9,"value":"hola"}`; a time that is not the engine's has `"estimated":true`
/// besides.
public struct SpeechMarkWriter: Sendable {
    /// Offset in the unit for each byte of the source and its end; nil when the unit is the byte.
    private let offsets: [Int]?

    /// Creates a writer.
    ///
    /// - Parameters:
    ///   - source: The text that is spoken.
    ///   - unit: In what offsets are counted.
    public init(source: SpokenSource, unit: TextUnit = .bytes) {
        guard unit != .bytes else {
            offsets = nil
            return
        }
        var offsets: [Int] = []
        offsets.reserveCapacity(source.bytes.count + 1)
        var count = 0
        var width = 0
        for byte in source.bytes {
            if byte & 0xC0 != 0x80 {
                count += width
                // Characters beyond U+FFFF have four bytes in UTF-8 and two units in UTF-16.
                width = unit == .utf16 && byte >= 0xF0 ? 2 : 1
            }
            offsets.append(count)
        }
        offsets.append(count + width)
        self.offsets = offsets
    }

    /// One mark as a line, its line feed included.
    ///
    /// - Parameter mark: The mark.
    /// - Returns: The line.
    public func line(_ mark: SpeechMark) -> String {
        let (start, end) = (offsets(of: mark).lowerBound, offsets(of: mark).upperBound)
        let estimate = mark.isEstimated ? ",\"estimated\":true" : ""
        return "{\"time\":\(mark.time),\"type\":\"\(mark.kind.rawValue)\",\"start\":\(start),\"end\":\(end),"
            + "\"value\":\"\(Self.escaped(mark.value))\"\(estimate)}\n"
    }

    /// Where a mark stands, in the unit of the writer.
    public func offsets(of mark: SpeechMark) -> Range<Int> {
        let start = offset(mark.source.lowerBound)
        return start..<max(start, offset(mark.source.upperBound))
    }

    /// All marks of a speech.
    ///
    /// - Parameter marks: The marks.
    /// - Returns: The lines.
    public func lines(_ marks: some Sequence<SpeechMark>) -> String { marks.map { line($0) }.joined() }

    private func offset(_ byte: Int) -> Int {
        guard let offsets else { return byte }
        return offsets[min(byte, offsets.count - 1)]
    }

    /// A string of JSON (RFC 8259, section 7); U+2028 and U+2029 are escaped too, which end lines for some readers.
    private static func escaped(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\":
                result.append("\\")
                result.append(scalar)
            case "\u{0}"..<" ", "\u{7F}", "\u{2028}", "\u{2029}":
                let digits = String(scalar.value, radix: 16)
                result.append(
                    contentsOf: ("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).unicodeScalars)
            default: result.append(scalar)
            }
        }
        return String(result)
    }
}
