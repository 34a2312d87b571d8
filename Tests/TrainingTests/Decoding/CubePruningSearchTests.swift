import Testing

@testable import PhraseMT

/// The search with room for everything against all derivations, written down one by one and scored anew.
struct CubePruningSearchTests {
    private static let sentences = ["a b c d", "abcd", "ab cd e", "a 12 b c", "Xy ab, c", "a", "a a a a", "e 12"]

    /// A sentence with a model: options, and every derivation the limits allow with the sum of its weighted features.
    private struct Case {
        let model: TranslationModel
        let table: OptionTable
        let distortionLimit: Int
        private(set) var all: [(options: [Int32], score: Float)] = []

        init(seed: UInt64, sentence: String, distortionLimit: Int) throws {
            model = try TinyModel(seed: seed).open()
            let source = PhraseTranslator(model: model).encode(sentence, terms: [])
            table = OptionTable(
                source, range: 0..<source.pieces.count, model: model, weights: model.weights, limit: 3)
            self.distortionLimit = distortionLimit
            let extractor = FeatureExtractor(model: model, options: table)
            var found: [[Int32]] = []
            extend([], covered: [Bool](repeating: false, count: table.length), end: 0, &found)
            all = found.map { options in
                let features = extractor.features(of: options)
                return (options, zip(features, model.weights.values).reduce(0) { $0 + $1.0 * $1.1 })
            }
            all.sort { $0.score > $1.score }
        }

        /// A phrase begins at most the limit from the end of the last one, and, unless it begins at the first piece
        /// that is not translated, ends at most the limit behind that piece.
        private func extend(_ options: [Int32], covered: [Bool], end: Int, _ found: inout [[Int32]]) {
            guard let gap = covered.firstIndex(of: false) else {
                found.append(options)
                return
            }
            for (number, option) in table.options.enumerated() {
                let span = Int(option.start)..<Int(option.end)
                guard !covered[span].contains(true), abs(span.lowerBound - end) <= distortionLimit,
                    span.lowerBound == gap || span.upperBound - gap <= distortionLimit,
                    span.lowerBound == gap || span.upperBound <= table.wall
                else { continue }
                var next = covered
                for position in span { next[position] = true }
                extend(options + [Int32(number)], covered: next, end: span.upperBound, &found)
            }
        }

        func search(popLimit: Int) -> CubePruningSearch {
            var limits = DecodingOptions()
            limits.popLimit = popLimit
            limits.distortionLimit = distortionLimit
            var search = CubePruningSearch(options: table, model: model, weights: model.weights, limits: limits)
            search.run()
            return search
        }

        func text(_ options: [Int32]) -> [UInt16] { options.flatMap { Array(table.options[Int($0)].target) } }
    }

    @Test(arguments: [1, 2, 3] as [UInt64], [0, 1, 2, 3, 6])
    func findsTheBestOfAllDerivations(seed: UInt64, distortionLimit: Int) throws {
        for sentence in Self.sentences {
            let every = try Case(seed: seed, sentence: sentence, distortionLimit: distortionLimit)
            var list = KBestList(every.search(popLimit: 30_000))
            let found = list.derivations(40)
            #expect(found.count == min(40, every.all.count), "\(sentence)")
            for (derivation, expected) in zip(found, every.all) {
                #expect(abs(derivation.score - expected.score) < 2e-3, "\(sentence)")
            }
            // Where no other derivation comes close, the best must be that one.
            if let first = every.all.first, every.all.dropFirst().allSatisfy({ $0.score < first.score - 4e-3 }) {
                #expect(found.first?.options == first.options)
                #expect(found.first.map { every.text($0.options) } == every.text(first.options))
            }
            #expect(Set(found.map(\.options)).count == found.count)
        }
    }

    @Test(arguments: [1, 4, 5] as [UInt64], [1, 5, 60])
    func aSmallLimitFindsNothingImpossible(seed: UInt64, popLimit: Int) throws {
        for sentence in Self.sentences {
            for distortionLimit in [0, 2, 6] {
                let every = try Case(seed: seed, sentence: sentence, distortionLimit: distortionLimit)
                var scores: [[Int32]: Float] = [:]
                for derivation in every.all { scores[derivation.options] = derivation.score }
                var list = KBestList(every.search(popLimit: popLimit))
                let found = list.derivations(100)
                #expect(!found.isEmpty)
                for derivation in found {
                    let score = try #require(scores[derivation.options], "\(sentence) \(distortionLimit)")
                    #expect(abs(score - derivation.score) < 2e-3)
                }
                #expect(zip(found, found.dropFirst()).allSatisfy { $0.score >= $1.score })
            }
        }
    }

    // Piece 8, the letter c, ends sentences here: whatever the limit, it is translated when all else is.
    @Test func sentenceEndsAreTranslatedLast() throws {
        let hand = HandModel([("a", "m", 8), ("b", "n", 8), ("c", "o", 8)], weights: [.direct: 1])
        var model = try hand.open()
        model.sourceEnds[8] = true
        let source = PhraseTranslator(model: model).encode("a b c", terms: [])
        let table = OptionTable(source, range: 0..<3, model: model, weights: model.weights, limit: 3)
        #expect(table.wall == 2)
        var search = CubePruningSearch(options: table, model: model, weights: model.weights, limits: DecodingOptions())
        search.run()
        var list = KBestList(search)
        #expect(Set(list.derivations(100).map(\.options)) == [[0, 1, 2], [1, 0, 2]])
    }

    // Without jumps the phrases follow each other; with jumps of two the middle of three may come first but not the last.
    @Test func theDistortionLimitDecidesTheOrders() throws {
        var hand = HandModel([("a", "m", 8), ("b", "n", 8), ("c", "o", 8)], weights: [.direct: 1])
        hand.sourceWords = ["a", "b", "c"]
        let model = try hand.open()
        let source = PhraseTranslator(model: model).encode("a b c", terms: [])
        let table = OptionTable(source, range: 0..<3, model: model, weights: model.weights, limit: 3)
        let orders: [[[Int32]]] = [
            [[0, 1, 2]], [[0, 1, 2]], [[0, 1, 2], [0, 2, 1], [1, 0, 2]],
            [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]],
        ]
        for (limit, expected) in orders.enumerated() {
            var limits = DecodingOptions()
            limits.distortionLimit = limit
            var search = CubePruningSearch(options: table, model: model, weights: model.weights, limits: limits)
            search.run()
            var list = KBestList(search)
            let found = list.derivations(100).map(\.options)
            #expect(found.sorted { $0.lexicographicallyPrecedes($1) } == expected, "\(limit)")
        }
    }

    /// The language model's part of the score is the probability of the whole output.
    @Test(arguments: [1, 2, 3, 4] as [UInt64])
    func theLanguageModelScoresTheWholeOutput(seed: UInt64) throws {
        let every = try Case(seed: seed, sentence: "ab cd", distortionLimit: 6)
        let extractor = FeatureExtractor(model: every.model, options: every.table)
        for derivation in every.all.prefix(50) {
            let whole = every.model.languageModel.score(sentence: every.text(derivation.options))
            let part = extractor.features(of: derivation.options)[Feature.languageModel.rawValue]
            #expect(abs(Double(part) - whole) < 1e-3)
        }
    }
}
