public import TextProcessing

/// How a token of a gloss can be signed.
public enum GlossRealization: Hashable, Sendable {
    /// A sign of the lexicon.
    case sign(id: String)
    /// Hand letters, in order (`["CH", "U", "Ñ", "O"]`).
    case fingerspelled(letters: [String])
    /// No sign is known; the gloss is the lemma in capitals.
    case missing

    /// Name in JSON and reports: `sign`, `fingerspelled`, `missing`.
    public var name: String {
        switch self {
        case .sign: "sign"
        case .fingerspelled: "fingerspelled"
        case .missing: "missing"
        }
    }
}

/// One sign or fingerspelled word of a gloss.
public struct GlossToken: Hashable, Sendable {
    /// The gloss as it is written: `CASA`, `P-A-T-R-I-C-I-A`.
    public let gloss: String
    /// How it can be signed.
    public let realization: GlossRealization
    /// The words it stands for, in UTF-8 bytes of the text; of an added sign, the words that caused it.
    public let span: ByteRange<OriginalText>
    /// Lemma in the text, or nil for an added sign.
    public let lemma: String?
    /// Identifiers of the rules that made, moved or changed it, in order of use.
    public let rules: [String]

    /// Creates a token.
    ///
    /// - Parameters:
    ///   - gloss: The gloss as it is written.
    ///   - realization: How it can be signed.
    ///   - span: The words it stands for, in UTF-8 bytes.
    ///   - lemma: Lemma in the text, or nil for an added sign.
    ///   - rules: Identifiers of the rules that touched it.
    public init(
        gloss: String, realization: GlossRealization, span: ByteRange<OriginalText>, lemma: String?, rules: [String]
    ) {
        self.gloss = gloss
        self.realization = realization
        self.span = span
        self.lemma = lemma
        self.rules = rules
    }
}

/// A word of the text that has no token in the gloss, with the rule that says so.
public struct GlossOmission: Hashable, Sendable {
    /// The word, or the part of a contraction, as the analyser gives it.
    public let lemma: String
    /// The words of the text, in UTF-8 bytes.
    public let span: ByteRange<OriginalText>
    /// Identifier of the rule.
    public let rule: String
}

/// A non-manual mark over neighbouring tokens, on a tier of its own.
public struct GlossMark: Hashable, Sendable {
    /// What face, head or body shows.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// A question that is answered by yes or no.
        case yesNoQuestion = "yes-no-question"
        /// A question with an interrogative.
        case whQuestion = "wh-question"
        /// Negation by head and face.
        case negation
        /// What the sentence is about.
        case topic
    }

    /// What is shown.
    public let kind: Kind
    /// Tokens of the line that it covers; not empty.
    public let tokens: Range<Int>
    /// The words it comes from, in UTF-8 bytes of the text.
    public let span: ByteRange<OriginalText>
    /// Identifier of the rule.
    public let rule: String
}
