import PhraseMT
import Testing
import Training

@testable import struct Training.LexicalTable

/// Two pairs, (6 7 | 8 9) with weight 1 and (6 | 8) with weight 2.
///
/// Links of the first: 6-8, 7-8, the 9 linked to nothing; of the second: 6-8. The 8 of the first divides its count: 1/2
/// to 6, 1/2 to 7. Counts given 6: 8 has 1/2 + 2; given 7: 8 has 1/2; given the empty word: 9 has 1.
struct LexicalTableTests {
    private static let width = 10

    private static func table(
        _ pairs: [(given: [UInt16], generated: [UInt16])], weights: [Float], links: [[(source: Int, target: Int)]]
    ) -> LexicalTable {
        LexicalTable(
            given: TokenSequences(pairs.map(\.given)), generated: TokenSequences(pairs.map(\.generated)),
            givenCount: width, generatedCount: width, weights: weights, links: { links[$0] })
    }

    private static let hand = table(
        [([6, 7], [8, 9]), ([6], [8])], weights: [1, 2], links: [[(0, 0), (1, 0)], [(0, 0)]])

    private static func value(_ table: LexicalTable, _ given: UInt16, _ generated: UInt16) -> Float {
        table.values[Int(given) * table.width + Int(generated)]
    }

    @Test func rowsAreRelativeFrequencies() {
        #expect(Self.value(Self.hand, 6, 8) == 1)
        #expect(Self.value(Self.hand, 7, 8) == 1)
        #expect(Self.value(Self.hand, ReservedPiece.sentenceStart, 9) == 1)
        #expect(Self.hand.values.reduce(0, +) == 3)
    }

    // Given 6: 8 with 1/2 + 2, 9 with 1 of a third pair; p(8 | 6) = 2.5 / 3.5.
    @Test func weightsAndDividedLinksCount() {
        let table = Self.table(
            [([6, 7], [8, 9]), ([6], [8]), ([6], [9])], weights: [1, 2, 1],
            links: [[(0, 0), (1, 0)], [(0, 0)], [(0, 0)]])
        #expect(abs(Self.value(table, 6, 8) - 2.5 / 3.5) < 1e-6)
        #expect(abs(Self.value(table, 6, 9) - 1 / 3.5) < 1e-6)
    }

    // A pair without links says nothing, not even about the empty word.
    @Test func pairsWithoutLinksAreLeftOut() {
        #expect(Self.table([([6], [8])], weights: [1], links: [[]]).values.allSatisfy { $0 == 0 })
        #expect(Self.table([], weights: [], links: []).values.allSatisfy { $0 == 0 })
    }

    // Given 6: 8 has 1 and 9 has 3, so 1/4 and 3/4; given 7: 9 has 1; given the empty word: 8 has 2.
    // One link: 1/4. The mean of two: (3/4 + 1)/2 = 7/8. No link: p(8 | empty) = 1. Two pieces: the product.
    // What was never seen counts 1e-7. No generated piece: the empty product.
    @Test(
        arguments: [
            ([6], [8], [(0, 0)], 0.25), ([6, 7], [9], [(0, 0), (1, 0)], 0.875), ([6], [8], [], 1),
            ([6], [8, 9], [(0, 0), (0, 1)], 0.1875), ([7], [8], [(0, 0)], 1e-7), ([6], [], [], 1),
            ([6], [9], [], 1e-7),
        ] as [([UInt16], [UInt16], [(Int, Int)], Double)])
    func weightIsTheProductOfMeans(
        given: [UInt16], generated: [UInt16], links: [(Int, Int)], expected: Double
    ) {
        let table = Self.table(
            [([6], [8]), ([6], [9]), ([7], [9]), ([6], [9, 8])], weights: [1, 1, 1, 2],
            links: [[(0, 0)], [(0, 0)], [(0, 0)], [(0, 0)]])
        // Slices that do not begin at zero, as the builder cuts them from the text.
        let first = ([0, 0] + given)[2...]
        let second = ([0] + generated)[1...]
        let weight = table.weight(given: first, generated: second, links: links.map { (source: $0.0, target: $0.1) })
        #expect(abs(weight - expected) < 1e-8)
    }
}
