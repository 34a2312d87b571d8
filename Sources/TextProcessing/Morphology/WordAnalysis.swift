/// One morpheme of an analysed word.
public struct Morpheme: Hashable, Sendable {
    /// The morpheme as a segmentation shows it: surface letters in lower case, `Ø` for none, and vowel length (`:`) with
    /// the suffix that causes it.
    public let form: String
    /// Form in the grammar or lexicon: `na` for the `n` of `markan`.
    public let underlying: String
    /// Leipzig tag, or the root's gloss (Spanish if there is one, else the root itself).
    public let gloss: String
    /// UTF-8 bytes of the word given to the analyser.
    public let range: ByteRange<NormalizedForm>
}

/// One reading of a word.
public struct WordAnalysis: Hashable, Sendable {
    /// The root.
    public let root: Root
    /// Root first, then suffixes in order.
    public let morphemes: [Morpheme]
    /// Whether the root is not in the lexicon but inferred from the suffixes.
    public let isGuess: Bool
    /// Higher is better; the negated sum of the costs of root and suffixes (log-like, no probability).
    public let score: Double

    /// Suffixes only.
    public var suffixes: ArraySlice<Morpheme> { morphemes.dropFirst() }

    /// Segmentation and glosses in two parallel lines: `wasi-yki-kuna-pi` and `casa-2SG.POSS-PL-LOC`.
    ///
    /// Blanks inside a gloss become full stops, after the Leipzig Glossing Rules (2015).
    ///
    /// - Parameter glossLanguage: Language of the root's gloss, `es` or `en`; the other stands in for a missing one.
    /// - Returns: Both lines, joined by hyphens.
    public func interlinear(glossLanguage: String) -> (segmented: String, glossed: String) {
        let meaning = root.gloss[glossLanguage] ?? root.gloss["es"] ?? root.gloss["en"] ?? root.form
        let glosses = [meaning] + suffixes.map(\.gloss)
        return (
            morphemes.map(\.form).joined(separator: "-"),
            glosses.map { String($0.map { $0 == " " ? "." : $0 }) }.joined(separator: "-")
        )
    }
}
