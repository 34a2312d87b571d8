import PhraseMT
import Testing
import TextProcessing

struct EncodedSentenceTests {
    /// Letters a to e that begin a word are 6 to 10, those that continue one 11 to 15.
    private static func encode(_ sentence: String, protected: [ByteRange<NormalizedForm>] = []) throws
        -> EncodedSentence
    {
        let image = PieceVocabulary.image(
            of: [true, false].flatMap { begins in
                "abcde".utf8.map { (text: [$0], beginsWord: begins, score: Float(-1)) }
            })
        let tokens = SurfaceToken.tokens(
            of: sentence, language: .spanish, tokenizer: Tokenizer(), protected: protected)
        return EncodedSentence(tokens, vocabulary: try PieceVocabulary(MappedFile(copying: image, name: "v")))
    }

    @Test(
        arguments: [
            ("", [], []), ("a", [6], [0]), ("ab c", [6, 12, 8], [0, 0, 1]),
            // Capitals are divided as small letters are.
            ("Ab CD", [6, 12, 8, 14], [0, 0, 1, 1]),
            // Anything with a digit is a number: 3.
            ("a 12 b3", [6, 3, 3], [0, 1, 2]), ("3,5", [3], [0]),
            // What no pieces spell is carried as a name, 5: an unknown letter, a letter with a mark, a full stop.
            ("xa a", [5, 6], [0, 1]), ("a.", [6, 5], [0, 1]), ("a\u{301}b", [5], [0]), ("aʼ", [5], [0]),
            // Sixteen pieces are a word, seventeen are carried.
            (
                "aaaaaaaaaaaaaaaa b", [6] + [UInt16](repeating: 11, count: 15) + [7],
                [Int32](repeating: 0, count: 16) + [1]
            ),
            ("aaaaaaaaaaaaaaaaa b", [5, 7], [0, 1]),
        ] as [(String, [UInt16], [Int32])])
    func pieces(sentence: String, pieces: [UInt16], tokens: [Int32]) throws {
        let encoded = try Self.encode(sentence)
        #expect(encoded.pieces == pieces)
        #expect(encoded.tokenOfPiece == tokens)
        #expect(encoded.tokens.indices.allSatisfy { encoded.tokenOfPiece.contains(Int32($0)) })
    }

    // `b ` of `a b c` is protected: one token, the fixed class 4, even though it could be spelled.
    @Test func protectedRangesAreFixed() throws {
        let encoded = try Self.encode("a b c", protected: [ByteRange(2, 3)])
        #expect(encoded.pieces == [6, ReservedPiece.fixed, 8])
        #expect(encoded.tokens.map(\.role) == [.ordinary, .fixed, .ordinary])
    }

    @Test func rolesAndCase() throws {
        let encoded = try Self.encode("¡Ab Cd 7 xe!")
        #expect(encoded.tokens.map(\.text) == ["¡", "Ab", "Cd", "7", "xe", "!"])
        #expect(encoded.tokens.map(\.role) == [.name, .ordinary, .ordinary, .number, .name, .name])
        #expect(encoded.tokens.map(\.isCapitalized) == [false, true, true, false, false, false])
        // The first word is the first token of letters, not the sign before it.
        #expect(encoded.tokens.map(\.isInitial) == [false, true, false, false, false, false])
        #expect(encoded.tokens.map(\.isWord) == [false, true, true, false, true, false])
        #expect(encoded.tokens.map { String(decoding: $0.lowercased, as: UTF8.self) }[1] == "ab")
    }

    // A number before the first word takes its place: what follows no longer begins the sentence.
    @Test func aNumberBeginsASentence() throws {
        #expect(try Self.encode("7 Ab").tokens.map(\.isInitial) == [false, false])
    }

    @Test func textOfARange() throws {
        let encoded = try Self.encode("Ab cd 12")
        #expect(encoded.pieces.count == 5)
        #expect(encoded.text(0..<5) == "Ab cd 12")
        // A part of a token gives the token, once.
        #expect(encoded.text(1..<3) == "Ab cd")
        #expect(encoded.text(4..<5) == "12")
        #expect(encoded.text(2..<2) == "")
    }
}
