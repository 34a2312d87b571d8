import Foundation
import PhraseMT
import Testing
import Training

@testable import struct Training.NGramCounts
@testable import enum Training.RadixSort

struct LanguageModelEstimatorTests {
    private static func image(_ sentences: [[UInt16]], order: Int, size: Int, minimum: [Int]) -> [UInt8] {
        var configuration = LanguageModelEstimator.Configuration(vocabularySize: size)
        configuration.order = order
        configuration.minimumOccurrences = minimum
        return LanguageModelEstimator(configuration).estimate(TokenSequences(sentences))
    }

    private static func model(
        _ sentences: [[UInt16]], order: Int, size: Int, minimum: [Int] = [1, 1, 1, 1, 1, 1, 1]
    ) throws -> LanguageModel {
        try LanguageModel(
            MappedFile(copying: image(sentences, order: order, size: size, minimum: minimum), name: "lm"))
    }

    // Counts of counts 4, 2, 1: Y = 4 / (4 + 2·2) = 1/2; D1 = 1 - 2Y·2/4, D2 = 2 - 3Y·1/2, D3 = 3 - 4Y·1/1.
    @Test(arguments: [
        ([4, 2, 1, 1], [0.5, 1.25, 1]),
        ([0, 0, 0, 0], [0.5, 1, 1.5]),
        ([4, 1, 0, 0], [0.5, 1, 1.5]),
        // D2 = 2 - 3·(1/3)·10 would be negative.
        ([1, 1, 10, 0], [0.5, 1, 1.5]),
    ])
    func discounts(countsOfCounts: [Int], expected: [Double]) {
        #expect(KneserNeyDiscounts(countsOfCounts: countsOfCounts).values == expected)
    }

    // <s> 6 7 </s>, <s> 6 8 </s>: bigrams count as they occur, unigrams by what comes before them.
    @Test func adjustedCounts() {
        let orders = NGramCounts.count(TokenSequences([[6, 7], [6, 8]]), order: 2)
        #expect(orders[0].keys == [1, 2, 6, 7, 8])
        #expect(orders[0].adjusted == [2, 2, 1, 1, 1])
        #expect(orders[0].occurrences == [2, 2, 2, 1, 1])
        #expect(orders[1].keys == [0x1_0006, 0x6_0007, 0x6_0008, 0x7_0002, 0x8_0002])
        #expect(orders[1].adjusted == [2, 1, 1, 1, 1])
        #expect(orders[1].suffixes == [2, 3, 4, 1, 1])
    }

    // The corpus above with 9 tokens: fallback discounts. Unigrams: total 5, kept 3·0.5 + 1, back-off mass 1/2 over 8.
    // p(7) = 0.5/5 + 0.5/8 = 0.1625, p(</s>) = 1/5 + 0.0625 = 0.2625, p(unseen) = 0.0625.
    // p(7|6) = 0.5/2 + 0.5·0.1625 = 0.33125, p(6|<s>) = 1/2 + 0.5·0.1625 = 0.58125, p(</s>|7) = 0.5 + 0.5·0.2625.
    @Test(
        arguments: [
            ([6], 7, 0.33125), ([6], 8, 0.33125), ([], 6, 0.58125), ([6, 7], 2, 0.63125),
            // Backed off with weight 1/2.
            ([6], 2, 0.13125), ([6], 3, 0.03125), ([6], 500, 0.03125),
            // No bigram begins with 5: the unigrams as they are.
            ([5], 7, 0.1625), ([5], 2, 0.2625), ([5], 0, 0.0625),
        ] as [([UInt16], UInt16, Double)])
    func bigramModel(context: [UInt16], token: UInt16, probability: Double) throws {
        let model = try Self.model([[6, 7], [6, 8]], order: 2, size: 9)
        let view = model.view
        var state = view.beginState
        for token in context { _ = view.score(token, after: state, next: &state) }
        #expect(abs(Double(view.score(token, after: state, next: &state)) - log(probability)) < 6e-4)
    }

    @Test func aSentenceIsTheProductOfItsTokens() throws {
        let model = try Self.model([[6, 7], [6, 8]], order: 2, size: 9)
        #expect(abs(model.score(sentence: [6, 7]) - log(0.58125 * 0.33125 * 0.63125)) < 1e-3)
    }

    @Test func anEmptyCorpusIsUniform() throws {
        let model = try Self.model([], order: 3, size: 9)
        let view = model.view
        var state = view.beginState
        for token in [6, 2, 0, 8, 7] as [UInt16] {
            #expect(abs(view.score(token, after: state, next: &state) - log(1.0 / 8)) < 3e-4)
        }
    }

    // An empty line and a line of one token; </s> and 6 each have two and one token before them.
    @Test(arguments: [[[]], [[6]], [[], [6]]] as [[[UInt16]]])
    func tinyCorporaSumToOne(sentences: [[UInt16]]) throws {
        for order in 1...7 {
            let model = try Self.model(sentences, order: order, size: 8)
            let view = model.view
            #expect(abs(Self.mass(view, after: view.beginState, size: 8) - 1) < 1e-3)
        }
    }

