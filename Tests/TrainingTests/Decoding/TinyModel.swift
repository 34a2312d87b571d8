import PhraseMT
import TextProcessing
import Training

@testable import struct PhraseMT.CaseForms
@testable import struct Training.PhraseIndex
@testable import struct Training.PhrasePair
@testable import struct Training.PhraseTableBuilder
@testable import enum Training.PhraseTableImage

/// A random model over letters: source pieces `a` to `e`, target pieces `m` to `q`, each beginning or continuing a word.
struct TinyModel {
    /// Pieces that begin a word are 6 to 10, those that continue one 11 to 15.
    static let pieceCount = 16
    let source: [UInt8]
    let target: [UInt8]
    let table: [UInt8]
    let languageModel: [UInt8]
    let weights: FeatureWeights

    init(seed: UInt64) {
        var generator = SplitMix(state: seed)
        source = Self.pieces("abcde")
        target = Self.pieces("mnopq")
        var sources = PhraseIndex(expected: 16)
        var targets = PhraseIndex(expected: 16)
        var pairs: [PhrasePair] = []
        var seen: Set<[UInt16]> = []
        for _ in 0..<60 {
            let from = Self.phrase(2, &generator)
            let to = Self.phrase(3, &generator)
            guard seen.insert(from + [0] + to).inserted else { continue }
            let first = from.withUnsafeBufferPointer { sources.number(of: $0) }
            let second = to.withUnsafeBufferPointer { targets.number(of: $0) }
            var pair = PhrasePair(source: first, target: second)
            pair.count = UInt32.random(in: 1...3, using: &generator)
            pair.weight = Float(pair.count)
            pair.corpora = 1
            pair.lexicalDirect = Float.random(in: 0.01...1, using: &generator)
            pair.lexicalInverse = Float.random(in: 0.01...1, using: &generator)
            pair.orientations = (pair.weight, Float.random(in: 0...2, using: &generator), 0.5)
            pair.wordEnds = Bool.random(using: &generator) ? pair.weight : 0
            pairs.append(pair)
        }
        pairs.sort { ($0.source, $0.target) < ($1.source, $1.target) }
        table = PhraseTableImage.image(
            pairs: pairs, sources: sources, targets: targets,
            totals: PhraseTableBuilder.Totals(pairs, sources: sources.count, targets: targets.count),
            corpusCount: 1, longestSource: 2, vocabularies: (Self.pieceCount, Self.pieceCount))
        var configuration = LanguageModelEstimator.Configuration(vocabularySize: Self.pieceCount)
        configuration.order = 3
        languageModel = LanguageModelEstimator(configuration).estimate(
            TokenSequences((0..<50).map { _ in Self.phrase(6, &generator) }))
        var weights = FeatureWeights(corpora: 1)
        for index in weights.values.indices { weights.values[index] += Float.random(in: 0...0.3, using: &generator) }
        self.weights = weights
    }

    /// Opens the model, each file as `file` gives it.
    func open(
        _ file: (_ image: [UInt8], _ name: String) throws -> MappedFile = { MappedFile(copying: $0, name: $1) }
    ) throws -> TranslationModel {
        try TranslationModel(
            pair: LanguagePair(
                source: LanguageVariety(parsing: "es"), target: LanguageVariety(parsing: "quy")),
            sourceVocabulary: PieceVocabulary(file(source, "source")),
            targetVocabulary: PieceVocabulary(file(target, "target")),
            table: PhraseTable(
                file(table, "phrases"), sourceVocabulary: Self.pieceCount, targetVocabulary: Self.pieceCount),
            languageModel: LanguageModel(file(languageModel, "lm")),
            sourceWords: WordList(file(WordList.image(words: Self.words(["a", "ab", "cd", "e"])), "source-words")),
            targetWords: WordList(file(WordList.image(words: Self.words(["m", "mn", "op", "q"])), "target-words")),
            caseForms: CaseForms(file(CaseForms.image(of: []), "case")), weights: weights)
    }

    private static func words(_ words: [String]) -> [UInt64] { words.map { WordHash.of($0.utf8) } }

    private static func pieces(_ letters: String) -> [UInt8] {
        PieceVocabulary.image(
            of: [true, false].flatMap { begins in
                letters.utf8.map { (text: [$0], beginsWord: begins, score: Float(-1)) }
            })
    }

    private static func phrase(_ longest: Int, _ generator: inout SplitMix) -> [UInt16] {
        (0..<Int.random(in: 1...longest, using: &generator)).map { _ in UInt16.random(in: 6..<16, using: &generator) }
    }
}
