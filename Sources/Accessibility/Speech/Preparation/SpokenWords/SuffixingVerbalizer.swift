/// A verbalizer of a language that puts suffixes on figures and acronyms: `2025pi`, `15-paq`, `RENIECman`.
public protocol SuffixingVerbalizer: Verbalizer {
    /// Says a token with the suffix that was written after it; callers use ``Verbalizer/words(for:suffix:)``.
    ///
    /// - Parameters:
    ///   - token: What was recognized before the suffix.
    ///   - suffix: The letters after it, with or without the hyphen.
    /// - Returns: The words, the last of which carries the suffix in the form that follows its last sound, or nil when
    ///   the language has no way to say the token.
    func suffixedWords(for token: SemanticToken, suffix: String) -> String?

    /// Puts a suffix on a word that is said as it is written.
    ///
    /// - Parameters:
    ///   - suffix: The letters of the suffix, in the form of either kind of stem.
    ///   - word: A word in small letters.
    /// - Returns: The word with the form of the suffix that follows its last sound.
    func attach(_ suffix: String, to word: String) -> String
}

extension Verbalizer {
    /// Says a token with the letters that were written after it.
    ///
    /// Languages that do not put suffixes on figures say the letters as they are, in a word of their own.
    ///
    /// - Parameters:
    ///   - token: What was recognized before the suffix.
    ///   - suffix: The letters after it, with or without the hyphen; empty for none.
    /// - Returns: The words, or nil when the language has no way to say the token.
    public func words(for token: SemanticToken, suffix: String) -> String? {
        if let suffixing = self as? any SuffixingVerbalizer {
            return suffixing.suffixedWords(for: token, suffix: suffix)
        }
        guard let words = words(for: token) else { return nil }
        let letters = suffix.drop { $0 == "-" || $0 == " " }
        return letters.isEmpty ? words : "\(words) \(letters)"
    }
}
