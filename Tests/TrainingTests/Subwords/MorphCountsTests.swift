import Testing
import TextProcessing

@testable import Training

struct MorphCountsTests {
    private static func analyzer(_ variety: LanguageVariety) throws -> WordAnalyzer {
        let catalog = try MorphologyCatalog(directory: TestPlaces.root + "/lexicons/morphology")
        return try #require(catalog.analyzer(for: variety))
    }

    private static func morphs(
        _ words: [(String, Double)], _ variety: LanguageVariety, threads: Int = 1
    ) throws -> [String: Double] {
        let cut = MorphCounts(
            words: words.map { Array($0.0.utf8) }, counts: words.map(\.1), analyzer: try analyzer(variety), minimum: 1,
            threads: threads)
        var result: [String: Double] = [:]
        for index in cut.morphs.indices {
            let text = String(decoding: cut.morphs[index], as: UTF8.self)
            result[cut.continues[index] ? "-" + text : text] = cut.counts[index]
        }
        #expect(result.count == cut.morphs.count, "each morph stands once")
        return result
    }

    // wasi-kuna-pi "in the houses", wasi-y "my house", runa-kuna "people": the counts of shared morphs add up.
    @Test func addsUpSharedMorphs() throws {
        let found = try Self.morphs([("wasikunapi", 4), ("runakuna", 3), ("runa", 2)], .chankaQuechua)
        #expect(found == ["wasi": 4, "-kuna": 7, "-pi": 4, "runa": 5])
    }

    // uta-naka-na "in the houses": Aymara suffixes delete vowels, and the morphs are what is left in the text.
    @Test func morphsSpellTheWord() throws {
        for word in ["utanakanx", "jikxatasipki", "jistʼantataynawa", "markanakana"] {
            let cut = MorphCounts(
                words: [Array(word.utf8)], counts: [1], analyzer: try Self.analyzer(.centralAymara), minimum: 1,
                threads: 1)
            #expect(cut.morphs.flatMap { $0 } == Array(word.utf8))
            #expect(cut.morphs.count > 1)
            #expect(cut.continues == cut.morphs.indices.map { $0 > 0 })
        }
    }

    @Test(arguments: [("wasikuna", 0.9), ("x", 5), ("1234", 5), ("", 5)] as [(String, Double)])
    func leavesWhole(word: String, count: Double) throws {
        #expect(try Self.morphs([(word, count)], .chankaQuechua) == (word.isEmpty ? [:] : [word: count]))
    }

    @Test func threadsDoNotMatter() throws {
        let words = (0..<300).map { (["wasi", "runa", "llaqta"][$0 % 3] + ["kuna", "pi", "manta"][$0 / 3 % 3], 2.0) }
        #expect(
            try Self.morphs(words, .chankaQuechua, threads: 1) == Self.morphs(words, .chankaQuechua, threads: 3))
    }
}
