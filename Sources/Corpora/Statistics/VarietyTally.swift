import TextProcessing

/// Counts the words of the texts of one variety.
struct VarietyTally {
    /// A different word.
    private struct WordType {
        /// Number of the only source that has it, or ``several``.
        var source: UInt16
        var knowledge: WordKnowledge
        var count: UInt32
    }

    /// Words of one source.
    private struct SourceTally {
        var variants = 0
        var tokens = 0
        var types: Set<UInt64> = []
    }

    private static let several = UInt16.max

    private var texts: CorpusStatistics.Texts
    private var types: [UInt64: WordType] = [:]
    private var sources: [UInt16: SourceTally] = [:]
    private var curve = GrowthCurve()
    /// Number of texts by the first eight bytes of their digest.
    private var digests: [UInt64: UInt32] = [:]
    private let analyzer: CorpusTally.Analyzer?

    init(variety: LanguageVariety, analyzer: CorpusTally.Analyzer?) {
        texts = CorpusStatistics.Texts(variety: variety)
        texts.analysis = analyzer.map { _ in AnalysisCounts() }
        self.analyzer = analyzer
    }

    /// Counts a text and gives the number of its words.
    mutating func add(_ text: String, digest: UInt64, source: UInt16) -> Int {
        var tally = sources.removeValue(forKey: source) ?? SourceTally()
        var count = 0
        TextWord.forEach(in: text, variety: texts.variety) { word in
            count += 1
            add(word, source: source, &tally)
        }
        tally.variants += 1
        tally.tokens += count
        sources[source] = tally
        digests[digest, default: 0] += 1
        texts.variants += 1
        texts.tokens += count
        texts.lengths[min(count, CorpusStatistics.longestLength)] += 1
        return count
    }

    private mutating func add(_ word: TextWord, source: UInt16, _ tally: inout SourceTally) {
        var isNew = false
        var type: WordType
        if let known = types[word.hash] {
            type = known
        } else {
            isNew = true
            type = WordType(source: source, knowledge: .unknown, count: 0)
            if let analyzer, !word.hasDigit { type.knowledge = analyzer(word.text) }
        }
        type.count += 1
        if type.source != source { type.source = Self.several }
        types[word.hash] = type
        tally.types.insert(word.hash)
        curve.add(isNew: isNew)
        if !word.hasDigit { texts.analysis?.add(type.knowledge, isNew: isNew) }
    }

    func knows(_ hash: UInt64) -> Bool { types[hash] != nil }

    /// What was counted of the variety.
    var statistics: CorpusStatistics.Texts {
        var result = texts
        result.types = types.count
        result.typeTokenRatio = Self.ratio(types.count, texts.tokens)
        result.growth = curve.all
        for count in digests.values where count > 1 {
            result.repeatedTexts += 1
            result.duplicates += Int(count) - 1
        }
        return result
    }

    /// What was counted of each source, in no order.
    func statistics(names: [String]) -> [CorpusStatistics.SourceTexts] {
        var own: [UInt16: (tokens: Int, types: Int)] = [:]
        for type in types.values where type.source != Self.several {
            own[type.source, default: (0, 0)].tokens += Int(type.count)
            own[type.source, default: (0, 0)].types += 1
        }
        return sources.map { number, tally in
            let exclusive = own[number, default: (0, 0)]
            return CorpusStatistics.SourceTexts(
                source: names[Int(number)], variety: texts.variety, variants: tally.variants, tokens: tally.tokens,
                types: tally.types.count, typeTokenRatio: Self.ratio(tally.types.count, tally.tokens),
                coveredTokens: tally.tokens - exclusive.tokens, coveredTypes: tally.types.count - exclusive.types)
        }
    }

    private static func ratio(_ types: Int, _ tokens: Int) -> Double {
        tokens == 0 ? 0 : Double(types) / Double(tokens)
    }
}
