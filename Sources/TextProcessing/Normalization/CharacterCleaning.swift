/// Removal and replacement of single characters: line ends, spaces, controls, invisible characters, ligatures.
enum CharacterCleaning {
    /// Cleans valid UTF-8, or returns nil when there is nothing to do.
    ///
    /// - Line ends (CR LF, CR, VT, FF, U+0085, U+2028, U+2029) become U+000A; tab and U+000A stay.
    /// - Unicode spaces become U+0020; runs are neither collapsed nor trimmed.
    /// - C0 and C1 controls, bidi controls, U+00AD, U+FEFF, U+200B to U+200D and U+2060 to U+2064 are removed; a zero
    ///   width joiner between two emoji stays.
    /// - The ligatures U+FB00 to U+FB06 become their letters.
    static func clean(_ bytes: UnsafeBufferPointer<UInt8>) -> (bytes: [UInt8], edits: [NormalizationEdit])? {
        var output = EditedBytes(source: bytes)
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte < 0x80 {
                if TextConcerns.isControl(byte) {
                    if byte == 0x0D, index + 1 < bytes.count, bytes[index + 1] == 0x0A {
                        output.replace(index..<index + 2, with: newline, kind: .whitespace)
                        index += 1
                    } else if (0x0B...0x0D).contains(byte) {
                        output.replace(index..<index + 1, with: newline, kind: .whitespace)
                    } else {
                        output.replace(index..<index + 1, with: [], kind: .control)
                    }
                }
                index += 1
                continue
            }
            guard mayNeedCleaning(byte) else {
                index += byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
                continue
            }
            let (scalar, length) = bytes.scalar(at: index)
            if scalar == 0x200D {
                output.copy(upTo: index)
                let isAfterEmoji = output.bytes.withUnsafeBufferPointer { kept in
                    kept.scalar(before: kept.count).map { $0 == 0xFE0F || isEmoji($0) } ?? false
                }
                let isBeforeEmoji = index + length < bytes.count && isEmoji(bytes.scalar(at: index + length).value)
                if !(isAfterEmoji && isBeforeEmoji) {
                    output.replace(index..<index + length, with: [], kind: .zeroWidth)
                }
            } else if let (kind, replacement) = change(of: scalar) {
                output.replace(index..<index + length, with: replacement, kind: kind)
            }
            index += length
        }
        return output.finished()
    }

    private static let newline: [UInt8] = [0x0A]
    private static let space: [UInt8] = [0x20]
    private static let ligatures: [[UInt8]] = ["ff", "fi", "fl", "ffi", "ffl", "st", "st"].map { Array($0.utf8) }

    @inline(__always)
    private static func mayNeedCleaning(_ lead: UInt8) -> Bool {
        switch lead {
        case 0xC2, 0xD8, 0xE1, 0xE2, 0xE3, 0xEF: true
        default: false
        }
    }

    private static func change(of scalar: UInt32) -> (kind: NormalizationEdit.Kind, replacement: [UInt8])? {
        switch scalar {
        case 0x85, 0x2028, 0x2029: (.whitespace, newline)
        case 0x80...0x9F: (.control, [])
        case 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: (.whitespace, space)
        case 0xAD: (.softHyphen, [])
        case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x206F: (.bidiControl, [])
        case 0x200B, 0x200C, 0x2060...0x2064: (.zeroWidth, [])
        case 0xFEFF: (.byteOrderMark, [])
        case 0xFB00...0xFB06: (.ligature, ligatures[Int(scalar - 0xFB00)])
        default: nil
        }
    }

    // ASCII digits are emoji by property (keycaps), and never joined.
    private static func isEmoji(_ scalar: UInt32) -> Bool {
        scalar > 0xFF && (Unicode.Scalar(scalar)?.properties.isEmoji ?? false)
    }
}
