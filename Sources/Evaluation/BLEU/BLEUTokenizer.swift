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
        let scalars: [UInt32]
        switch self {
        case .v13a: scalars = Self.v13a(line.unicodeScalars.map(\.value))
        case .intl:
            // A space at the end would count as what follows the last sign.
            var values = line.unicodeScalars.map(\.value)
            while let last = values.last, NGramScanner.isSpace(last) { values.removeLast() }
            scalars = Self.international(values)
        }
        return scalars.split { NGramScanner.isSpace($0) }.map { run in
            var text = String.UnicodeScalarView()
            for value in run { if let scalar = Unicode.Scalar(value) { text.append(scalar) } }
            return String(text)
        }
    }

    private static func v13a(_ line: [UInt32]) -> [UInt32] {
        var text = replacing(line, "<skipped>", with: "")
        text = replacing(text, "-\n", with: "")
        text = text.map { $0 == 10 ? 32 : $0 }
        if text.contains(38) {
            for (entity, sign) in [("&quot;", "\""), ("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">")] {
                text = replacing(text, entity, with: sign)
            }
        }
        text = [32] + text + [32]
        // Each sign but . , - ' is a token.
        var spaced: [UInt32] = []
        for value in text {
            if isSeparate(value) { spaced += [32, value, 32] } else { spaced.append(value) }
        }
        // A stop or comma is one unless digits are on both sides; a hyphen is one behind a digit.
        spaced = pairs(spaced) { !isDigit($0) && isStop($1) ? 1 : nil }
        spaced = pairs(spaced) { isStop($0) && !isDigit($1) ? 0 : nil }
        return pairs(spaced) { isDigit($0) && $1 == 45 ? 1 : nil }
    }

    private static func isStop(_ value: UInt32) -> Bool { value == 46 || value == 44 }

    private static func isDigit(_ value: UInt32) -> Bool { (48...57).contains(value) }

    /// Python's `[\\{-\\~\\[-\\` -\\&\\(-\\+\\:-\\@\\/]`, white space apart.
    private static func isSeparate(_ value: UInt32) -> Bool {
        (123...126).contains(value) || (91...96).contains(value) || (33...38).contains(value)
            || (40...43).contains(value) || (58...64).contains(value) || value == 47
    }

    private static func international(_ line: [UInt32]) -> [UInt32] {
        var text = pairs(line) { !isNumber($0) && isPunctuation($1) ? 1 : nil }
        text = pairs(text) { isPunctuation($0) && !isNumber($1) ? 0 : nil }
        var result: [UInt32] = []
        for value in text {
            if isSymbol(value) { result += [32, value, 32] } else { result.append(value) }
        }
        return result
    }

    /// One substitution over pairs of neighbours that do not overlap: where `body` names a member of the pair, spaces
    /// go before and behind it (1) or around it (0).
    static func pairs(_ text: [UInt32], _ body: (UInt32, UInt32) -> Int?) -> [UInt32] {
        var result: [UInt32] = []
        var index = 0
        while index < text.count {
            if index + 1 < text.count, let member = body(text[index], text[index + 1]) {
                result +=
                    member == 1 ? [text[index], 32, text[index + 1], 32] : [32, text[index], 32, text[index + 1]]
                index += 2
            } else {
                result.append(text[index])
                index += 1
            }
        }
        return result
    }

    private static func category(_ value: UInt32) -> Unicode.GeneralCategory? {
        Unicode.Scalar(value)?.properties.generalCategory
    }

    private static func isNumber(_ value: UInt32) -> Bool {
        switch category(value) {
        case .decimalNumber, .letterNumber, .otherNumber: true
        default: false
        }
    }

    private static func isPunctuation(_ value: UInt32) -> Bool {
        switch category(value) {
        case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
            .finalPunctuation, .otherPunctuation:
            true
        default: false
        }
    }

    private static func isSymbol(_ value: UInt32) -> Bool {
        switch category(value) {
        case .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol: true
        default: false
        }
    }

    private static func replacing(_ text: [UInt32], _ pattern: String, with replacement: String) -> [UInt32] {
        let wanted = pattern.unicodeScalars.map(\.value)
        let given = replacement.unicodeScalars.map(\.value)
        guard text.count >= wanted.count, text.contains(wanted[0]) else { return text }
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
