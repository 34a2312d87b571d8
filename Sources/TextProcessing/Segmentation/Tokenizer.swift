/// Divides a text into tokens; between them lies only white space.
///
/// U+02BC is a letter, inside and at the end of a word (`manqʼ alasiñaw`). Complexity: O(n).
public struct Tokenizer: Sendable {
    private let abbreviations: AbbreviationLexicon

    /// Creates a tokenizer without abbreviations beyond single letters with stops (`S.A.C.`).
    public init() { self.init(abbreviations: .empty) }

    /// Creates a tokenizer that keeps the stop of these abbreviations with them.
    public init(abbreviations: AbbreviationLexicon) { self.abbreviations = abbreviations }

    /// The tokens of a text, in order and disjoint.
    ///
    /// - Parameters:
    ///   - text: A normalized text.
    ///   - language: Variety of the text; in English a genitive apostrophe stays with its word (`citizens'`).
    ///   - protected: Ranges that become one token each; of two that overlap the earlier counts. What lies behind the
    ///     end of the text is ignored.
    /// - Returns: Tokens; none for a text that is empty or white space.
    public func tokens(
        in text: String, language: LanguageVariety, protected: [ByteRange<NormalizedForm>] = []
    ) -> [Token] {
        let scalars = ScalarText(text)
        let atoms = Self.atoms(scalars, protected)
        var scanner = TokenScanner(
            text: scalars, abbreviations: abbreviations, isEnglish: language.language == "en")
        var tokens: [Token] = []
        tokens.reserveCapacity(scalars.count / 5 + 1)
        var next = 0
        var position = 0
        var isPrecededBySpace = false
        while position < scalars.count {
            let limit = next < atoms.count ? atoms[next].lowerBound : scalars.count
            if position == limit {
                let range = atoms[next]
                tokens.append(
                    Token(
                        range: range, kind: .placeholder, text: scalars.string(range.range),
                        isPrecededBySpace: isPrecededBySpace))
                position = range.upperBound
                next += 1
                isPrecededBySpace = false
                continue
            }
            let start = scalars.skip(from: position, to: limit, while: LetterClass.isSpace)
            if start > position {
                isPrecededBySpace = true
                position = start
                continue
            }
            let (end, kind) = scanner.token(from: position, to: limit)
            tokens.append(
                Token(
                    range: ByteRange(position, end), kind: kind, text: scalars.string(position..<end),
                    isPrecededBySpace: isPrecededBySpace))
            position = end
            isPrecededBySpace = false
        }
        return tokens
    }

    /// The caller's ranges and, where they leave room, the placeholders of the text.
    private static func atoms(_ text: ScalarText, _ protected: [ByteRange<NormalizedForm>]) -> [ByteRange<
        NormalizedForm
    >] {
        var given: [ByteRange<NormalizedForm>] = []
        for range in protected.sorted(by: { ($0.lowerBound, -$0.count) < ($1.lowerBound, -$1.count) })
        where range.lowerBound >= given.last?.upperBound ?? 0 && range.lowerBound < min(range.upperBound, text.count) {
            given.append(ByteRange(range.lowerBound, min(range.upperBound, text.count)))
        }
        var result: [ByteRange<NormalizedForm>] = []
        var rest = given[...]
        for placeholder in PlaceholderFinder().placeholders(in: text) {
            let range = placeholder.range
            while let first = rest.first, first.upperBound <= range.lowerBound {
                result.append(first)
                rest.removeFirst()
            }
            if let first = rest.first, first.lowerBound < range.upperBound { continue }
            result.append(range)
        }
        return result + rest
    }
}
