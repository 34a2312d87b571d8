/// What one speaker says in one cue.
struct CaptionTurn: Hashable {
    /// The text as the file has it, without the end of line before it.
    var original: CaptionText
    /// Tags that hold for the whole turn, outermost first.
    var wrapper: [String]
    /// Markup that stands alone at its start: `{\an8}`.
    var prefix: [String]
    /// Whether markup holds for a part of it only, and is lost with a translation.
    var hasInnerMarkup: Bool

    /// Characters in one line.
    var text: String {
        original.plain.split { $0 == " " || $0 == "\n" || $0 == "\t" }.joined(separator: " ")
    }

    /// The turns of a cue: each line that starts with a dash, each voice (`<v Ana>`), or all of it.
    static func turns(of text: CaptionText) -> [CaptionTurn] {
        let isDialogue = text.plainLines.filter { startsWithDash($0[...]) }.count > 1
        var texts: [[CaptionText.Piece]] = [[]]
        for piece in text.pieces {
            switch piece {
            case .markup(let markup):
                if CaptionTag(markup).name == "v", !markup.hasPrefix("</"), hasLetters(texts[texts.count - 1]) {
                    texts.append([])
                }
                texts[texts.count - 1].append(piece)
            case .text(let characters):
                let lines = characters.split(separator: "\n", omittingEmptySubsequences: false)
                for (index, line) in lines.enumerated() {
                    if index > 0 {
                        if isDialogue, startsWithDash(line), hasLetters(texts[texts.count - 1]) {
                            texts.append([])
                        } else {
                            texts[texts.count - 1].append(.text("\n"))
                        }
                    }
                    texts[texts.count - 1].append(.text(String(line)))
                }
            }
        }
        var open: [String] = []
        return texts.map { turn($0, &open) }
    }

    /// The turn with other characters: lines of words inside the markup that holds for all of it.
    func text(of lines: CaptionText, closing: Bool) -> CaptionText {
        var text = CaptionText(pieces: (prefix + wrapper).map { .markup($0) })
        for piece in lines.pieces { text.append(piece) }
        if closing {
            for tag in wrapper.reversed() { text.append(.markup("</\(CaptionTag(tag).name)>")) }
        }
        return text
    }

    private static func turn(_ pieces: [CaptionText.Piece], _ open: inout [String]) -> CaptionTurn {
        var common: [String]?
        var prefix: [String] = []
        var hasInner = false
        for piece in pieces {
            switch piece {
            case .markup(let markup):
                let tag = CaptionTag(markup)
                if tag.isClosing {
                    if let index = open.lastIndex(where: { CaptionTag($0).name == tag.name }) { open.remove(at: index) }
                } else if tag.isElement {
                    open.append(markup)
                } else if common == nil, markup.hasPrefix("{") {
                    prefix.append(markup)
                } else {
                    hasInner = true
                }
            case .text(let text):
                if text.unicodeScalars.allSatisfy(\.properties.isWhitespace) { continue }
                guard let before = common else {
                    common = open
                    continue
                }
                if before != open { hasInner = true }
                common = zip(before, open).prefix { $0 == $1 }.map(\.0)
            }
        }
        return CaptionTurn(
            original: CaptionText(pieces: pieces), wrapper: common ?? [], prefix: prefix, hasInnerMarkup: hasInner)
    }

    private static func startsWithDash(_ line: Substring) -> Bool {
        line.unicodeScalars.first { $0 != " " && $0 != "\t" }.map(CaptionWord.isDash) ?? false
    }

    private static func hasLetters(_ pieces: [CaptionText.Piece]) -> Bool { !CaptionText(pieces: pieces).isBlank }
}
