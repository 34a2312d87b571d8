import TextProcessing

/// A word on its way from the analysis to the gloss.
struct GlossItem: Hashable, Sendable {
    static let kinds: Set<String> = ["name", "unknown", "sign", "number", "added"]
    private static let punctuation: Set<String> = [
        "sent", "cm", "lquest", "lpar", "rpar", "guio", "apos", "lquot", "rquot",
    ]

    /// Number of the item, unique in its line.
    let id: Int
    /// Dictionary form.
    let lemma: String
    /// Part of speech and features.
    let tags: [String]
    /// The word of the text it belongs to.
    let surface: String
    /// Place of that word.
    let span: ByteRange<OriginalText>
    /// Whether the analyser, the lexicon or a rule knows it.
    var isKnown: Bool
    /// Whether a rule put it there.
    var isAdded = false
    /// Its gloss.
    var gloss: String
    /// Whether the gloss is one of the lexicon.
    var isSign: Bool
    /// Whether a rule wants hand letters.
    var isSpelled = false
    /// Rules that touched it.
    var rules: [String] = []

    var isPunctuation: Bool { tags.first.map(Self.punctuation.contains) ?? false }
    var endsSentence: Bool { tags.first == "sent" }
    var isNumber: Bool {
        tags.first == "num" || (!surface.isEmpty && surface.utf8.allSatisfy { (0x30...0x39).contains($0) })
    }

    func isOf(kind: String) -> Bool {
        switch kind {
        case "name": tags.first == "np"
        case "unknown": !isKnown
        case "sign": isSign
        case "number": isNumber
        default: isAdded
        }
    }
}
