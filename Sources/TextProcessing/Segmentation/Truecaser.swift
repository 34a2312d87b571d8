/// Chooses the case of words by how they are written away from the beginning of sentences.
///
/// Source: Lita, Ittycheriah, Roukos, Kambhatla (2003), "tRuEcasIng": the unigram baseline. Casing is Unicode's without
/// a locale, which is right for every served language; U+02BC has no case.
public struct Truecaser: Sendable {
    /// Most frequent writing and its count, by the word in lower case.
    private let preferred: [String: (form: String, count: Int)]

    /// Counts the words of tokenized sentences, the first word of each and sentences in capitals left out.
    public init(training sentences: some Sequence<[Token]>) {
        var counts: [String: [String: Int]] = [:]
        for tokens in sentences {
            let words = tokens.filter { $0.kind == .word }
            guard words.contains(where: { CaseShape(of: $0.text) == .lower }) else { continue }
            var isInitial = true
            for token in tokens {
                if token.kind == .word, !isInitial {
                    counts[token.text.lowercased(), default: [:]][token.text, default: 0] += 1
                }
                isInitial = Self.keepsInitial(token, isInitial)
            }
        }
        preferred = counts.mapValues { forms in
            // Ties go to lower case, which sorts last, so that every run gives the same model.
            let best = forms.max { ($0.value, $0.key) < ($1.value, $1.key) }
            return (best?.key ?? "", best?.value ?? 0)
        }
    }

    /// Number of different words counted, case apart.
    public var wordCount: Int { preferred.count }

    /// How often the preferred writing of a word was seen, and that writing; nil for an unseen word.
    public func preferredForm(of word: String) -> (form: String, count: Int)? { preferred[word.lowercased()] }

    /// Token texts with the first word of the sentence in the case it has elsewhere.
    ///
    /// - Parameter tokens: The tokens of one sentence.
    /// - Returns: One text a token; an unseen first word becomes lower case unless it has a capital inside (`DNI`).
    public func truecased(_ tokens: [Token]) -> [String] {
        var texts: [String] = []
        texts.reserveCapacity(tokens.count)
        var isInitial = true
        for token in tokens {
            texts.append(token.kind == .word && isInitial ? truecased(word: token.text) : token.text)
            isInitial = Self.keepsInitial(token, isInitial)
        }
        return texts
    }

    /// Gives a translation the case of its source.
    ///
    /// - Parameters:
    ///   - target: The translation.
    ///   - source: What was translated.
    /// - Returns: All capitals for a source in capitals, a capital first letter for one that begins with a capital, the
    ///   text unchanged otherwise; placeholders stay as they are.
    public static func restoreCase(of target: String, like source: String) -> String {
        switch CaseShape(of: source) {
        case .none, .lower: return target
        case .sentence, .title: return capitalizingFirstWord(of: target)
        case .allCapitals:
            let text = ScalarText(target)
            var result = ""
            var end = 0
            for range in CaseShape.cased(text) {
                result += text.string(end..<range.lowerBound) + text.string(range).uppercased()
                end = range.upperBound
            }
            return result
        }
    }

    /// The text with its first word capitalized, unless a placeholder or a number comes before it.
    public static func capitalizingFirstWord(of target: String) -> String {
        let text = ScalarText(target)
        let end = CaseShape.cased(text).first?.upperBound ?? text.count
        let start = text.skip(from: 0, to: end) { !LetterClass.isWord($0) }
        guard start < end else { return target }
        let (first, size) = text.scalar(at: start)
        guard LetterClass.isLowercase(first) else { return target }
        return text.string(0..<start) + first.properties.titlecaseMapping + text.string(start + size..<text.count)
    }

    private func truecased(word: String) -> String {
        if let known = preferred[word.lowercased()] { return known.form }
        let hasInnerCapital = word.unicodeScalars.dropFirst().contains(where: LetterClass.isUppercase)
        return hasInnerCapital ? word : word.lowercased()
    }

    /// Opening marks and numbering leave the beginning of a sentence open.
    private static func keepsInitial(_ token: Token, _ isInitial: Bool) -> Bool {
        if token.text == ":" || token.text == "¿" || token.text == "¡" { return true }
        return isInitial && (token.kind == .punctuation || token.kind == .symbol)
    }
}
