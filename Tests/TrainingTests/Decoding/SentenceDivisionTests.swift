import Testing
import TextProcessing

@testable import PhraseMT

/// The shortest limit is 34 pieces, twice the longest token and two; parts end behind piece 18 to 34 of what is left.
struct SentenceDivisionTests {
    /// Lengths of the parts of a sentence of tokens with so many pieces each.
    private static func parts(_ tokens: [(text: String, pieces: Int)], longest: Int) -> [Int] {
        let surfaces = SurfaceToken.tokens(
            of: tokens.map(\.text).joined(separator: " "), language: .spanish, tokenizer: Tokenizer())
        #expect(surfaces.count == tokens.count)
        let owners = tokens.enumerated().flatMap { index, token in
            [Int32](repeating: Int32(index), count: token.pieces)
        }
        let sentence = EncodedSentence(
            tokens: surfaces, pieces: [UInt16](repeating: 6, count: owners.count), tokenOfPiece: owners)
        let ranges = SentenceDivision.ranges(of: sentence, longest: longest)
        for (left, right) in zip(ranges, ranges.dropFirst()) { #expect(left.upperBound == right.lowerBound) }
        #expect(ranges.first?.lowerBound ?? 0 == 0)
        #expect(ranges.last?.upperBound ?? 0 == owners.count)
        for range in ranges.dropLast() { #expect(owners[range.upperBound - 1] != owners[range.upperBound]) }
        return ranges.map(\.count)
    }

    /// So many words of one piece, with other tokens at some places.
    private static func words(_ count: Int, _ others: [Int: String] = [:]) -> [(text: String, pieces: Int)] {
        (0..<count).map { (others[$0] ?? "a", 1) }
    }

    @Test(
        arguments: [
            (0, [:], []), (1, [:], [1]), (34, [:], [34]), (35, [:], [34, 1]), (69, [:], [34, 34, 1]),
            // Behind the last comma of the second half.
            (40, [20: ","], [21, 19]), (40, [20: ",", 30: ";"], [31, 9]), (40, [33: "."], [34, 6]),
            // Behind piece 18 is the earliest end; 17 is half of the limit.
            (40, [17: ","], [18, 22]), (40, [16: ","], [34, 6]), (40, [34: ","], [34, 6]),
            // A number is no punctuation.
            (40, [20: "12"], [34, 6]),
            // The search begins anew behind each cut: 21, then the comma at 45 is the 25th of what is left.
            (60, [20: ",", 45: ","], [21, 25, 14]),
        ] as [(Int, [Int: String], [Int])])
    func cuts(count: Int, others: [Int: String], expected: [Int]) {
        #expect(Self.parts(Self.words(count, others), longest: 34) == expected)
        #expect(Self.parts(Self.words(count, others), longest: -3) == expected)
    }

    // Edges of tokens of 16 pieces are at 16, 32, 48: the last within the limit of 34 is 32.
    @Test func tokensStayWhole() {
        #expect(Self.parts((0..<5).map { _ in ("a", 16) }, longest: 34) == [32, 32, 16])
        #expect(Self.parts((0..<5).map { _ in ("a", 15) }, longest: 34) == [30, 30, 15])
    }

    @Test func aLongerLimitIsUsed() {
        #expect(Self.parts(Self.words(250), longest: 100) == [100, 100, 50])
        #expect(Self.parts(Self.words(101, [50: ","]), longest: 100) == [51, 50])
    }
}
