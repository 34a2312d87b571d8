public import TextProcessing

/// Drops pairs of sentences that would teach a translation model nothing or something false.
///
/// Rules look at one pair at a time, in the order of ``DropReason``; the first that speaks decides.
public struct PairFilter: Sendable {
    /// Why a pair is dropped.
    public enum DropReason: String, Sendable, CaseIterable, Hashable {
        /// Both sides are empty or blank, or one of them is.
        case oneSided = "one-sided"
        /// A control character stands in the text, or the replacement character for broken UTF-8.
        case binary
        /// A side has more words than ``Configuration/maximumWords`` or more bytes than such words have.
        case tooLong = "too-long"
        /// Both sides are the same but for case, spaces and punctuation.
        case identical
        /// Too many frequent words of Spanish or English on the target side, which must not be too short to tell.
        case wrongLanguage = "wrong-language"
        /// One side is much longer than the other.
        case lengthRatio = "length-ratio"
        /// The sides share too few of their numbers.
        case numbers
        /// Too many words of the target stand in the source as they are.
        case copied
    }

    /// Thresholds.
    public struct Configuration: Sendable, Hashable {
        /// Most words of a side.
        public var maximumWords = 100
        /// Most bytes of a side, for text without spaces.
        public var maximumBytes = 4_000
        /// Largest share of target words that are frequent words of a language which is not the target.
        public var maximumForeignShare = 0.15
        /// Such words are looked at from this number of target words on.
        ///
        /// In fewer words one alone decides, and half of those it decides against are good: `para` is rain in Quechua.
        public var foreignMinimumWords = 4
        /// Smallest number of characters of the target a character of the source.
        public var minimumLengthRatio = 0.45
        /// Largest number of characters of the target a character of the source.
        public var maximumLengthRatio = 2.1
        /// The ratio is looked at when the source is longer than this number of characters.
        public var ratioMinimumCharacters = 30
        /// Smallest share of the numbers of both sides that they have in common.
        public var minimumNumberOverlap = 0.5
        /// Largest share of target types that are copies.
        public var maximumCopiedShare = 0.6
        /// Copies are looked at from this number of target words on.
        public var copiedMinimumWords = 4

        /// The thresholds that won on Spanish to Aymara.
        public init() {}
    }

    /// What a filter did to a corpus.
    public struct Report: Sendable, Equatable {
        /// How often a reason spoke, with the first lines where it did.
        public struct Drops: Sendable, Equatable {
            /// Number of pairs.
            public var count = 0
            /// Up to three lines of the corpus, 1-based.
            public var exampleLines: [Int] = []

            /// Creates an entry.
            public init(count: Int = 0, exampleLines: [Int] = []) {
                self.count = count
                self.exampleLines = exampleLines
            }
        }

        /// Name of the corpus.
        public var name: String
        /// Number of pairs seen.
        public var total = 0
        /// Number of pairs kept.
        public var kept = 0
        /// What was dropped, by reason; reasons that never spoke are absent.
        public var drops: [DropReason: Drops] = [:]
    }

    private let configuration: Configuration
    private let foreign: [Set<String>]
    private let source: LanguageVariety
    private let target: LanguageVariety

    /// Creates a filter.
    ///
    /// - Parameters:
    ///   - source: Variety of the source side.
    ///   - target: Variety of the target side; its own frequent words are no fault.
    ///   - configuration: Thresholds.
    public init(
        source: LanguageVariety, target: LanguageVariety, configuration: Configuration = Configuration()
    ) {
        self.configuration = configuration
        self.source = source
        self.target = target
        foreign = [
            target.language == "es" ? [] : FrequentWords.spanish,
            target.language == "en" ? [] : FrequentWords.english,
        ]
    }

    /// Why a pair is to be dropped, or nil for a pair to keep.
    ///
    /// - Parameters:
    ///   - sourceText: The source side.
    ///   - targetText: The target side.
    /// - Returns: The first reason in the order of ``DropReason``.
    public func reasonToDrop(_ sourceText: String, _ targetText: String) -> DropReason? {
        let left = PairSide(sourceText)
        let right = PairSide(targetText)
        if left.isBlank || right.isBlank { return .oneSided }
        if left.hasControl || right.hasControl { return .binary }
        for side in [left, right]
        where side.words.count > configuration.maximumWords
            || side.byteCount > configuration.maximumBytes
        {
            return .tooLong
        }
        if left.words == right.words, left.words.count > 0 || sourceText == targetText {
            return .identical
        }
        if isForeign(right.words) { return .wrongLanguage }
        if left.characterCount > configuration.ratioMinimumCharacters {
            let ratio = Double(right.characterCount) / Double(left.characterCount)
            if ratio < configuration.minimumLengthRatio || ratio > configuration.maximumLengthRatio {
                return .lengthRatio
            }
        }
        if let overlap = Self.overlap(left.numbers, right.numbers),
            overlap < configuration.minimumNumberOverlap
        {
            return .numbers
        }
        if right.words.count >= configuration.copiedMinimumWords {
            let types = Set(right.words)
            let known = Set(left.words)
            let copied = types.count { known.contains($0) }
            if Double(copied) > configuration.maximumCopiedShare * Double(types.count) { return .copied }
        }
        return nil
    }

    /// Whether words are Spanish or English where they should not be.
    ///
    /// One single letter decides nothing: it is the mark of an item (`a) Markapura Qamaña`) more often than a word.
    private func isForeign(_ words: [String]) -> Bool {
        guard words.count >= max(1, configuration.foreignMinimumWords) else { return false }
        return foreign.contains { frequent in
            let found = words.filter { frequent.contains($0) }
            if found.count == 1, found[0].count == 1 { return false }
            return Double(found.count) / Double(words.count) > configuration.maximumForeignShare
        }
    }

    /// The pairs of a corpus that stay, and a report about the rest.
    ///
    /// - Parameter corpus: Any corpus.
    /// - Returns: Positions to keep, in order, and what was dropped. Complexity: linear in the length of the text.
    public func filter(_ corpus: ParallelCorpus) -> (kept: [Int], report: Report) {
        var report = Report(name: corpus.name, total: corpus.count)
        var kept: [Int] = []
        for index in 0..<corpus.count {
            guard let reason = reasonToDrop(corpus.source[index], corpus.target[index]) else {
                kept.append(index)
                continue
            }
            report.drops[reason, default: Report.Drops()].count += 1
            if report.drops[reason, default: Report.Drops()].exampleLines.count < 3 {
                report.drops[reason, default: Report.Drops()].exampleLines.append(corpus.lines[index])
            }
        }
        report.kept = kept.count
        return (kept, report)
    }

    /// Numbers in common as a share of the longer list, or nil when neither side has any.
    private static func overlap(_ left: [String], _ right: [String]) -> Double? {
        if left.isEmpty, right.isEmpty { return nil }
        var remaining: [String: Int] = [:]
        for number in left { remaining[number, default: 0] += 1 }
        var common = 0
        for number in right where remaining[number, default: 0] > 0 {
            remaining[number, default: 0] -= 1
            common += 1
        }
        return Double(common) / Double(max(left.count, right.count))
    }
}
