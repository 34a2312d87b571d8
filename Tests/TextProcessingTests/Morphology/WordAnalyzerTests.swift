import Testing
import TextProcessing

struct WordAnalyzerTests {
    private let analyzer: WordAnalyzer

    init() throws {
        analyzer = try #require(try MorphologyData.catalog.get().analyzer(for: .chankaQuechua))
    }

    @Test("prints segmentation and Leipzig glosses in either language")
    func interlinear() throws {
        let best = try #require(analyzer.analyses(of: "wasiykikunapi").first)
        #expect(best.interlinear(glossLanguage: "es") == ("wasi-yki-kuna-pi", "casa-2SG.POSS-PL-LOC"))
        #expect(best.interlinear(glossLanguage: "en") == ("wasi-yki-kuna-pi", "house-2SG.POSS-PL-LOC"))
        #expect(!best.isGuess)
        #expect(best.morphemes.map(\.range.range) == [0..<4, 4..<7, 7..<11, 11..<13])
    }

    @Test(
        "has nothing to say about text that is no inflected word",
        arguments: ["", " ", "OK", "12345", "@#!", "\u{0}", "wasi pi", String(repeating: "pi", count: 31)])
    func silent(text: String) {
        #expect(analyzer.analyses(of: text).isEmpty)
    }
}
