import Corpora
import Testing
import TextProcessing

struct UnitFileTests {
    private func file(_ text: String) -> UnitFile { UnitFile(bytes: Array(text.utf8), file: "corpora/civic/units.tsv") }

    @Test("reads n-ary units with derived identifiers, state, licence and loans")
    func readsUnit() throws {
        let units = file(
            """
            # source: civic
            # licence: CC BY 4.0
            # review: reviewed
            key\tdomain\tes\tquy\tay\ten\tloans\tnote
            health-001\thealth\t¿Dónde?\tMaypi?\tKawkhana?\tWhere?\tposta DNI\tsign
            health-002\thealth\tSí\t\tJïsa\tYes\t\t
            """)
        #expect(units.problems.isEmpty)
        let unit = try #require(units.units.first)
        #expect(unit.id == UnitID(sourceID: "civic", key: "health-001"))
        #expect(unit.licence == "CC BY 4.0")
        #expect(unit.tags == ["loan:posta", "loan:DNI"])
        #expect(unit.note == "sign")
        #expect(unit.variants.map(\.variety.tag) == ["ayr", "en", "es", "quy"])
        #expect(unit.variants.allSatisfy { $0.state == .reviewed })
        #expect(unit.variants(in: .chankaQuechua).first?.translatedFrom == VariantKey(variety: .spanish))
        #expect(unit.variants(in: .spanish).first?.translatedFrom == nil)
        #expect(units.units.last?.variants.map(\.variety.tag) == ["ayr", "en", "es"])
    }

    @Test(
        "reports bad rows and headers and keeps the rest",
        arguments: [
            ("unreviewed", "es", "\td\ta", "corpus.empty-field"),
            ("unreviewed", "es", "k\td\ta", "corpus.duplicate-key"),
            ("unreviewed", "es", "x\td\t", "corpus.empty-field"),
            ("unreviewed", "es", "x", "corpus.wrong-column-count"),
            ("perfect", "es", "", "corpus.invalid-header"), ("", "es", "", "corpus.missing-header"),
        ])
    func malformed(review: String, column: String, row: String, code: String) {
        let units = file("# licence: x\n# review: \(review)\nkey\tdomain\t\(column)\nk\td\ta\n\(row)\n")
        #expect(units.units.map(\.key) == ["k"])
        #expect(units.problems.map(\.code).contains(code))
        #expect(units.units.allSatisfy { $0.sourceID == "units" && $0.variants[0].state == .unreviewed })
    }

    @Test("refuses two columns of one variety, and columns it does not know")
    func columns() {
        let units = file("# licence: x\n# review: draft\nkey\tdomain\tay\tayr\tfoo\nk\td\ta\tb\tc\n")
        #expect(units.problems.map(\.code) == ["corpus.duplicate-column", "corpus.unknown-column"])
        #expect(units.units.first?.variants.map(\.text) == ["a"])
    }
}

struct VariantStateTests {
    @Test("orders states from rejected to approved, and only the last two answer")
    func order() {
        let states: [VariantState] = [.rejected, .draft, .needsWork, .unreviewed, .reviewed, .approved]
        #expect(states.shuffled().sorted() == states)
        #expect(states.filter(\.mayAnswer) == [.reviewed, .approved])
        #expect(VariantState(rawValue: "needs-work") == .needsWork)
    }

    @Test("derives identifiers that keep source and key apart")
    func identifiers() {
        #expect(UnitID(sourceID: "a", key: "b:c") != UnitID(sourceID: "a:b", key: "c"))
        #expect(UnitID(sourceID: "a", key: "b") == UnitID(sourceID: "a", key: "b"))
    }

    @Test("takes the lower state of a pair")
    func pair() {
        let unit = TranslationUnit(
            sourceID: "s", key: "k", domain: "d", licence: "l",
            variants: [
                Variant(variety: .spanish, text: "a", origin: .human, state: .approved),
                Variant(variety: .chankaQuechua, text: "b", origin: .human, state: .reviewed),
                Variant(variety: .chankaQuechua, ordinal: 1, text: "c", origin: .human, state: .draft),
            ])
        let pairs = unit.pairs(LanguagePair(source: .spanish, target: .chankaQuechua))
        #expect(pairs.map(\.state) == [.reviewed, .draft])
    }
}

struct MemoryKeyTests {
    @Test(
        "makes equal what may answer for each other",
        arguments: [
            ("", ""), (" \t\n", ""), ("A", "a"), ("  Hola \u{A0} mundo\n", "hola mundo"), ("¿Dónde?", "¿dónde?"),
            ("DO\u{301}NDE", "dónde"), ("QULLQIT’", "qullqit\u{2BC}"), ("t'anta", "t\u{2BC}anta"), ("ÑAN×Ü", "ñan×ü"),
            ("ĀŽ", "āž"), ("a.", "a."),
        ])
    func equal(text: String, key: String) {
        #expect(MemoryKey.normalizationKey(text) == key)
        #expect(Array(MemoryKey.storedForm(of: text).utf8) == Array(key.utf8))
    }

    @Test(
        "keeps apart what differs in letters, numbers or marks", arguments: [("a", "a."), ("wasi", "wasí"), ("1", "2")])
    func different(left: String, right: String) {
        #expect(MemoryKey.normalizationKey(left) != MemoryKey.normalizationKey(right))
    }
}
