/// Reads WebVTT (W3C Candidate Recommendation, April 2019, section 6) and reports where it is lenient.
struct WebVTTReader {
    private(set) var warnings: [CaptionWarning] = []
    private let lines: [String]

    init(lines: CaptionLines) { self.lines = lines.lines }

    mutating func document() throws(CaptionError) -> CaptionDocument {
        guard let first = lines.first, first.hasPrefix("WEBVTT"),
            ["", " ", "\t"].contains(first.dropFirst(6).prefix(1))
        else { throw CaptionError(line: 1, reason: .malformed("the file does not start with WEBVTT")) }
        var index = 1
        var header = [String(first.dropFirst(6))]
        while index < lines.count, !lines[index].isEmpty, CaptionTiming.arrow(in: lines[index]) == nil {
            header.append(lines[index])
            index += 1
        }
        // Without the empty line the last line of the header may be the identifier of the first cue; players take it
        // for the header's.
        if index < lines.count, !lines[index].isEmpty { warn(index, "no empty line behind the header") }
        var document = CaptionDocument(format: .webVTT, header: header.joined(separator: "\n"))
        document.language = Self.language(header)
        while index < lines.count {
            if lines[index].isEmpty { index += 1 } else { document.blocks.append(try block(&index)) }
        }
        return document
    }

    /// Reads one block from a line that is not empty.
    private mutating func block(_ index: inout Int) throws(CaptionError) -> CaptionBlock {
        if isTiming(index) { return .cue(try cue(nil, &index)) }
        if isTiming(index + 1) {
            let id = lines[index]
            index += 1
            return .cue(try cue(id, &index))
        }
        let start = index
        var block: [String] = []
        while index < lines.count, !lines[index].isEmpty, block.isEmpty || !(isTiming(index) || isTiming(index + 1)) {
            block.append(lines[index])
            index += 1
        }
        if index < lines.count, !lines[index].isEmpty { warn(index, "no empty line before the cue") }
        let word = block[0].prefix { $0 != " " && $0 != "\t" }
        let rest = ([String(block[0].dropFirst(word.count))] + block.dropFirst()).joined(separator: "\n")
        switch word {
        case "NOTE": return .note(rest)
        case "STYLE": return .style(rest)
        case "REGION": return .region(rest)
        default:
            warn(start, "a block without times, which players pass over")
            return .other(block.joined(separator: "\n"))
        }
    }

    private mutating func cue(_ id: String?, _ index: inout Int) throws(CaptionError) -> CaptionCue {
        let place = index
        let timing: CaptionTiming
        switch CaptionTiming.parse(lines[index]) {
        case .failure(let fault): throw CaptionError(line: index + 1, reason: .malformed(fault.message))
        case .success(let parsed): timing = parsed
        }
        for clock in [timing.start, timing.end].compactMap({ $0 }) {
            if clock.separator == "," { warn(index, "a comma instead of a point in the time") }
            if !clock.isRegular { warn(index, "a time with too few or too many digits") }
        }
        if timing.end == nil { warn(index, "the cue has no end") }
        if let end = timing.end, end.milliseconds <= timing.start.milliseconds {
            warn(index, "the cue does not end after its start")
        }
        index += 1
        var body: [String] = []
        while index < lines.count, !lines[index].isEmpty {
            if isTiming(index) || (isTiming(index + 1) && !body.isEmpty && Self.isShort(lines[index])) {
                warn(index, "no empty line before the cue")
                break
            }
            body.append(lines[index])
            index += 1
        }
        let text = text(body.joined(separator: "\n"), place + 1)
        return CaptionCue(
            id: id, start: timing.start.milliseconds, end: timing.end?.milliseconds, text: text,
            settings: timing.settings)
    }

    /// Parts characters from tags and resolves the character references of HTML that WebVTT names.
    private mutating func text(_ source: String, _ place: Int) -> CaptionText {
        var pieces: [CaptionText.Piece] = []
        var plain = String.UnicodeScalarView()
        var rest = source.unicodeScalars[...]
        var hasClose = true
        while let scalar = rest.first {
            if scalar == "<" {
                if hasClose, let close = rest.firstIndex(of: ">") {
                    pieces.append(.text(String(plain)))
                    plain = String.UnicodeScalarView()
                    pieces.append(.markup(String(rest[...close])))
                    rest = rest[close...].dropFirst()
                    continue
                }
                hasClose = false
                warn(place, "a < without >, taken as a character")
            } else if scalar == "&", let reference = Self.reference(rest) {
                plain.append(reference.scalar)
                rest = rest.dropFirst(reference.length)
                continue
            }
            plain.append(scalar)
            rest = rest.dropFirst()
        }
        pieces.append(.text(String(plain)))
        return CaptionText(pieces: pieces)
    }

    static let references: [(name: String, scalar: Unicode.Scalar)] = [
        ("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&nbsp;", "\u{A0}"), ("&lrm;", "\u{200E}"),
        ("&rlm;", "\u{200F}"),
        ("&quot;", "\""), ("&apos;", "'"), ("&#39;", "'"),
    ]

    private static func reference(_ rest: Substring.UnicodeScalarView) -> (scalar: Unicode.Scalar, length: Int)? {
        for (name, scalar) in references where rest.starts(with: name.unicodeScalars) {
            return (scalar, name.unicodeScalars.count)
        }
        return nil
    }

    private func isTiming(_ index: Int) -> Bool {
        index < lines.count && CaptionTiming.arrow(in: lines[index]) != nil
    }

    /// Whether a line inside a cue can be meant as the identifier of the next one.
    private static func isShort(_ line: String) -> Bool {
        line.utf8.count <= 40 && line.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
            && line.utf8.contains { (0x30...0x39).contains($0) }
    }

    private static func language(_ header: [String]) -> String? {
        for line in header.dropFirst() where line.lowercased().hasPrefix("language:") {
            return String(CaptionTiming.trimmed(line.dropFirst(9)))
        }
        return nil
    }

    private mutating func warn(_ index: Int, _ message: String) {
        let warning = CaptionWarning(place: index + 1, message: message)
        if warnings.last != warning { warnings.append(warning) }
    }
}
