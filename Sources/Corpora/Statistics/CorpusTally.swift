public import TextProcessing

/// Counts a corpus in one pass over its units, in the order in which they are given.
///
/// Memory grows with the number of different words and different texts (a few dozen bytes each), not with their length.
public struct CorpusTally {
    /// Says what a grammar makes of a word in lower case; asked once for each different word.
    public typealias Analyzer = (String) -> WordKnowledge

    /// A text of a unit as it is counted.
    public struct Text {
        /// Variety of the text.
        public let variety: LanguageVariety
        /// State of its review.
        public let state: VariantState
        /// The text.
        public let text: String
        /// The first eight bytes of its digest: equal for texts that differ in nothing that matters.
        public let digest: UInt64

        /// Describes a text.
        public init(variety: LanguageVariety, state: VariantState, text: String, digest: UInt64) {
            self.variety = variety
            self.state = state
            self.text = text
            self.digest = digest
        }
    }

    private struct GroupKey: Hashable {
        let source: UInt16
        let variety: Int
        let state: VariantState
    }

    private struct PairKey: Hashable {
        let source: LanguageVariety
        let target: LanguageVariety
    }

    private let analyzer: (LanguageVariety) -> Analyzer?
    private var counts = CorpusStatistics()
    private var sourceNames: [String] = []
    private var sourceNumbers: [String: UInt16] = [:]
    private var varieties: [VarietyTally] = []
    private var varietyNumbers: [LanguageVariety: Int] = [:]
    private var groups: [GroupKey: Int] = [:]
    private var pairs: [PairKey: CorpusStatistics.PairLengths] = [:]

    /// Begins to count.
    ///
    /// - Parameter analyzer: The grammar of a variety, or nil where there is none.
    public init(analyzer: @escaping (LanguageVariety) -> Analyzer? = { _ in nil }) { self.analyzer = analyzer }

    /// Counts a unit.
    ///
    /// - Parameters:
    ///   - source: Its source; there may be 65,534 of them.
    ///   - domain: Its domain.
    ///   - licence: Its licence.
    ///   - texts: Its texts in order, all of one variety in a row.
    public mutating func add(source: String, domain: String, licence: String, texts: [Text]) {
        counts.units += 1
        counts.unitsBySource[source, default: 0] += 1
        counts.unitsByDomain[domain, default: 0] += 1
        counts.unitsByLicence[licence, default: 0] += 1
        let number = number(ofSource: source)
        var lengths: [(variety: LanguageVariety, words: Int)] = []
        for text in texts {
            let variety = self.number(of: text.variety)
            let words = varieties[variety].add(text.text, digest: text.digest, source: number)
            groups[GroupKey(source: number, variety: variety, state: text.state), default: 0] += 1
            counts.textsByState[text.state.rawValue, default: 0] += 1
            if lengths.last?.variety != text.variety { lengths.append((text.variety, words)) }
        }
        for (place, first) in lengths.enumerated() where first.words > 0 {
            for second in lengths[(place + 1)...] where second.words > 0 { add(first, second) }
        }
    }

    /// What was counted so far.
    public var statistics: CorpusStatistics {
        var result = counts
        let tags = varietyNumbers.sorted { $0.value < $1.value }.map(\.key)
        result.groups = groups.map { key, count in
            CorpusStatistics.Group(
                source: sourceNames[Int(key.source)], variety: tags[key.variety], state: key.state, variants: count)
        }.sorted { ($0.source, $0.variety, $0.state) < ($1.source, $1.variety, $1.state) }
        result.texts = varieties.map(\.statistics).sorted { $0.variety < $1.variety }
        result.sources = varieties.flatMap { $0.statistics(names: sourceNames) }
            .sorted { ($0.source, $0.variety) < ($1.source, $1.variety) }
        result.pairs = pairs.values.sorted { ($0.source, $0.target) < ($1.source, $1.target) }
        return result
    }

    /// How much of a file the corpus knows, line by line in constant memory but for its unknown words.
    ///
    /// - Parameters:
    ///   - file: A text file; `-` for standard input.
    ///   - variety: Its variety; only words of exactly this variety are known.
    /// - Returns: The counts.
    /// - Throws: ``CorpusFileError`` when it cannot be read, with the line.
    public func coverage(ofFile file: String, variety: LanguageVariety) throws(CorpusFileError) -> TextCoverage {
        let known = varietyNumbers[variety].map { varieties[$0] }
        var coverage = TextCoverage(name: file, variety: variety)
        let input = try TextInput(file: file)
        while let line = try input.next() {
            let text = try line.content.get()
            TextWord.forEach(in: text, variety: variety) { word in
                coverage.add(word, isKnown: known?.knows(word.hash) ?? false)
            }
        }
        coverage.finish()
        return coverage
    }

    private mutating func add(
        _ first: (variety: LanguageVariety, words: Int), _ second: (variety: LanguageVariety, words: Int)
    ) {
        let isTurned = Self.rank(second.variety) < Self.rank(first.variety)
        let (source, target) = isTurned ? (second, first) : (first, second)
        let key = PairKey(source: source.variety, target: target.variety)
        var lengths =
            pairs.removeValue(forKey: key)
            ?? CorpusStatistics.PairLengths(source: source.variety, target: target.variety)
        lengths.pairs += 1
        lengths.sourceTokens += source.words
        lengths.targetTokens += target.words
        lengths.ratios[min(target.words * 10 / source.words, CorpusStatistics.longestRatio)] += 1
        pairs[key] = lengths
    }

    private static func rank(_ variety: LanguageVariety) -> Int {
        variety.language == "es" ? 0 : variety.language == "en" ? 1 : 2
    }

    private mutating func number(ofSource source: String) -> UInt16 {
        if let known = sourceNumbers[source] { return known }
        precondition(sourceNames.count < Int(UInt16.max), "too many sources")
        let number = UInt16(sourceNames.count)
        sourceNames.append(source)
        sourceNumbers[source] = number
        return number
    }

    private mutating func number(of variety: LanguageVariety) -> Int {
        if let known = varietyNumbers[variety] { return known }
        varietyNumbers[variety] = varieties.count
        varieties.append(VarietyTally(variety: variety, analyzer: analyzer(variety)))
        return varieties.count - 1
    }
}
