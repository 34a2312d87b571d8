/// Tells the Cusco genitive in -q after a vowel from the agentive by a list of Chanka words.
///
/// Cusco Quechua writes `llaqtaq` (of the village) where Chanka writes `llaqtapa`, but `ruwaq` (who does) in both. The
/// stem of a genitive is a noun, so it occurs with other cases: a word that is not known as it stands changes when the
/// stem is known with three or more of nine nominal endings, or with one of them while no infinitive in -y is known.
public struct QuechuaGenitiveRepair: Sendable {
    /// Name of the counter.
    public static let name = "genitive"
    private static let endings = ["pa", "pi", "kuna", "manta", "man", "nchik", "kunata", "kunapa", "wan"]
    private let knownWords: Set<String>

    /// Creates a repair.
    ///
    /// - Parameter knownWords: Words of Chanka text in small letters.
    public init(knownWords: Set<String>) { self.knownWords = knownWords }

    /// The word with -pa for a genitive -q, or nil when it stays.
    ///
    /// - Parameter word: A word in small letters and Chanka spelling.
    /// - Returns: `llaqtapa` for `llaqtaq`; nil for a word that ends otherwise, is known, or looks like an agentive.
    public func repaired(_ word: String) -> String? {
        let bytes = word.utf8.suffix(2)
        guard bytes.count == 2, bytes.last == UInt8(ascii: "q"),
            let vowel = bytes.first, [UInt8(ascii: "a"), UInt8(ascii: "i"), UInt8(ascii: "u")].contains(vowel),
            !knownWords.contains(word)
        else { return nil }
        let stem = word.dropLast()
        let attested = Self.endings.count { knownWords.contains(stem + $0) }
        let isNominal = attested >= 3 || attested >= 1 && !knownWords.contains(stem + "y")
        return isNominal ? stem + "pa" : nil
    }
}
