import Testing
import TextProcessing

struct SuffixGrammarTests {
    private static let sound = "# variety: quy\nstart noun N\nsuffix N kuna PL E\nend E\nskip N E\n"

    @Test("reads a small grammar")
    func readsSmallGrammar() throws {
        let grammar = try SuffixGrammar(parsing: Self.sound, file: "small")
        #expect(grammar.variety == .chankaQuechua)
        #expect(grammar.tags == ["PL"])
        let roots = RootLexicon([Root(form: "wasi", category: .noun, gloss: ["en": "house"])])
        let analyses = WordAnalyzer(grammar: grammar, roots: roots).analyses(of: "wasikuna")
        #expect(analyses.map { $0.interlinear(glossLanguage: "es").glossed } == ["house-PL"])
    }

    @Test("lines may end with CR LF")
    func windowsLines() throws {
        let rows = "# remark\n\nwasi\tnoun\tcasa\thouse\nt'anta\tnoun\tpan\tbread\tloan\n"
        let windows = rows.replacing("\n", with: "\r\n")
        let roots = try RootLexicon(parsing: windows, file: "roots.tsv")
        #expect(roots.roots == (try RootLexicon(parsing: rows, file: "roots.tsv")).roots)
        #expect(roots.roots.map(\.isLoan) == [false, true])
        let grammar = try SuffixGrammar(parsing: Self.sound.replacing("\n", with: "\r\n"), file: "small")
        let analyses = WordAnalyzer(grammar: grammar, roots: roots).analyses(of: "wasikuna")
        #expect(analyses.map { $0.interlinear(glossLanguage: "en").glossed } == ["house-PL"])
        let error = try #require(throws: GrammarError.self) {
            try RootLexicon(parsing: windows + "x\r\n", file: "roots.tsv")
        }
        #expect(error.line == 5)
        #expect(error.detail == "x")
    }

    @Test(
        "names file and line of what it cannot read",
        arguments: [
            ("", 0, "morphology.variety"),
            ("# variety: klingon\n", 1, "morphology.variety"),
            ("# variety: quy\nstart noun\n", 2, "morphology.columns"),
            ("# variety: quy\nsufix N kuna PL E\n", 2, "morphology.columns"),
            ("# variety: quy\nstart animal N\n", 2, "morphology.category"),
            ("# variety: quy\n\nsuffix N kuna/X_ PL E\n", 3, "morphology.form"),
            ("# variety: quy\nsuffix N ku2na PL E\n", 2, "morphology.form"),
            ("# variety: quy\nsuffix N kuna PL E cheap\n", 2, "morphology.number"),
            ("# variety: quy\nsuffix N kuna PL E -1\n", 2, "morphology.number"),
            ("# variety: quy\nstart noun N\nsuffix N kuna PL E\nend F\nskip N F\n", 3, "morphology.reference"),
            ("# variety: quy\nstart noun N\nsuffix N kuna/_XYZ PL E\nend E\n", 3, "morphology.reference"),
        ])
    func refuses(text: String, line: Int, code: String) throws {
        let error = try #require(throws: GrammarError.self) { try SuffixGrammar(parsing: text, file: "bad.grammar") }
        #expect(error.line == line)
        #expect(error.code == code)
        #expect(error.file == "bad.grammar")
    }

    @Test(
        "names file and line of a bad root",
        arguments: [
            ("# x\nwasi\tnoun\tcasa\n", 2, "morphology.columns"),
            ("wasi\tnoun\tcasa\t\n", 1, "morphology.columns"),
            ("wasi\thouse\tcasa\thouse\n", 1, "morphology.category"),
            ("wa si\tnoun\tcasa\thouse\n", 1, "morphology.form"),
            ("\tnoun\tcasa\thouse\n", 1, "morphology.form"),
        ])
    func refusesRoot(text: String, line: Int, code: String) throws {
        let error = try #require(throws: GrammarError.self) { try RootLexicon(parsing: text, file: "roots.tsv") }
        #expect(error.line == line)
        #expect(error.code == code)
    }

    @Test("suffixes without letters in a circle do not hang the search")
    func emptyCircle() throws {
        let text = "# variety: quy\nstart noun N\nsuffix N 0 ZERO N\nsuffix N kuna PL N\nend N\n"
        let grammar = try SuffixGrammar(parsing: text, file: "circle")
        let roots = RootLexicon([Root(form: "wasi", category: .noun, gloss: [:])])
        #expect(!WordAnalyzer(grammar: grammar, roots: roots).analyses(of: "wasikunakuna").isEmpty)
    }

    @Test("a missing folder is an error, not an empty catalog")
    func missingFolder() throws {
        let error = try #require(throws: GrammarError.self) { try MorphologyCatalog(directory: "/no/such/folder") }
        #expect(error.code == "morphology.unreadable")
    }

    @Test("the catalog serves varieties and macrolanguages, nothing else")
    func catalog() throws {
        let catalog = try MorphologyData.catalog.get()
        #expect(catalog.varieties.map(\.tag) == ["ayr", "quy", "quz"])
        #expect(catalog.analyzer(for: .quechua)?.variety == .chankaQuechua)
        #expect(catalog.analyzer(for: .aymara)?.variety == .centralAymara)
        #expect(catalog.analyzer(for: .spanish) == nil)
        #expect(catalog.generator(for: .english) == nil)
    }
}
