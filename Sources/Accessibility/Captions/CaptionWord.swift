/// A word of a cue with the markup at its sides and inside it.
struct CaptionWord: Hashable {
    /// Characters without markup.
    var plain = ""
    /// Characters and markup in order.
    var pieces: [CaptionText.Piece] = []
    /// Whether it starts another speaker's line (`- ...`).
    var startsTurn = false

    init() {}

    /// Creates a word without markup.
    init(_ plain: String) {
        self.plain = plain
        pieces = [.text(plain)]
    }

    /// The words of a text; opening markup goes with the word behind it, closing markup with the one before it.
    static func words(of text: CaptionText) -> [CaptionWord] {
        var words: [CaptionWord] = []
        var word = CaptionWord()
        var isLineStart = true
        func push() {
            guard !word.plain.isEmpty else { return }
            words.append(word)
            word = CaptionWord()
        }
        for piece in text.pieces {
            switch piece {
            case .markup(let markup):
                if word.plain.isEmpty, CaptionTag(markup).isClosing, !words.isEmpty {
                    words[words.count - 1].pieces.append(piece)
                } else {
                    word.pieces.append(piece)
                }
            case .text(let characters):
                for scalar in characters.unicodeScalars {
                    if [" ", "\t", "\n", "\r"].contains(scalar) {
                        push()
                        if scalar == "\n" { isLineStart = true }
                        continue
                    }
                    if word.plain.isEmpty, isLineStart { word.startsTurn = isDash(scalar) }
                    isLineStart = false
                    word.plain.unicodeScalars.append(scalar)
                    word.add(scalar)
                }
            }
        }
        push()
        if !word.pieces.isEmpty {
            if words.isEmpty { words.append(word) } else { words[words.count - 1].pieces += word.pieces }
        }
        return words
    }

    static func isDash(_ scalar: Unicode.Scalar) -> Bool { ["-", "\u{2010}", "\u{2013}", "\u{2014}"].contains(scalar) }

    /// Puts lines of words together.
    static func text(of lines: [[CaptionWord]]) -> CaptionText {
        var pieces: [CaptionText.Piece] = []
        for (number, line) in lines.enumerated() {
            if number > 0 { pieces.append(.text("\n")) }
            for (index, word) in line.enumerated() {
                if index > 0 { pieces.append(.text(" ")) }
                pieces += word.pieces
            }
        }
        return CaptionText(pieces: pieces)
    }

    /// Characters of words with single spaces between.
    static func length(_ words: some Collection<CaptionWord>) -> Int {
        words.reduce(max(0, words.count - 1)) { $0 + $1.plain.count }
    }

    private mutating func add(_ scalar: Unicode.Scalar) {
        if case .text(var text) = pieces.last {
            text.unicodeScalars.append(scalar)
            pieces[pieces.count - 1] = .text(text)
        } else {
            pieces.append(.text(String(scalar)))
        }
    }
}
