import Testing

@testable import PhraseMT

/// Spans by hand.
///
/// Only p(target | source) has a weight, so that the estimate of an option is minus its sixteenths.
struct FutureCostsTests {
    private static func costs(_ phrases: [HandModel.Phrase], copied: Float = 0, _ sentence: String) throws -> [Float] {
        var hand = HandModel(phrases, weights: [.direct: 1, .copied: copied])
        hand.sourceWords = sentence.split(separator: " ").map(String.init)
        let model = try hand.open()
        let source = PhraseTranslator(model: model).encode(sentence, terms: [])
        let table = OptionTable(source, range: 0..<source.pieces.count, model: model, weights: model.weights, limit: 9)
        let costs = FutureCosts(table)
        return (0...table.length).flatMap { start in (start...table.length).map { costs[start, $0] } }
    }

    // Of `a` the better translation counts: -8/16. `a b` as a phrase, -3, is worse than its parts, -1/2 - 2; `b c` as a
    // phrase, -1, is better than -2 - 1/2. All: a + (b c) = -3/2, against (a b) + c = -3. No phrase has three pieces.
    @Test func threeWords() throws {
        let costs = try Self.costs(
            [("a", "m", 16), ("a", "n", 8), ("b", "n", 32), ("c", "o", 8), ("a b", "m n", 48), ("b c", "p", 16)],
            "a b c")
        // From 0: to 0, 1, 2, 3; from 1: to 1, 2, 3; from 2: to 2, 3; from 3.
        #expect(costs == [0, -0.5, -2.5, -1.5, 0, -2, -1, 0, -0.5, 0])
    }

    // The second letter of `ab` has no translation of its own: the word is carried over whole, for a cost of 1.
    @Test func aSpanWithoutOptionsIsImpossible() throws {
        let costs = try Self.costs([("a", "m", 8), ("c", "o", 8)], copied: 1, "ab c")
        #expect(costs == [0, -0.5, -1, -1.5, 0, -.infinity, -.infinity, 0, -0.5, 0])
    }

    @Test func anEmptySentenceCostsNothing() throws {
        #expect(try Self.costs([("a", "m", 8)], "") == [0])
    }
}
