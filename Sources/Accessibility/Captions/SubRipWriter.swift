/// Writes SubRip; what it has no words for is left out and reported.
struct SubRipWriter {
    private(set) var warnings: [CaptionWarning] = []

    mutating func text(of document: CaptionDocument) -> String {
        var result = ""
        var number = 0
        for block in document.blocks {
            guard case .cue(let cue) = block else {
                warn(number, "SubRip has no notes, styles and regions")
                continue
            }
            number += 1
            let id = cue.id.flatMap { $0.utf8.allSatisfy { (0x30...0x39).contains($0) } && !$0.isEmpty ? $0 : nil }
            if id == nil, cue.id != nil { warn(number, "SubRip has numbers only; the identifier is replaced") }
            if cue.end == nil { warn(number, "the cue has no end") }
            result += (id ?? String(number)) + "\n"
            result += CaptionClock.text(cue.start, separator: ",") + " --> "
            result += cue.end.map { CaptionClock.text($0, separator: ",") } ?? ""
            if !cue.settings.isEmpty {
                if document.format == .subRip {
                    result += " " + cue.settings
                } else {
                    warn(number, "SubRip has no such settings")
                }
            }
            let body = squeezed(markup(cue.text, number), number)
            result += "\n" + (body.isEmpty ? "" : body + "\n") + "\n"
        }
        return result
    }

    private mutating func markup(_ text: CaptionText, _ number: Int) -> String {
        var result = ""
        for piece in text.pieces {
            switch piece {
            case .text(let text):
                if SubRipReader.text(text) != CaptionText(text) { warn(number, "characters that read as a tag") }
                result += text
            case .markup(let markup):
                let name = CaptionTag(markup).name
                if SubRipReader.tags.contains(name) || markup.hasPrefix("{") {
                    result += markup
                } else {
                    warn(number, "SubRip has no \(markup)")
                }
            }
        }
        return result
    }

    private mutating func squeezed(_ text: String, _ number: Int) -> String {
        let (lines, hadBlank) = CaptionWriting.withoutBlankLines(text)
        if hadBlank { warn(number, "empty lines inside the text are left out") }
        return lines
    }

    private mutating func warn(_ number: Int, _ message: String) {
        warnings.append(CaptionWarning(place: number, message: message))
    }
}

/// What the formats made of lines share.
enum CaptionWriting {
    /// The text without its empty lines, which would end the cue.
    static func withoutBlankLines(_ text: String) -> (text: String, hadBlank: Bool) {
        if text.isEmpty { return ("", false) }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let kept = lines.filter { !$0.unicodeScalars.allSatisfy(\.properties.isWhitespace) }
        return (kept.joined(separator: "\n"), kept.count < lines.count)
    }
}
