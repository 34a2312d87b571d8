import Testing
import TextProcessing

struct WordAnalyzerTests {
    private let analyzer: WordAnalyzer
    private let aymara: WordAnalyzer

    init() throws {
        let catalog = try MorphologyData.catalog.get()
        analyzer = try #require(catalog.analyzer(for: .chankaQuechua))
        aymara = try #require(catalog.analyzer(for: .centralAymara))
    }

    @Test("prints segmentation and Leipzig glosses in either language")
    func interlinear() throws {
        let best = try #require(analyzer.analyses(of: "wasiykikunapi").first)
        #expect(best.interlinear(glossLanguage: "es") == ("wasi-yki-kuna-pi", "casa-2SG.POSS-PL-LOC"))
        #expect(best.interlinear(glossLanguage: "en") == ("wasi-yki-kuna-pi", "house-2SG.POSS-PL-LOC"))
        #expect(!best.isGuess)
        #expect(best.morphemes.map(\.range.range) == [0..<4, 4..<7, 7..<11, 11..<13])
        #expect(best.morphemes.map(\.underlying) == ["wasi", "yki", "kuna", "pi"])
    }

    @Test(
        "has nothing to say about text that is no inflected word",
        arguments: [
            "", " ", "OK", "12345", "@#!", "\u{0}", "wasi pi", "שלום", "a" + String(repeating: "\u{0301}", count: 1000),
            String(repeating: "pi", count: 31),
        ])
    func silent(text: String) {
        #expect(analyzer.analyses(of: text).isEmpty)
        #expect(aymara.analyses(of: text).isEmpty)
    }

    @Test(
        "case, apostrophe and composition make no difference", arguments: ["'", "\u{2019}", "\u{02BC}", "`", "\u{B4}"])
    func folds(apostrophe: String) throws {
        let word = "MANQ\(apostrophe)An\u{0303}ataki"
        let best = try #require(aymara.analyses(of: word).first)
        let lines = best.interlinear(glossLanguage: "es")
        #expect(lines == ("manq\u{02BC}a-ña-taki", "comer-INF-PURP"))
        let ends = best.morphemes.map(\.range.upperBound)
        #expect(ends == [5, 9, 13].map { $0 + apostrophe.utf8.count })
    }

    @Test("a long vowel belongs to the suffix that causes it")
    func length() throws {
        let best = try #require(aymara.analyses(of: "sarätawa").first)
        #expect(best.morphemes.map(\.form) == ["sara", ":ta", "wa"])
        #expect(best.morphemes.map(\.range.range) == [0..<5, 5..<7, 7..<9])
    }

    @Test(
        "guesses an unknown root from its suffixes",
        arguments: [
            ("celulakunapa", "celula-kuna-pa"), ("municipalidadninchikpi", "municipalidad-ninchik-pi"),
            ("2016manta", "2016-manta"),
        ])
    func guesses(word: String, segmented: String) throws {
        let best = try #require(analyzer.analyses(of: word).first)
        #expect(best.interlinear(glossLanguage: "es").segmented == segmented)
        #expect(best.isGuess == (best.root.gloss.isEmpty))
    }

    @Test("a guess never stands beside a known root, and ranks below it")
    func knownFirst() throws {
        let with = try #require(analyzer.analyses(of: "wasipi").first)
        let without = WordAnalyzer(grammar: analyzer.grammar, roots: RootLexicon([]))
        let guess = try #require(without.analyses(of: "wasipi").first)
        #expect(guess.isGuess)
        #expect(guess.score < with.score)
        #expect(analyzer.analyses(of: "wasipi").allSatisfy { !$0.isGuess })
    }

    @Test("roots added at run time are found")
    func addedRoots() throws {
        let added = RootLexicon([Root(form: "celula", category: .noun, gloss: ["es": "célula"], isLoan: true)])
        let extended = WordAnalyzer(grammar: analyzer.grammar, roots: analyzer.roots.merged(with: added))
        let best = try #require(extended.analyses(of: "celulakunapa").first)
        #expect(!best.isGuess)
        #expect(best.interlinear(glossLanguage: "es").glossed == "célula-PL-GEN")
    }

    @Test("the limit holds, the order is that of the scores, and the same on every run")
    func order() {
        let analyses = analyzer.analyses(of: "rikukunapaqmi")
        #expect(analyses.map(\.score) == analyses.map(\.score).sorted(by: >))
        #expect(analyzer.analyses(of: "rikukunapaqmi") == analyses)
        #expect(analyzer.analyses(of: "rikukunapaqmi", limit: 1) == Array(analyses.prefix(1)))
        #expect(analyzer.analyses(of: "rikukunapaqmi", limit: 0).isEmpty)
    }

    @Test("sixty letters of repeated suffixes stay within bounds", arguments: ["pa", "ku", "chi", "na", "ya", "si"])
    func bounded(syllable: String) {
        let word = String(("rima" + String(repeating: syllable, count: 28)).prefix(60))
        #expect(analyzer.analyses(of: word).count <= 16)
        #expect(aymara.analyses(of: word).count <= 16)
    }
}
