import Testing

@testable import struct Training.PhraseExtractor
@testable import struct Training.PhraseInstance

struct PhraseExtractorTests {
    private static func extract(_ source: [UInt16], _ target: [UInt16], _ links: [(source: Int, target: Int)])
        -> [String]
    {
        var instances: [PhraseInstance] = []
        PhraseExtractor().extract(
            pair: 0, source: source[...], target: target[...],
            targetBegins: [Bool](repeating: true, count: target.count)[...], links: links, into: &instances)
        return instances.map {
            "\($0.sourceStart)+\($0.sourceCount):\($0.targetStart)+\($0.targetCount) \($0.orientation)"
        }.sorted()
    }

    // Piece 9 ends sentences on both sides. The target mark is linked to nothing: it goes with the source mark only,
    // which alone has no phrase, and never with the word before it.
    @Test func sentenceEndsStayTogether() {
        var extractor = PhraseExtractor()
        extractor.sourceEnds = [Bool](repeating: false, count: 9) + [true]
        extractor.targetEnds = extractor.sourceEnds
        func phrases(_ target: [UInt16], _ links: [(source: Int, target: Int)]) -> [String] {
            var instances: [PhraseInstance] = []
            extractor.extract(
                pair: 0, source: [6, 9], target: target[...],
                targetBegins: [Bool](repeating: true, count: target.count)[...], links: links, into: &instances)
            return instances.map { "\($0.sourceStart)+\($0.sourceCount):\($0.targetStart)+\($0.targetCount)" }.sorted()
        }
        #expect(phrases([7, 9], [(0, 0)]) == ["0+1:0+1", "0+2:0+2"])
        #expect(phrases([7, 9], [(0, 0), (1, 1)]) == ["0+1:0+1", "0+2:0+2", "1+1:1+1"])
        // A word behind the mark, linked to the first word: only the mark alone is learned.
        #expect(phrases([7, 9, 8], [(0, 0), (1, 1), (0, 2)]) == ["1+1:1+1"])
    }

    // Two crossed links: each alone, and both together; the first target comes from behind (forward), then backward.
    @Test func crossedLinks() {
        #expect(Self.extract([6, 7], [8, 9], [(0, 1), (1, 0)]) == ["0+1:1+1 1", "0+2:0+2 0", "1+1:0+1 2"])
    }

    // The middle target piece is linked to nothing and goes with either neighbour.
    @Test func unalignedEdges() {
        #expect(
            Self.extract([6, 7], [8, 9, 10], [(0, 0), (1, 2)])
                == ["0+1:0+1 0", "0+1:0+2 0", "0+2:0+3 0", "1+1:1+2 0", "1+1:2+1 0"])
    }

    // A number without its partner is in no phrase; with it, in every phrase that has both.
    @Test func numbersGoTogether() {
        #expect(Self.extract([3, 6], [3, 7], [(1, 1)]) == ["1+1:1+1 2"])
        #expect(Self.extract([3, 6], [3, 7], [(0, 0), (1, 1)]) == ["0+1:0+1 0", "0+2:0+2 0", "1+1:1+1 0"])
    }

    @Test func nothingComesOfNothing() {
        #expect(Self.extract([], [6], []).isEmpty)
        #expect(Self.extract([6], [6], []).isEmpty)
    }
}
