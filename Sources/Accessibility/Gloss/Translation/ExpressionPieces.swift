import TextProcessing

/// Cuts an invariable expression of the analyser (`el próximo lunes`, `si es posible`) into words when the lexicon has no
/// sign for the whole.
enum ExpressionPieces {
    private static let functionWords: [String: (lemma: String, tags: [String])] = [
        "el": ("el", ["det", "def"]), "la": ("el", ["det", "def"]), "los": ("el", ["det", "def"]),
        "las": ("el", ["det", "def"]), "lo": ("el", ["det", "def"]), "un": ("uno", ["det", "ind"]),
        "una": ("uno", ["det", "ind"]), "de": ("de", ["pr"]), "del": ("de", ["pr"]), "a": ("a", ["pr"]),
        "al": ("a", ["pr"]), "en": ("en", ["pr"]), "con": ("con", ["pr"]), "para": ("para", ["pr"]),
        "por": ("por", ["pr"]), "que": ("que", ["cnjsub"]), "y": ("y", ["cnjcoo"]), "si": ("si", ["cnjadv"]),
        "se": ("se", ["prn", "pro"]), "es": ("ser", ["vbser"]), "no": ("no", ["adv"]),
        "qué": ("qué", ["prn", "itg"]), "cuándo": ("cuándo", ["adv", "itg"]), "dónde": ("dónde", ["adv", "itg"]),
    ]

    /// The words of an expression that stands in the text as in the dictionary; none for a number (`treinta y un`) or
    /// anything else.
    static func words(of word: AnalyzedWord) -> [AnalyzedWord] {
        guard word.isKnown, word.parts.count == 1, word.parts[0].tags.first != "np",
            word.parts[0].tags.first != "num",
            word.surface.contains(where: \.isWhitespace),
            word.surface.lowercased().split(whereSeparator: \.isWhitespace)
                == word.parts[0].lemma.lowercased().split(separator: " ")
        else { return [] }
        return word.surface.split(whereSeparator: \.isWhitespace).map { piece in
            let start =
                word.span.lowerBound + word.surface.utf8.distance(from: word.surface.startIndex, to: piece.startIndex)
            let small = piece.lowercased()
            let known = functionWords[small]
            return AnalyzedWord(
                span: ByteRange(start, start + piece.utf8.count), surface: String(piece),
                parts: [MorphologicalReading(lemma: known?.lemma ?? small, tags: known?.tags ?? ["expression"])],
                isKnown: true)
        }
    }
}
