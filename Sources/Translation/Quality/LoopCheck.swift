/// Finds answers that say the same again and again, as neural models do when they lose the thread.
struct LoopCheck: Sendable {
    /// Times a word may stand in a row.
    let mostWordRuns: Int
    /// Times a phrase of two to six words may stand in a row.
    let mostPhraseRuns: Int
    /// Letters that a repeated syllable may fill inside a text without spaces.
    let mostPeriodicScalars: Int
    /// Share of repeated phrases of three words above the source's own.
    let mostRepetition: Double

    init(
        mostWordRuns: Int = 3, mostPhraseRuns: Int = 2, mostPeriodicScalars: Int = 24, mostRepetition: Double = 0.4
    ) {
        self.mostWordRuns = mostWordRuns
        self.mostPhraseRuns = mostPhraseRuns
        self.mostPeriodicScalars = mostPeriodicScalars
        self.mostRepetition = mostRepetition
    }

    /// Looks at an answer; what its source repeats may be repeated.
    func finding(source: ComparedText, target: ComparedText) -> Finding? {
        let words = target.words.map(\.text)
        let sourceWords = source.words.map(\.text)
        for length in 1...6 {
            let runs = Self.runs(of: length, in: words)
            let limit = max(length == 1 ? mostWordRuns : mostPhraseRuns, Self.runs(of: length, in: sourceWords))
            if runs > limit { return Finding(.loop, factor: 0.2, isDisqualifying: true) }
        }
        if words.count >= 12,
            Self.repetition(words) > mostRepetition + Self.repetition(sourceWords)
        {
            return Finding(.loop, factor: 0.2, isDisqualifying: true)
        }
        let periodic = Self.longestPeriod(target.text)
        if periodic > max(mostPeriodicScalars, Self.longestPeriod(source.text)) {
            return Finding(.loop, factor: 0.2, isDisqualifying: true)
        }
        return nil
    }

    /// Most times that a phrase of this many words stands in a row.
    private static func runs(of length: Int, in words: [String]) -> Int {
        guard words.count >= length else { return 0 }
        var most = 1
        var equal = 0
        for index in words.indices.dropFirst(length) {
            equal = words[index] == words[index - length] ? equal + 1 : 0
            most = max(most, equal / length + 1)
        }
        return most
    }

    /// Share of phrases of three words that stood before.
    private static func repetition(_ words: [String]) -> Double {
        guard words.count >= 3 else { return 0 }
        let phrases = words.indices.dropLast(2).map { [words[$0], words[$0 + 1], words[$0 + 2]] }
        return 1 - Double(Set(phrases).count) / Double(phrases.count)
    }

    /// Length of the longest stretch in which a syllable of one to eight characters repeats, letters only.
    private static func longestPeriod(_ text: String) -> Int {
        let scalars = Array(text.unicodeScalars)
        var most = 0
        for period in 1...8 where scalars.count > period {
            var equal = 0
            for index in period..<scalars.count {
                let isSame = scalars[index] == scalars[index - period] && scalars[index].properties.isAlphabetic
                equal = isSame ? equal + 1 : 0
                if equal > 0 { most = max(most, equal + period) }
            }
        }
        return most
    }
}
