import PhraseMT
import Testing

struct PieceVocabularyTests {
    /// Pieces 6, 7, … in the order given; a hyphen says that a piece continues a word.
    private static func vocabulary(_ pieces: [(String, Float)]) throws -> PieceVocabulary {
        let image = PieceVocabulary.image(
            of: pieces.map { text, score in
                (text: Array(text.drop { $0 == "-" }.utf8), beginsWord: text.first != "-", score: score)
            })
        return try PieceVocabulary(MappedFile(copying: image, name: "pieces"))
    }

    private static func segment(
        _ word: String, _ pieces: [(String, Float)], continuing: Bool = false
    ) throws -> [UInt16]? {
        var result: [UInt16] = [99]
        guard try vocabulary(pieces).segment(Array(word.utf8), into: &result, continuing: continuing) else {
            #expect(result == [99])
            return nil
        }
        #expect(result.first == 99)
        return Array(result.dropFirst())
    }

    // `ab`, `-b`, `a`, `-bc`, `-c` are 6 to 10. abc = ab + c = -3 - 1, or a + bc = -2 - 1.5, or a + b + c = -2 - 1 - 1:
    // the second. With `a` at -3 the first. Of equal sums the one with the longer last piece is kept.
    @Test(arguments: [(-2, [8, 9]), (-3, [6, 10]), (-2.5, [8, 9])] as [(Float, [UInt16])])
    func theBestOfThreeDivisions(score: Float, expected: [UInt16]) throws {
        let pieces: [(String, Float)] = [("ab", -3), ("-b", -1), ("a", score), ("-bc", -1.5), ("-c", -1)]
        #expect(try Self.segment("abc", pieces) == expected)
    }

    // A piece that begins a word is another than one that continues it.
    @Test func beginningAndContinuingAreTwoPieces() throws {
        let pieces: [(String, Float)] = [("a", -1), ("-a", -1)]
        #expect(try Self.segment("aaa", pieces) == [6, 7, 7])
        #expect(try Self.segment("aaa", pieces, continuing: true) == [7, 7, 7])
        #expect(try Self.segment("a", [("-a", -1)]) == nil)
        #expect(try Self.segment("a", [("a", -1)], continuing: true) == nil)
    }

    // Letters of two and three bytes are never divided, though a piece has the same bytes as a part of them.
    @Test func lettersStayWhole() throws {
        #expect(try Self.segment("ñ", [("ñ", -1)]) == [6])
        #expect(try Self.segment("manqʼ", [("man", -1), ("-qʼ", -1), ("-q", -1)]) == [6, 7])
        #expect(try Self.segment("añ", [("a", -1), ("-n", -1)]) == nil)
        let bytes = PieceVocabulary.image(
            of: [(text: [0xC3], beginsWord: true, score: -1), (text: [0xB1], beginsWord: false, score: -1)])
        var result: [UInt16] = []
        #expect(try !PieceVocabulary(MappedFile(copying: bytes, name: "v")).segment("ñ".utf8, into: &result))
    }

    @Test func emptyAndEndlessWordsHaveNoPieces() throws {
        let pieces: [(String, Float)] = [("a", -1), ("-a", -1)]
        #expect(try Self.segment("", pieces) == nil)
        #expect(try Self.segment(String(repeating: "a", count: 512), pieces)?.count == 512)
        #expect(try Self.segment(String(repeating: "a", count: 513), pieces) == nil)
        #expect(try Self.segment("a", []) == nil)
    }

    @Test func piecesKeepTheirText() throws {
        let vocabulary = try Self.vocabulary([("ñuqa", -1), ("-nchik", -2)])
        #expect(vocabulary.count == 8)
        #expect(vocabulary.longestPiece == 5)
        #expect(
            (0..<8).map { String(decoding: vocabulary.bytes(of: $0), as: UTF8.self) }.suffix(2) == ["ñuqa", "nchik"])
        #expect((0..<6 as Range<UInt16>).allSatisfy { vocabulary.bytes(of: $0).isEmpty && vocabulary.beginsWord($0) })
        #expect(vocabulary.beginsWord(6))
        #expect(!vocabulary.beginsWord(7))
    }
}
