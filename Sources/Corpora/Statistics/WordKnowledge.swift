/// What a suffix grammar makes of a word.
public enum WordKnowledge: Hashable, Sendable {
    /// It has no reading.
    case unknown
    /// It has a reading whose root no lexicon has.
    case guessed
    /// It has a reading with a root of the lexicon.
    case known
}

/// How many words of a variety a suffix grammar analyses; words with digits are not asked about.
public struct AnalysisCounts: Hashable, Sendable, Codable {
    /// Words asked about.
    public internal(set) var tokens = 0
    /// Different words asked about.
    public internal(set) var types = 0
    /// Words with a root of the lexicon.
    public internal(set) var knownTokens = 0
    /// Different words with a root of the lexicon.
    public internal(set) var knownTypes = 0
    /// Words whose suffixes alone are recognized.
    public internal(set) var guessedTokens = 0
    /// Different words whose suffixes alone are recognized.
    public internal(set) var guessedTypes = 0

    mutating func add(_ knowledge: WordKnowledge, isNew: Bool) {
        tokens += 1
        types += isNew ? 1 : 0
        switch knowledge {
        case .unknown: break
        case .guessed:
            guessedTokens += 1
            guessedTypes += isNew ? 1 : 0
        case .known:
            knownTokens += 1
            knownTypes += isNew ? 1 : 0
        }
    }
}
