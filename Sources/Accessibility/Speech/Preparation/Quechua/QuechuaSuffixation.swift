/// Which form of a Quechua suffix follows a word: `tawayuq` but `iskayniyuq`, `SUNATniyki`, `pichqapa` or `pichqap`.
///
/// The pairs are those of `lexicons/morphology/quy.grammar` and `quz.grammar`; a suffix written for the other kind of
/// stem (the writer read the figure in Spanish) is put right.
struct QuechuaSuffixation: Sendable {
    /// The first morpheme after a vowel and after a consonant.
    private static let alone: [(vowel: String, consonant: String)] = [
        ("m", "mi"), ("s", "si"), ("p", "pa"), ("q", "pa"),
    ]
    /// Morphemes that take -ni- after a consonant.
    private static let linked = [
        "ykichik", "ykichis", "nchik", "nchis", "ntin", "nnaq", "yuq", "yki", "yku", "nku", "y", "n",
    ]

    /// Puts a suffix on a word.
    static func attach(_ suffix: String, to word: String) -> String {
        word + (AndeanVowel.ends(word) ? afterVowel(suffix) : afterConsonant(suffix))
    }

    private static func afterVowel(_ suffix: String) -> String {
        if suffix == "mi" { return "m" }
        if suffix == "si" { return "s" }
        guard suffix.hasPrefix("ni"), isLinked(suffix.dropFirst(2)) else { return suffix }
        return String(suffix.dropFirst(2))
    }

    private static func afterConsonant(_ suffix: String) -> String {
        for pair in alone where suffix == pair.vowel { return pair.consonant }
        if let first = suffix.first, "pq".contains(first), let second = suffix.dropFirst().first,
            !AndeanVowel.isVowel(second)
        {
            return "pa" + suffix.dropFirst()
        }
        return isLinked(suffix[...]) ? "ni" + suffix : suffix
    }

    /// Whether a suffix starts with a morpheme that needs a vowel before it.
    private static func isLinked(_ suffix: Substring) -> Bool {
        for morpheme in linked where suffix.hasPrefix(morpheme) {
            if morpheme.count > 1 { return true }
            guard let next = suffix.dropFirst().first else { return true }
            return !AndeanVowel.isVowel(next)
        }
        return false
    }
}
