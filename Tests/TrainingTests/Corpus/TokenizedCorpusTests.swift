import PhraseMT
import Testing

@testable import struct Training.TokenizedCorpus
@testable import struct Training.TokenizedSide
@testable import struct Training.TrainingPair

/// Codes: twice the number of a word type, plus one behind a name; minus 3 for a number, minus 5 for a name.
struct TokenizedCorpusTests {
    private static func carried(_ corpus: TokenizedCorpus, _ pair: Int = 0) -> [String] {
        corpus.carried[pair].map { "\($0.source)-\($0.target)" }
    }

    private static func types(_ side: TokenizedSide) -> [String] {
        side.types.map { String(decoding: $0, as: UTF8.self) }
    }

    // `Vino` is type 0 and `.` type 1; the suffix `qa` becomes a type of the target, whose number counts once.
    @Test func codesByHand() {
        let corpus = TokenizedCorpus([PairText.pair("Vino Margarita 12.", "Margaritaqa 12 hamun")])
        #expect(Self.types(corpus.source) == ["vino", "."])
        #expect(Array(corpus.source[0]) == [0, -5, -3, 2])
        #expect(Self.types(corpus.target) == ["qa", "hamun"])
        #expect(Array(corpus.target[0]) == [-5, 1, -3, 2])
        #expect(Self.carried(corpus) == ["0-0", "1-1"])
    }

    @Test(
        "partners are carried tokens of one text, each once",
        arguments: [
            ("7 8", "8 7", ["0-1", "1-0"]), ("7", "9", []), ("7 7", "7", ["0-0"]), ("7", "7 7", ["0-0"]),
            ("7 a 7", "7 b 7", ["0-0", "1-1"]), ("a", "b", []), ("", "", []),
            // The name stands first in the source and last in the target.
            ("Ana 7", "7 Anata", ["0-1", "1-0"]),
        ] as [(String, String, [String])])
    func partners(source: String, target: String, expected: [String]) {
        #expect(Self.carried(TokenizedCorpus([PairText.pair(source, target)])) == expected)
    }

    // A word of more than 200 bytes is carried as a name and counts among the carried pieces.
    @Test func endlessWordsAreCarried() {
        let endless = String(repeating: "a", count: 201)
        let one = TokenizedCorpus([PairText.pair(endless + " 7", "7")])
        #expect(Array(one.source[0]) == [-5, -3])
        #expect(Self.carried(one) == ["1-0"])
        let two = TokenizedCorpus([PairText.pair(endless + " 7", "7 \(endless)")])
        #expect(Self.carried(two) == ["0-1", "1-0"])
        let word = TokenizedCorpus([PairText.pair(String(repeating: "a", count: 200), "b")])
        #expect(Array(word.source[0]) == [0])
    }

    // Five occurrences in the source are rare, six are not, in whichever case; facts have no names.
    @Test func rarityCountsTheSource() {
        func isName(_ count: Int, isFact: Bool = false) -> Bool {
            let others = (1..<count).map { _ in PairText.pair("ana", "x") }
            let corpus = TokenizedCorpus([PairText.pair("Vino Ana", "Anaqa", isFact: isFact)] + others)
            return corpus.source[0].contains(-5)
        }
        #expect(isName(5))
        #expect(!isName(6))
        #expect(!isName(1, isFact: true))
    }

    @Test func whatIsSaidOfAPairIsKept() {
        let corpus = TokenizedCorpus([
            PairText.pair("a b", "x", corpus: 2, weight: 0.5, line: 70_000),
            PairText.pair("b", "y", corpus: 0, weight: 1, line: 3, isFact: true),
        ])
        #expect(corpus.count == 2)
        #expect(corpus.corpora == [2, 0])
        #expect(corpus.weights == [0.5, 1])
        #expect(corpus.lines == [70_000, 3])
        #expect(corpus.isFact == [false, true])
        // a once; b once, and in a fact, which counts a quarter here.
        #expect(corpus.counts(corpus.source, factWeight: 0.25) == [1, 1.25])
        #expect(corpus.source.knownType(of: Array("b".utf8)) == 1)
        #expect(corpus.source.knownType(of: Array("c".utf8)) == nil)
    }

    // The suffix of a name is no occurrence of a word.
    @Test func suffixesOfNamesAreNotCounted() {
        let corpus = TokenizedCorpus([PairText.pair("Ana", "Anaqa")])
        #expect(corpus.counts(corpus.target, factWeight: 1) == [0])
    }
}
