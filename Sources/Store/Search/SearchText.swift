import Foundation

/// The form of a text in which the full-text index finds it: words of small letters and digits, one space apart.
///
/// Case, accents, tildes, vowel dots, apostrophes and punctuation do not matter: `¡P’acháñ!` and `pachan` are one word.
/// An apostrophe joins: `t'anta` is one word and equal to `tanta`. Every other sign parts words.
enum SearchText {
    /// The form of a text; empty when the text has no letter or digit.
    ///
    /// - Complexity: linear; ASCII and Latin letters by table.
    static func form(of text: String) -> String {
        var text = text
        return text.withUTF8 { bytes in
            // A Latin letter may become two (ß), never more than its bytes; others are written as they are.
            String(unsafeUninitializedCapacity: bytes.count * 2 + 4) { output in
                var writer = FormWriter(output: output)
                var index = 0
                while index < bytes.count {
                    let byte = bytes[index]
                    if byte < 0x80 {
                        writer.append(asciiClass[Int(byte)])
                        index += 1
                    } else {
                        index += writer.appendScalar(bytes, at: index)
                    }
                }
                return writer.count
            }
        }
    }

    /// The words of a form, for queries.
    static func words(of text: String) -> [Substring] { form(of: text).split(separator: " ") }

    /// The words of a text with the places from their first to their last character, whole characters.
    static func wordRanges(in text: String) -> [(form: String, range: Range<String.Index>)] {
        var words: [(form: String, range: Range<String.Index>)] = []
        var form = ""
        var start = text.startIndex
        var end = text.startIndex
        func finish() {
            if !form.isEmpty { words.append((form, start..<end)) }
            form = ""
        }
        for index in text.indices {
            // One character may hold several scalars, a letter and its marks; a joining mark alone has no form.
            let piece = Self.form(of: String(text[index]))
            let isJoining = piece.isEmpty && text[index].unicodeScalars.allSatisfy { letters(of: $0) != nil }
            if piece.isEmpty {
                if isJoining {
                    if !form.isEmpty { end = text.index(after: index) }
                } else {
                    finish()
                }
                continue
            }
            if form.isEmpty { start = index }
            form += piece
            end = text.index(after: index)
        }
        finish()
        return words
    }

    /// For each ASCII byte: the small letter or digit, 0 for what is left out, 0x20 for what parts words.
    fileprivate static let asciiClass: [UInt8] = (0..<128).map { (byte: Int) -> UInt8 in
        switch byte {
        case 0x30...0x39, 0x61...0x7A: UInt8(byte)
        case 0x41...0x5A: UInt8(byte | 0x20)
        case 0x27, 0x60: 0
        default: 0x20
        }
    }

    /// For U+0080 to U+024F: the small base letters as ASCII or UTF-8 bytes; nil for what parts words.
    fileprivate static let latin: [[UInt8]?] = (0x80..<0x250).map { value in
        guard let scalar = Unicode.Scalar(value) else { return nil }
        return letters(of: scalar)
    }

    /// The small base letters of a scalar, empty for a mark or apostrophe, nil for what parts words.
    fileprivate static func letters(of scalar: Unicode.Scalar) -> [UInt8]? {
        switch scalar.value {
        case 0x27, 0x60, 0xB4, 0x02B9, 0x02BB, 0x02BC, 0x02BD, 0x2018, 0x2019, 0x201B, 0x2032, 0xFF07: return []
        default: break
        }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .spacingMark, .format: return []
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
            .letterNumber, .otherNumber:
            break
        default: return nil
        }
        let lower = scalar.properties.lowercaseMapping.decomposedStringWithCanonicalMapping.unicodeScalars
        return lower.filter { $0.properties.generalCategory != .nonspacingMark }.flatMap { Array(String($0).utf8) }
    }
}

/// Writes a form into a buffer that is large enough.
private struct FormWriter {
    let output: UnsafeMutableBufferPointer<UInt8>
    var count = 0
    private var isSpacePending = false

    init(output: UnsafeMutableBufferPointer<UInt8>) { self.output = output }

    mutating func append(_ byte: UInt8) {
        if byte == 0 { return }
        if byte == 0x20 {
            isSpacePending = count > 0
            return
        }
        if isSpacePending {
            output[count] = 0x20
            count += 1
            isSpacePending = false
        }
        output[count] = byte
        count += 1
    }

    /// Appends the scalar whose bytes begin at a place and gives its length.
    mutating func appendScalar(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
        let byte = bytes[index]
        let length = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
        var value = UInt32(byte) & (0x7F >> UInt32(length))
        for next in 1..<length { value = value << 6 | UInt32(bytes[index + next] & 0x3F) }
        // Combining marks, the apostrophe letter and the quotation marks are frequent and need no table.
        if (0x0300..<0x0370).contains(value) || value == 0x02BC || value == 0x2019 { return length }
        guard let scalar = Unicode.Scalar(value) else { return length }
        let letters =
            (0x80..<0x250).contains(value) ? SearchText.latin[Int(value) - 0x80] : SearchText.letters(of: scalar)
        if let letters {
            for letter in letters { append(letter) }
        } else {
            append(0x20)
        }
        return length
    }
}
