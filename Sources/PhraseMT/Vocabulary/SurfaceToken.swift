public import TextProcessing

/// A token of a sentence with what the model needs of it.
public struct SurfaceToken: Sendable {
    /// What becomes of a token.
    public enum Role: UInt8, Sendable {
        /// Divided into pieces.
        case ordinary
        /// Carried as `ReservedPiece.number`.
        case number
        /// Carried as `ReservedPiece.fixed`.
        case fixed
        /// Carried as `ReservedPiece.name`.
        case name
    }

    /// As it stands in the text.
    public let text: String
    /// UTF-8 of the text in lower case.
    public let lowercased: [UInt8]
    /// What becomes of it.
    public var role: Role
    /// Whether it is a word of letters.
    public let isWord: Bool
    /// Whether it begins with a capital.
    public let isCapitalized: Bool
    /// Whether it is the first word of the sentence.
    public let isInitial: Bool
    /// UTF-8 offset in the sentence.
    public let start: Int
    /// Whether white space lies before it.
    public let isPrecededBySpace: Bool

    /// Reads the tokens of a normalized sentence.
    public static func tokens(
        of sentence: String, language: LanguageVariety, tokenizer: Tokenizer,
        protected: [ByteRange<NormalizedForm>] = []
    ) -> [SurfaceToken] {
        var isInitial = true
        return tokenizer.tokens(in: sentence, language: language, protected: protected).map { token in
            let hasDigit = token.text.utf8.contains { (0x30...0x39).contains($0) }
            let role: Role =
                token.kind == .placeholder ? .fixed : token.kind == .number || hasDigit ? .number : .ordinary
            let isWord = token.kind == .word
            defer { if isWord || role != .ordinary { isInitial = false } }
            return SurfaceToken(
                text: token.text, lowercased: Array(token.text.lowercased().utf8), role: role, isWord: isWord,
                isCapitalized: isWord && token.text.unicodeScalars.first?.properties.isUppercase == true,
                isInitial: isWord && isInitial, start: token.range.lowerBound,
                isPrecededBySpace: token.isPrecededBySpace)
        }
    }
}
