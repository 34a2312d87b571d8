import PhraseMT
import TextProcessing

@testable import struct PhraseMT.CaseForms
@testable import struct Training.LanguageModelEstimator
@testable import struct Training.PhraseIndex
@testable import struct Training.PhrasePair
@testable import struct Training.PhraseTableBuilder
@testable import enum Training.PhraseTableImage
@testable import struct Training.TokenSequences

/// A model whose phrase pairs and scores a test writes down, over the pieces of `TinyModel`.
///
/// Source pieces are the letters `a` to `e`, target pieces `m` to `q`: 6 to 10 begin a word, 11 to 15 continue one.
/// Phrases are written as words; a hyphen before a letter says that it continues a word.
struct HandModel {
    /// A phrase pair and its log p(target | source) in sixteenths below zero.
    typealias Phrase = (source: String, target: String, direct: UInt8)

    var phrases: [Phrase]
    var weights = FeatureWeights([Float](repeating: 0, count: Feature.count(corpora: 0)))
    var sourceWords: [String] = []
    var targetWords: [String] = []

    init(_ phrases: [Phrase], weights: [Feature: Float]) {
        self.phrases = phrases
        for feature in Feature.allCases {
            if let weight = weights[feature] { self.weights[feature] = weight }
        }
    }

    /// Pieces of words over letters from `first` on.
    static func pieces(_ text: String, first: Character) -> [UInt16] {
        let base = first.asciiValue ?? 0
        return text.split(separator: " ").flatMap { word in
            let isContinued = word.first == "-"
            return word.drop { $0 == "-" }.enumerated().map { index, letter in
                UInt16((letter.asciiValue ?? 0) - base) + (index == 0 && !isContinued ? 6 : 11)
            }
        }
    }

    static func source(_ text: String) -> [UInt16] { pieces(text, first: "a") }
    static func target(_ text: String) -> [UInt16] { pieces(text, first: "m") }

    /// The file of the phrase table; the longest source phrase has two pieces.
    func tableImage() -> [UInt8] {
        var sources = PhraseIndex(expected: 16)
        var targets = PhraseIndex(expected: 16)
        var pairs = phrases.map { phrase in
            var pair = PhrasePair(
                source: Self.source(phrase.source).withUnsafeBufferPointer { sources.number(of: $0) },
                target: Self.target(phrase.target).withUnsafeBufferPointer { targets.number(of: $0) })
            pair.count = 2
            pair.weight = Self.exponential(phrase.direct)
            pair.lexicalDirect = 1
            pair.lexicalInverse = 1
            pair.wordEnds = pair.weight
            return pair
        }
        pairs.sort { ($0.source, $0.target) < ($1.source, $1.target) }
        var totals = PhraseTableBuilder.Totals(pairs, sources: sources.count, targets: targets.count)
        totals.sources = [Float](repeating: 1, count: sources.count)
        return PhraseTableImage.image(
            pairs: pairs, sources: sources, targets: targets, totals: totals, corpusCount: 0, longestSource: 2,
            vocabularies: (TinyModel.pieceCount, TinyModel.pieceCount))
    }

    func open() throws -> TranslationModel {
        let tiny = TinyModel(seed: 1)
        func list(_ words: [String]) throws -> WordList {
            try WordList(MappedFile(copying: WordList.image(words: words.map { WordHash.of($0.utf8) }), name: "words"))
        }
        return try TranslationModel(
            pair: LanguagePair(source: .spanish, target: .chankaQuechua),
            sourceVocabulary: PieceVocabulary(MappedFile(copying: tiny.source, name: "source")),
            targetVocabulary: PieceVocabulary(MappedFile(copying: tiny.target, name: "target")),
            table: PhraseTable(
                MappedFile(copying: tableImage(), name: "phrases"), sourceVocabulary: TinyModel.pieceCount,
                targetVocabulary: TinyModel.pieceCount),
            languageModel: LanguageModel(MappedFile(copying: tiny.languageModel, name: "lm")),
            sourceWords: list(sourceWords), targetWords: list(targetWords),
            caseForms: CaseForms(MappedFile(copying: CaseForms.image(of: []), name: "case")), weights: weights)
    }

    /// e to the power of minus so many sixteenths: what a byte of the table stands for.
    private static func exponential(_ sixteenths: UInt8) -> Float {
        // 0.9394130628 = e^(-1/16).
        (0..<sixteenths).reduce(Float(1)) { product, _ in product * 0.939_413_06 }
    }
}
