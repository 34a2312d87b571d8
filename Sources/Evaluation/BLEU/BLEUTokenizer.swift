/// How BLEU divides a line into tokens.
///
/// Source: the tokenizers of sacrebleu (Post 2018), which carry on NIST's mteval-v13a and mteval-v14 scripts.
public enum BLEUTokenizer: String, Sendable, CaseIterable {
    /// mteval-v13a: ASCII punctuation.
    case v13a = "13a"
    /// mteval-v14 with international tokenization: punctuation and symbols of Unicode.
    case intl

    /// The tokens of a line.
    public func tokens(_ line: String) -> [String] {
        separated(line).split { NGramScanner.isSpace($0) }.map { run in
            var text = String.UnicodeScalarView()
            for value in run { if let scalar = Unicode.Scalar(value) { text.append(scalar) } }
            return String(text)
        }
    }

    /// The tokens of a line as 64-bit keys, equal for the same scalars only: `ñ` and `n` with a tilde differ.
    public func keys(_ line: String) -> [UInt64] {
        separated(line).withUnsafeBufferPointer { TokenKey.keys(of: $0) }
    }

    /// The scalars of a line with spaces between tokens.
    private func separated(_ line: String) -> [UInt32] {
        var line = line
        let scalars = line.withUTF8 { bytes in
            [UInt32](unsafeUninitializedCapacity: bytes.count + 1) { buffer, count in
                var decoder = UTF8ScalarDecoder(bytes)
                while let scalar = decoder.next() {
                    buffer[count] = scalar
                    count += 1
                }
            }
        }
        switch self {
        case .v13a: return Self.v13a(scalars)
        case .intl: return Self.international(scalars)
        }
    }

    private static func v13a(_ line: [UInt32]) -> [UInt32] {
        var text = line
        if text.contains(60) { text = replacing(text, "<skipped>", with: "") }
        if text.contains(10) {
            text = replacing(text, "-\n", with: "")
            text = text.map { $0 == 10 ? 32 : $0 }
        }
        if text.contains(38) {
            for (entity, sign) in [("&quot;", "\""), ("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">")] {
                text = replacing(text, entity, with: sign)
            }
        }
        // Each sign but . , - ' is a token; the line stands between spaces.
        var spaced: [UInt32] = []
        spaced.reserveCapacity(text.count * 2 + 2)
        spaced.append(32)
        for value in text { append(value, isApart: isSeparate(value), to: &spaced) }
        spaced.append(32)
        // A stop or comma is one unless digits are on both sides; a hyphen is one behind a digit.
        spaced = pairs(spaced) { !isDigit($0) && isStop($1) ? .second : .none }
        spaced = pairs(spaced) { isStop($0) && !isDigit($1) ? .first : .none }
        return pairs(spaced) { isDigit($0) && $1 == 45 ? .second : .none }
    }

    private static func international(_ line: [UInt32]) -> [UInt32] {
        // A space at the end would count as what follows the last sign.
        var text = line
        while let last = text.last, NGramScanner.isSpace(last) { text.removeLast() }
        text = pairs(text) { !ScalarClass.isNumber($0) && ScalarClass.isPunctuation($1) ? .second : .none }
        text = pairs(text) { ScalarClass.isPunctuation($0) && !ScalarClass.isNumber($1) ? .first : .none }
        var spaced: [UInt32] = []
        spaced.reserveCapacity(text.count * 2)
        for value in text { append(value, isApart: ScalarClass.isSymbol(value), to: &spaced) }
        return spaced
    }

    private static func isStop(_ value: UInt32) -> Bool { value == 46 || value == 44 }

    private static func isDigit(_ value: UInt32) -> Bool { value >= 48 && value <= 57 }

    /// Python's `[\\{-\\~\\[-\\` -\\&\\(-\\+\\:-\\@\\/]`, white space apart.
    private static func isSeparate(_ value: UInt32) -> Bool {
        guard value < 127, value > 32 else { return false }
        return value >= 123 || (91...96).contains(value) || value <= 38 || (40...43).contains(value)
            || (58...64).contains(value) || value == 47
    }

    private static func append(_ value: UInt32, isApart: Bool, to text: inout [UInt32]) {
        if isApart { text.append(32) }
        text.append(value)
        if isApart { text.append(32) }
    }

    private enum Member { case first, second, none }

    /// One substitution over pairs of neighbours that do not overlap: spaces go around the member that is a token.
    @inline(__always)
    private static func pairs(_ text: [UInt32], _ token: (UInt32, UInt32) -> Member) -> [UInt32] {
        var result: [UInt32] = []
        result.reserveCapacity(text.count + 16)
        var index = 0
        while index < text.count {
            let member = index + 1 < text.count ? token(text[index], text[index + 1]) : .none
            if member == .none {
                result.append(text[index])
                index += 1
            } else {
                append(text[index], isApart: member == .first, to: &result)
                append(text[index + 1], isApart: member == .second, to: &result)
                index += 2
            }
        }
        return result
    }

    private static func replacing(_ text: [UInt32], _ pattern: String, with replacement: String) -> [UInt32] {
        let wanted = pattern.unicodeScalars.map(\.value)
        let given = replacement.unicodeScalars.map(\.value)
        var result: [UInt32] = []
        var index = 0
        while index < text.count {
            if index + wanted.count <= text.count, text[index..<index + wanted.count].elementsEqual(wanted) {
                result += given
                index += wanted.count
            } else {
                result.append(text[index])
                index += 1
            }
        }
        return result
    }
}
