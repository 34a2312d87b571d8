import Testing

@testable import struct Training.PhraseCounts
@testable import struct Training.PhraseInstance
@testable import struct Training.PhrasePair

struct PhraseCountsTests {
    private static func add(
        _ counts: inout PhraseCounts, pair: UInt32 = 0, source: UInt32 = 0, target: UInt32 = 0, orientation: UInt8 = 0,
        endsWord: Bool = false, isWhole: Bool = false, weight: Float = 1, corpus: UInt8 = 0, isFact: Bool = false,
        links: [(Int, Int)] = [], direct: Double = 0.5, inverse: Double = 0.5
    ) {
        counts.add(
            PhraseInstance(
                pair: pair, source: 0..<1, target: 0..<1, orientation: orientation, endsWord: endsWord,
                isWhole: isWhole),
            source: source, target: target, weight: weight, corpus: corpus, isFact: isFact, links: links,
            direct: direct, inverse: inverse)
    }

    private static func examples(_ counts: PhraseCounts) -> [UInt32] {
        let examples = counts.pairs[0].examples
        return [examples.0, examples.1, examples.2]
    }

    // Weights 1, 1/8 and 2: their sum in all, 1 monotone, 1/8 backward, 2 forward; ends a word in the last two.
    @Test func sumsByOrientationAndWordEnd() {
        var counts = PhraseCounts()
        Self.add(&counts, orientation: PhraseInstance.Orientation.monotone, corpus: 0)
        Self.add(&counts, orientation: PhraseInstance.Orientation.backward, endsWord: true, weight: 0.125, corpus: 3)
        Self.add(&counts, orientation: PhraseInstance.Orientation.forward, endsWord: true, weight: 2, corpus: 200)
        let pair = counts.pairs[0]
        #expect(counts.pairs.count == 1)
        #expect(pair.count == 3)
        #expect(pair.weight == 3.125)
        #expect([pair.orientations.0, pair.orientations.1, pair.orientations.2] == [1, 0.125, 2])
        #expect(pair.wordEnds == 2.125)
        // Bits 0 and 3; corpora beyond 15 have no bit.
        #expect(pair.corpora == 9)
        #expect(!pair.isWhole)
        Self.add(&counts, isWhole: true)
        Self.add(&counts)
        #expect(counts.pairs[0].isWhole)
    }

    // The alignment is that of the occurrence with the best direct weight, the best inverse may be another one's.
    @Test func theBestLexicalWeightDecides() {
        var counts = PhraseCounts()
        Self.add(&counts, links: [(1, 0)], direct: 0.25, inverse: 0.75)
        Self.add(&counts, links: [(2, 0)], direct: 0.5, inverse: 0.5)
        Self.add(&counts, links: [(3, 0)], direct: 0.5, inverse: 0.25)
        #expect(counts.pairs[0].lexicalDirect == 0.5)
        #expect(counts.pairs[0].lexicalInverse == 0.75)
        #expect(counts.pairs[0].alignment == 0xFFFF_FFF2)
    }

    // Four bits a target piece, the lowest source; 15 for none; targets from 8 and sources from 15 have no room.
    @Test(
        arguments: [
            ([], 0xFFFF_FFFF), ([(0, 0)], 0xFFFF_FFF0), ([(2, 0), (1, 0), (3, 0)], 0xFFFF_FFF1),
            ([(0, 0), (1, 2), (14, 7)], 0xEFFF_F1F0), ([(0, 8), (15, 0)], 0xFFFF_FFFF),
        ] as [([(Int, Int)], UInt32)])
    func alignmentIsPacked(links: [(Int, Int)], expected: UInt32) {
        #expect(PhraseCounts.alignment(links) == expected)
    }

    // The first three different sentence pairs; facts are no examples.
    @Test func examplesAreTheFirstThreePairs() {
        var counts = PhraseCounts()
        Self.add(&counts, pair: 9, isFact: true)
        #expect(Self.examples(counts) == [.max, .max, .max])
        for pair in [4, 4, 7, 4, 7, 1, 8] as [UInt32] { Self.add(&counts, pair: pair) }
        #expect(Self.examples(counts) == [4, 7, 1])
    }

    // More pairs than the table begins with: each number of either side is told from the others.
    @Test func manyPairsAreKeptApart() {
        var counts = PhraseCounts()
        for round in 0..<2 {
            for source in 0..<1000 as Range<UInt32> {
                for target in 0..<800 as Range<UInt32> {
                    Self.add(&counts, source: source, target: target, weight: round == 0 ? 1 : 2)
                }
            }
        }
        #expect(counts.pairs.count == 800_000)
        #expect(counts.pairs.allSatisfy { $0.count == 2 && $0.weight == 3 })
        #expect(counts.pairs[800].source == 1)
        #expect(counts.pairs[800].target == 0)
    }
}
