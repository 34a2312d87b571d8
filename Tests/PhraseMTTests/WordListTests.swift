import PhraseMT
import Testing

struct WordListTests {
    private static func list(_ words: [String]) throws -> WordList {
        try WordList(MappedFile(copying: WordList.image(words: words.map { WordHash.of($0.utf8) }), name: "words"))
    }

    @Test(arguments: [0, 1, 41, 42, 43, 5000])
    func holdsItsWordsAndNoOthers(count: Int) throws {
        let words = (0..<count).map { "warma\($0)ʼñ" }
        let list = try Self.list(words + words.prefix(10))
        #expect(list.count == count)
        #expect(words.allSatisfy { list.contains(WordHash.of($0.utf8)) })
        // 5000 / 2³¹ a word: none of ten thousand others.
        #expect((0..<10_000).allSatisfy { !list.contains(WordHash.of("wasi\($0)".utf8)) })
    }

    // h(ab) = (a + 1)·B + (b + 1), so that h(a)·B¹ + h(b) is the same; the empty word is zero.
    @Test func hashesAreJoined() {
        let word = Array("ñuqanchikʼ".utf8)
        let whole = WordHash.of(word)
        for cut in 0...word.count {
            let (head, tail) = (word[..<cut], word[cut...])
            #expect(WordHash.of(head) &* WordHash.power(tail.count) &+ WordHash.of(tail) == whole)
        }
        #expect(WordHash.of([]) == 0)
        #expect(WordHash.power(0) == 1)
        #expect(WordHash.of([0]) == 1)
        #expect(WordHash.of([0, 0]) == WordHash.power(1) &+ 1)
        #expect(WordHash.of([4, 9]) == 5 &* WordHash.power(1) &+ 10)
    }

    // Leading zero bytes count: no word is a suffix of another by its hash.
    @Test func wordsOfAFewLettersHaveDifferentHashes() {
        var hashes: Set<UInt64> = [0]
        let letters = Array(0..<64 as Range<UInt8>)
        for a in letters {
            hashes.insert(WordHash.of([a]))
            for b in letters {
                hashes.insert(WordHash.of([a, b]))
                for c in letters { hashes.insert(WordHash.of([a, b, c])) }
            }
        }
        #expect(hashes.count == 1 + 64 + 64 * 64 + 64 * 64 * 64)
    }
}
