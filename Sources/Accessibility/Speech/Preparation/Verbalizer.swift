public import TextProcessing

/// How one language says numbers, dates, money and the names of letters.
public protocol Verbalizer: Sendable {
    /// The language.
    var variety: LanguageVariety { get }

    /// Says a token in words, lower case, separated by single spaces.
    ///
    /// - Parameter token: What was recognized in the text.
    /// - Returns: The words, or nil when the language has no way to say it (a value out of range): the text is then read
    ///   digit by digit.
    func words(for token: SemanticToken) -> String?
}
