import TextProcessing

/// Finds answers in another language or variety than the one asked for.
struct LanguageCheck: Sendable {
    /// Letters an answer needs before its language disqualifies it; names and unknown words do not count.
    let leastLetters: Int
    /// Words it needs.
    let leastWords: Int
    /// Confidence in another language from which an answer is of no use.
    let confidence: Double
    /// Share of the confidence in its language that must go to the sister variety.
    let varietyShare: Double

    private let identifier: LanguageIdentifier

    init(
        _ identifier: LanguageIdentifier, leastLetters: Int = 20, leastWords: Int = 4, confidence: Double = 0.9,
        varietyShare: Double = 0.988
    ) {
        self.identifier = identifier
        self.leastLetters = leastLetters
        self.leastWords = leastWords
        self.confidence = confidence
        self.varietyShare = varietyShare
    }

    /// Looks at an answer; short ones are let be.
    func finding(target: ComparedText, variety: LanguageVariety, unknown: Set<String>) -> Finding? {
        let words = target.words.filter { !$0.isName && !$0.hasDigit && !unknown.contains($0.text) }
        guard words.count >= leastWords, words.reduce(0, { $0 + $1.letters }) >= leastLetters else { return nil }
        let identification = identifier.identify(words.map(\.text).joined(separator: " "))
        let wanted = variety.withoutRegion
        let best = identification.best
        guard !best.variety.isUndetermined, identification.isReliable else { return nil }
        if VarietyRegistry.isSameMacrolanguage(best.variety, wanted) || best.variety == wanted {
            return varietyFinding(identification, wanted: wanted)
        }
        // Sister varieties share the confidence of their language.
        let found = identification.guesses.filter {
            $0.variety == best.variety || VarietyRegistry.isSameMacrolanguage($0.variety, best.variety)
        }
        let certainty = found.reduce(0) { $0 + $1.confidence }
        return Finding(.wrongLanguage, factor: 0.2, isDisqualifying: certainty >= confidence)
    }

    /// The sister variety is told by spellings that only one of them has; without any there is no finding.
    private func varietyFinding(_ identification: Identification, wanted: LanguageVariety) -> Finding? {
        guard VarietyRegistry.members(of: wanted).isEmpty, identification.best.variety != wanted else { return nil }
        let family = identification.guesses.filter { VarietyRegistry.isSameMacrolanguage($0.variety, wanted) }
        let total = family.reduce(0) { $0 + $1.confidence }
        guard total > 0, identification.best.confidence / total >= varietyShare else { return nil }
        return Finding(.wrongVariety, factor: 0.5, isDisqualifying: true)
    }
}
