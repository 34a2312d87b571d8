/// Writes WebVTT; what it has no words for is left out and reported.
struct WebVTTWriter {
    private(set) var warnings: [CaptionWarning] = []
    private static let tags: Set<String> = ["c", "i", "b", "u", "v", "ruby", "rt", "lang"]

    mutating func text(of document: CaptionDocument) -> String {
        var result = "WEBVTT" + document.header + "\n"
        if document.header.isEmpty, let language = document.language { result += "Language: \(language)\n" }
        if !document.head.isEmpty { warn(0, "WebVTT has no head") }
        var number = 0
        for block in document.blocks {
            result += "\n"
            switch block {
            case .note(let text): result += "NOTE" + text + "\n"
            case .style(let text): result += "STYLE" + text + "\n"
            case .region(let text): result += "REGION" + text + "\n"
            case .other(let text): result += text + "\n"
            case .cue(let cue):
                number += 1
                write(cue, number, isNative: document.format == .webVTT, to: &result)
            }
        }
        return result
    }

    private mutating func write(_ cue: CaptionCue, _ number: Int, isNative: Bool, to result: inout String) {
        if let id = cue.id {
            if id.isEmpty || CaptionTiming.arrow(in: id) != nil || id.unicodeScalars.contains("\n") {
                warn(number, "the identifier cannot be written")
            } else {
                result += id + "\n"
            }
        }
        if cue.end == nil { warn(number, "the cue has no end") }
        result += CaptionClock.text(cue.start, separator: ".") + " --> "
        result += cue.end.map { CaptionClock.text($0, separator: ".") } ?? ""
        if !cue.settings.isEmpty {
            if isNative { result += " " + cue.settings } else { warn(number, "WebVTT has no such settings") }
        }
        var body = ""
        for piece in cue.text.pieces {
            switch piece {
            case .text(let text): body += Self.escaped(text)
            case .markup(let markup):
                let tag = CaptionTag(markup)
                let isTime = markup.dropFirst().utf8.first.map { (0x30...0x39).contains($0) } ?? false
                if isNative || Self.tags.contains(tag.name) || (isTime && markup.hasPrefix("<")) {
                    body += markup
                } else {
                    warn(number, "WebVTT has no \(markup)")
                }
            }
        }
        let (text, hadBlank) = CaptionWriting.withoutBlankLines(body)
        if hadBlank { warn(number, "empty lines inside the text are left out") }
        result += "\n" + (text.isEmpty ? "" : text + "\n")
    }

    static func escaped(_ text: String) -> String {
        MarkupText.escaped(
            text, ["\u{A0}": "&nbsp;", "\u{200E}": "&lrm;", "\u{200F}": "&rlm;"], isXML: false)
    }

    private mutating func warn(_ number: Int, _ message: String) {
        warnings.append(CaptionWarning(place: number, message: message))
    }
}
