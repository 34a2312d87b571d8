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

    /// The words of an expression that stands in the text as in the dictionary, with its contraction (`fuera del`); none
    /// for a number (`treinta y un`) or anything else.
    static func words(of word: AnalyzedWord) -> [AnalyzedWord] {
        let whole = word.parts[0]
        guard word.isKnown, word.surface.contains(where: \.isWhitespace), whole.tags.first != "np",
            NumberWords.value(of: whole.lemma.lowercased()) == nil
        else { return [] }
        let pieces = word.surface.split(whereSeparator: \.isWhitespace)
        let lemmas = whole.lemma.lowercased().split(separator: " ")
        let written = pieces.map { $0.lowercased() }
        if word.parts.count == 1, written.elementsEqual(lemmas, by: ==) {
            return pieces.map { Self.word($0, of: word) }
        }
        // `del` is `de` and `el`, `al` is `a` and `el`.
        guard word.parts.count == 2, whole.tags.first == "pr", pieces.count == lemmas.count, let last = pieces.last,
            written.dropLast().elementsEqual(lemmas.dropLast(), by: ==), written.last == lemmas.last.map({ $0 + "l" })
        else { return [] }
        var words = pieces.dropLast().map { Self.word($0, of: word) }
        let contraction = Self.word(last, of: word)
        for part in contraction.parts + [word.parts[1]] {
            words.append(
                AnalyzedWord(span: contraction.span, surface: contraction.surface, parts: [part], isKnown: true))
        }
        return words
    }

    private static func word(_ piece: Substring, of word: AnalyzedWord) -> AnalyzedWord {
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
