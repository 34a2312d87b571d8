public import TextProcessing

/// How much of a text a corpus knows.
public struct TextCoverage: Hashable, Sendable, Codable {
    /// A word and how often it occurs.
    public struct WordCount: Hashable, Sendable, Codable {
        /// The word in lower case.
        public let word: String
        /// How often.
        public internal(set) var count: Int
    }

    /// Most unknown words that are listed.
    public static let mostUnknownWords = 20

    /// Name of the text.
    public let name: String
    /// Its variety.
    public let variety: LanguageVariety
    /// Words.
    public private(set) var tokens = 0
    /// Words the corpus has.
    public private(set) var knownTokens = 0
    /// Different words.
    public private(set) var types = 0
    /// Different words the corpus has.
    public private(set) var knownTypes = 0
    /// The most frequent words the corpus lacks, the most frequent first, then in the order of their bytes.
    public private(set) var unknownWords: [WordCount] = []

    private var seen: Set<UInt64> = []
    private var unknown: [UInt64: WordCount] = [:]

    private enum CodingKeys: String, CodingKey {
        case name, variety, tokens, knownTokens, types, knownTypes, unknownWords
    }

    init(name: String, variety: LanguageVariety) {
        self.name = name
        self.variety = variety
    }

    mutating func add(_ word: TextWord, isKnown: Bool) {
        tokens += 1
        let isNew = seen.insert(word.hash).inserted
        types += isNew ? 1 : 0
        if isKnown {
            knownTokens += 1
            knownTypes += isNew ? 1 : 0
        } else {
            unknown[word.hash, default: WordCount(word: isNew ? word.text : "", count: 0)].count += 1
        }
    }

    mutating func finish() {
        let order = unknown.values.sorted { left, right in
            left.count != right.count
                ? left.count > right.count : left.word.utf8.lexicographicallyPrecedes(right.word.utf8)
        }
        unknownWords = Array(order.prefix(Self.mostUnknownWords))
        seen = []
        unknown = [:]
    }
}
