/// Reads SubRip as players do: times are what makes a cue, the rest may be missing, and what is missing is reported.
struct SubRipReader {
    private(set) var warnings: [CaptionWarning] = []
    private let lines: [String]

    init(lines: CaptionLines) { self.lines = lines.lines }

    mutating func document() throws(CaptionError) -> CaptionDocument {
        var document = CaptionDocument(format: .subRip)
        var index = 0
        var pending: (id: String?, timing: CaptionTiming, text: [String])?
        var blanks = 0
        func close() {
            guard let cue = pending else { return }
            document.blocks.append(.cue(Self.cue(cue.id, cue.timing, cue.text)))
            pending = nil
        }
        while index < lines.count {
            let line = lines[index]
            if Self.isBlank(line) {
                blanks += 1
                index += 1
                continue
            }
            let isNumber = Self.isNumber(line) && index + 1 < lines.count && Self.isTiming(lines[index + 1])
            if isNumber || Self.isTiming(line) {
                if pending != nil, blanks == 0 { warn(index, "no empty line before the cue") }
                if !isNumber { warn(index, "the cue has no number") }
                let id = isNumber ? String(CaptionTiming.trimmed(line[...])) : nil
                if isNumber { index += 1 }
                close()
                pending = (id, try timing(lines[index], index), [])
            } else if pending != nil {
                if blanks > 0, !(pending?.text.isEmpty ?? true) {
                    warn(index, "the text goes on after an empty line")
                    pending?.text += Array(repeating: "", count: blanks)
                }
                pending?.text.append(line)
            } else {
                throw CaptionError(line: index + 1, reason: .malformed("text before the first line of times"))
            }
            blanks = 0
            index += 1
        }
        close()
        return document
    }

    private mutating func timing(_ line: String, _ index: Int) throws(CaptionError) -> CaptionTiming {
        switch CaptionTiming.parse(line) {
        case .failure(let fault): throw CaptionError(line: index + 1, reason: .malformed(fault.message))
        case .success(let timing):
            for clock in [timing.start, timing.end].compactMap({ $0 }) {
                if clock.separator == "." { warn(index, "a point instead of a comma in the time") }
                if !clock.hasHours { warn(index, "a time without hours") }
                if !clock.isRegular, clock.hasHours { warn(index, "a time with too few or too many digits") }
            }
            if let end = timing.end {
                if end.milliseconds < timing.start.milliseconds { warn(index, "the cue ends before it starts") }
            } else {
                warn(index, "the cue has no end")
            }
            return timing
        }
    }

    private mutating func warn(_ index: Int, _ message: String) {
        let warning = CaptionWarning(place: index + 1, message: message)
        if warnings.last != warning { warnings.append(warning) }
    }

    private static func cue(_ id: String?, _ timing: CaptionTiming, _ lines: [String]) -> CaptionCue {
        CaptionCue(
            id: id, start: timing.start.milliseconds, end: timing.end?.milliseconds,
            text: text(lines.joined(separator: "\n")), settings: timing.settings)
    }

    /// Tags that players of SubRip know; any other `<` is a character.
    static let tags: Set<String> = ["b", "i", "u", "s", "font"]

    /// Parts characters from tags and overrides (`{\an8}`).
    static func text(_ source: String) -> CaptionText {
        var pieces: [CaptionText.Piece] = []
        var plain = String.UnicodeScalarView()
        var rest = source.unicodeScalars[...]
        while let scalar = rest.first {
            if let markup = markup(rest) {
                pieces.append(.text(String(plain)))
                plain = String.UnicodeScalarView()
                pieces.append(.markup(markup))
                rest = rest.dropFirst(markup.unicodeScalars.count)
            } else {
                plain.append(scalar)
                rest = rest.dropFirst()
            }
        }
        pieces.append(.text(String(plain)))
        return CaptionText(pieces: pieces)
    }

    private static func markup(_ rest: Substring.UnicodeScalarView) -> String? {
        let end: Unicode.Scalar = rest.first == "{" ? "}" : ">"
        guard rest.first == "<" || (rest.first == "{" && rest.dropFirst().first == "\\"),
            let close = rest.prefix(200).firstIndex(of: end)
        else { return nil }
        let markup = String(rest[...close])
        if markup.unicodeScalars.contains("\n") { return nil }
        if markup.hasPrefix("{") { return markup }
        let name = markup.dropFirst().drop { $0 == "/" }.prefix { $0 != " " && $0 != ">" }.lowercased()
        return tags.contains(name) ? markup : nil
    }

    private static func isBlank(_ line: String) -> Bool { line.unicodeScalars.allSatisfy(\.properties.isWhitespace) }

    private static func isNumber(_ line: String) -> Bool {
        let trimmed = CaptionTiming.trimmed(line[...])
        return !trimmed.isEmpty && trimmed.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }

    /// Whether a line is meant as times; dialogue may have an arrow too, but does not start with a digit.
    private static func isTiming(_ line: String) -> Bool {
        guard let arrow = CaptionTiming.arrow(in: line) else { return false }
        let before = CaptionTiming.trimmed(line[..<arrow.lowerBound])
        return before.utf8.first.map { (0x30...0x39).contains($0) } ?? false && before.utf8.contains(UInt8(ascii: ":"))
    }
}
