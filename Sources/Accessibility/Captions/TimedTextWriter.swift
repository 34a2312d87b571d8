/// Writes TTML 1 with clock times; what it has no words for is left out and reported.
struct TimedTextWriter {
    private(set) var warnings: [CaptionWarning] = []

    private static let namespaces = [
        CaptionAttribute("xmlns", "http://www.w3.org/ns/ttml"),
        CaptionAttribute("xmlns:tts", "http://www.w3.org/ns/ttml#styling"),
    ]

    mutating func text(of document: CaptionDocument) -> String {
        var attributes = document.rootAttributes
        let isNative = document.format == .timedText
        for namespace in Self.namespaces where !attributes.contains(where: { $0.name == namespace.name }) {
            attributes.append(namespace)
        }
        attributes.append(CaptionAttribute("xml:lang", document.language ?? ""))
        var result = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<tt"
        for attribute in attributes { result += " \(attribute.name)=\"\(Self.escaped(attribute.value))\"" }
        result += ">\n"
        if !document.head.isEmpty { result += document.head + "\n" }
        if !isNative, !document.header.isEmpty { warn(0, "TTML has no header of WebVTT") }
        result += "<body>\n<div>\n"
        var number = 0
        for block in document.blocks {
            switch block {
            case .cue(let cue):
                number += 1
                write(cue, number, isNative, to: &result)
            case .note(let text): result += "<!--\(comment(text, number))-->\n"
            case .style, .region, .other: warn(number, "styles and regions of WebVTT are left out")
            }
        }
        return result + "</div>\n</body>\n</tt>\n"
    }

    private mutating func comment(_ text: String, _ number: Int) -> String {
        if !text.contains("--"), !text.hasSuffix("-") { return text }
        warn(number, "two hyphens in a note become dashes")
        return String(text.map { $0 == "-" ? "\u{2010}" : $0 })
    }

    private mutating func write(_ cue: CaptionCue, _ number: Int, _ isNative: Bool, to result: inout String) {
        result += "<p"
        if let id = cue.id, !id.isEmpty {
            if Self.isName(id) {
                result += " xml:id=\"\(id)\""
            } else if id.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
                // Names of XML do not start with a digit.
                result += " xml:id=\"c\(id)\""
            } else {
                warn(number, "the identifier is no name of XML")
            }
        }
        result += " begin=\"\(CaptionClock.text(cue.start, separator: "."))\""
        if let end = cue.end {
            result += " end=\"\(CaptionClock.text(end, separator: "."))\""
        } else {
            warn(number, "the cue has no end")
        }
        if !cue.settings.isEmpty {
            if isNative { result += " " + cue.settings } else { warn(number, "TTML has no such settings") }
        }
        if let language = cue.language { result += " xml:lang=\"\(Self.escaped(language))\"" }
        if Self.hasSpaces(cue.text.plain) { result += " xml:space=\"preserve\"" }
        result += ">"
        var open: [String] = []
        for piece in cue.text.pieces {
            switch piece {
            case .text(let text):
                result += text.split(separator: "\n", omittingEmptySubsequences: false)
                    .map { Self.escaped(String($0)) }.joined(separator: "<br/>")
            case .markup(let markup): result += tag(markup, number, &open)
            }
        }
        result += String(repeating: "</span>", count: open.count) + "</p>\n"
    }

    private mutating func tag(_ markup: String, _ number: Int, _ open: inout [String]) -> String {
        let tag = CaptionTag(markup)
        if tag.isClosing {
            // Elements that overlap cannot be written; those inside end with it.
            guard let index = open.lastIndex(of: tag.name) else { return "" }
            defer { open.removeSubrange(index...) }
            return String(repeating: "</span>", count: open.count - index)
        }
        let span: String
        switch tag.name {
        case "i": span = "<span tts:fontStyle=\"italic\">"
        case "b": span = "<span tts:fontWeight=\"bold\">"
        case "u": span = "<span tts:textDecoration=\"underline\">"
        case "lang": span = "<span xml:lang=\"\(Self.escaped(tag.annotation))\">"
        case "span": span = markup
        default:
            warn(number, "TTML has no \(markup)")
            return ""
        }
        open.append(tag.name)
        return span
    }

    /// Whether folding would change the text.
    private static func hasSpaces(_ text: String) -> Bool {
        text.split(separator: "\n", omittingEmptySubsequences: false).contains {
            $0.hasPrefix(" ") || $0.hasSuffix(" ") || $0.contains("  ") || $0.contains("\t")
        }
    }

    private static func isName(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first, first.properties.isAlphabetic || first == "_" else { return false }
        return text.unicodeScalars.allSatisfy {
            $0.properties.isAlphabetic || $0.properties.numericType == .decimal || $0 == "_" || $0 == "-" || $0 == "."
        }
    }

    static func escaped(_ text: String) -> String {
        MarkupText.escaped(text, ["\"": "&quot;", "\t": "&#9;"])
    }

    private mutating func warn(_ number: Int, _ message: String) {
        warnings.append(CaptionWarning(place: number, message: message))
    }
}