    private static func mass(_ view: LanguageModelView, after state: UInt32, size: Int) -> Double {
        var sum = 0.0
        for token in 0..<UInt16(size) where token != ReservedPiece.sentenceStart {
            var next = state
            sum += exp(Double(view.score(token, after: state, next: &next)))
        }
        return sum
    }

    private static func randomCorpus(_ generator: inout SplitMix) -> [[UInt16]] {
        (0..<40).map { _ in
            (0..<Int.random(in: 0...9, using: &generator)).map { _ in
                6 + min(UInt16.random(in: 0..<14, using: &generator), UInt16.random(in: 0..<14, using: &generator))
            }
        }
    }

    /// The minimal states of the file give the probabilities of the full history, and those sum to one.
    @Test(arguments: [[1, 1, 1, 1], [1, 1, 2, 2], [1, 2, 2, 3]], [1, 2, 3] as [UInt64])
    func agreesWithTheFormulas(minimum: [Int], seed: UInt64) throws {
        var generator = SplitMix(state: seed)
        let corpus = Self.randomCorpus(&generator)
        let model = try Self.model(corpus, order: 4, size: 20, minimum: minimum)
        let view = model.view
        let reference = BackoffReference(corpus, order: 4, vocabularySize: 20, minimum: minimum)
        for sentence in corpus.prefix(12) + Self.randomCorpus(&generator).prefix(12) {
            var state = view.beginState
            var history: [UInt16] = [1]
            for token in sentence + [2] {
                #expect(abs(Self.mass(view, after: state, size: 20) - 1) < 1e-3)
                let expected = log(reference.probability(token, after: history))
                #expect(abs(Double(view.score(token, after: state, next: &state)) - expected) < 1.5e-3)
                history.append(token)
            }
        }
    }

    // An order needs at least what the one below it needs, and one; what is asked of unigrams is not looked at.
    @Test(arguments: [
        ([1, 3, 2, 1], [1, 3, 3, 3]), ([1, 1, 2], [1, 1, 2, 2]), ([], [1, 1, 1, 1]), ([9, 1, 1, 1], [1, 1, 1, 1]),
        ([1, -5, 0, 2], [1, 1, 1, 2]), ([1, 2, .max, 1], [1, 2, 1000, 1000]),
        ([1, 2, 3, 4, 9, 9, 9, 9], [1, 2, 3, 4]),
    ])
    func fewerOccurrencesThanBelowAreRaised(minimum: [Int], used: [Int]) throws {
        var generator = SplitMix(state: 4)
        let corpus = Self.randomCorpus(&generator)
        let image = Self.image(corpus, order: 4, size: 20, minimum: minimum)
        #expect(image == Self.image(corpus, order: 4, size: 20, minimum: used))
        #expect(try LanguageModel(MappedFile(copying: image, name: "lm")).order == 4)
    }

    @Test func aViewKeepsTheFileAlive() throws {
        let image = Self.image([[6, 7], [6, 8]], order: 2, size: 9, minimum: [1, 1])
        weak var held: MappedFile?
        func open() throws -> LanguageModelView {
            let file = MappedFile(copying: image, name: "lm")
            held = file
            return try LanguageModel(file).view
        }
        var view: LanguageModelView? = try open()
        #expect(held != nil)
        var state = view?.beginState ?? 0
        // p(6 | <s>), as by hand above.
        let score = try #require(view?.score(6, after: state, next: &state))
        #expect(abs(Double(score) - log(0.58125)) < 6e-4)
        view = nil
        #expect(held == nil)
    }

    @Test func aMappedFileScoresAsItsCopy() throws {
        var generator = SplitMix(state: 9)
        let corpus = Self.randomCorpus(&generator)
        let image = Self.image(corpus, order: 5, size: 20, minimum: [1, 1, 2, 2, 2])
        let path = NSTemporaryDirectory() + "chaka-lm-\(UUID().uuidString).bin"
        try Data(image).write(to: URL(filePath: path))
        defer { #expect(throws: Never.self) { try FileManager.default.removeItem(atPath: path) } }
        let mapped = try LanguageModel(MappedFile(path: path, name: "lm"))
        let copied = try LanguageModel(MappedFile(copying: image, name: "lm"))
        for sentence in corpus { #expect(mapped.score(sentence: sentence) == copied.score(sentence: sentence)) }
    }

    @Test(arguments: 1...7)
    func radixSortAgreesWithSort(digits: Int) {
        var generator = SplitMix(state: UInt64(digits))
        let mask = (1 as UInt128) << UInt128(16 * digits) - 1
        let few = (0..<500).map { _ in UInt128.random(in: 0...mask, using: &generator) }
        let keys = few + few.shuffled(using: &generator)
        let (sorted, origins) = RadixSort.ordered(keys, digits: digits)
        #expect(sorted == keys.sorted())
        #expect(origins.map { keys[Int($0)] } == sorted)
        #expect(
            zip(origins, origins.dropFirst()).enumerated().allSatisfy { sorted[$0] != sorted[$0 + 1] || $1.0 < $1.1 })
        #expect(RadixSort.sorted([], digits: digits).isEmpty)
    }
}
