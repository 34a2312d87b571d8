import Corpora
import Store
import Testing
import TextProcessing

struct GatewayDatabaseTests {
    @Test("keeps varieties and bytes as received", arguments: ["quz", "quy", "ayr", "es-PE", "en"])
    func roundTrip(tag: String) throws {
        let database = try GatewayDatabase(dataDirectory: try temporaryDirectory())
        let variety = try LanguageVariety(parsing: tag)
        let unit = TranslationUnit(
            sourceID: "s", key: tag, domain: "", licence: "x", contributor: "c",
            variants: ["n\u{303}an p\u{2019}acha ", "ñan t'anta", ""].enumerated().map { ordinal, text in
                Variant(
                    variety: variety, orthography: Orthography(rawValue: "five-vowel"), ordinal: ordinal, text: text,
                    origin: .imported, state: .needsWork)
            })
        try database.upsertUnits([unit], by: "test", reason: "round trip")
        let stored = try #require(try database.unit(unit.id))
        #expect(stored == unit)
        #expect(stored.variants.map(\.variety.tag) == [tag, tag, tag])
        #expect(stored.variants.map { Array($0.text.utf8) } == unit.variants.map { Array($0.text.utf8) })
    }

    @Test("loads idempotently, records every change, and numbers revisions without gaps")
    func upsert() throws {
        let database = try GatewayDatabase.inMemory(now: { 42 })
        let first = try database.upsertUnits([sampleUnit("a"), sampleUnit("b")], by: "ana", reason: "load")
        #expect([first.added, first.changed, first.unchanged] == [2, 0, 0])
        let second = try database.upsertUnits(
            [sampleUnit("a"), sampleUnit("b", chanka: "Maypi posta?")], by: "ana", reason: "edit")
        #expect([second.added, second.changed, second.unchanged] == [0, 1, 1])
        #expect(try database.units(source: "civic").map(\.key) == ["a", "b"])
        #expect(try database.units(source: "other").isEmpty)
        let revisions = try database.revisions(of: UnitID(sourceID: "civic", key: "b"))
        #expect(revisions.map(\.number) == [1, 2])
        #expect(revisions.map(\.action) == [.added, .changed])
        let last = try #require(revisions.last)
        #expect(last.happenedAt == 42 && last.actor == "ana" && last.reason == "edit" && last.variety == "quy")
        #expect(last.before?.contains("kachkan") == true && last.after?.contains("Maypi posta?") == true)
        #expect(try database.revisions(of: UnitID(sourceID: "civic", key: "a")).count == 1)
    }

    @Test("a reload never lowers what a reviewer decided")
    func reviewSurvivesReload() throws {
        let database = try GatewayDatabase.inMemory()
        let unit = sampleUnit(state: .unreviewed)
        try database.upsertUnits([unit], by: "a", reason: "r")
        let spanish = VariantKey(variety: .spanish)
        let chanka = VariantKey(variety: .chankaQuechua)
        try database.setVariantState(.approved, unit: unit.id, variant: spanish, by: "b", reason: "r")
        try database.setVariantState(.rejected, unit: unit.id, variant: chanka, by: "b", reason: "r")
        let summary = try database.upsertUnits([unit], by: "a", reason: "reload")
        #expect(summary.unchanged == 1)
        let stored = try #require(try database.unit(unit.id))
        #expect(stored.variant(spanish)?.state == .approved)
        #expect(stored.variant(chanka)?.state == .rejected)
        #expect(try database.revisions(of: unit.id).suffix(2).map(\.action) == [.stateSet, .stateSet])
    }

    @Test("refuses unknown units and variants and NUL, and changes nothing")
    func refuses() throws {
        let database = try GatewayDatabase.inMemory()
        let unit = sampleUnit()
        let key = VariantKey(variety: .collaoQuechua)
        #expect(throws: StoreError.unknownUnit(id: unit.id.rawValue)) {
            try database.setVariantState(.approved, unit: unit.id, variant: key, by: "a", reason: "r")
        }
        #expect(throws: StoreError.nulCharacter(unitID: unit.id.rawValue)) {
            try database.upsertUnits([sampleUnit("z"), sampleUnit(spanish: "a\0b")], by: "a", reason: "r")
        }
        #expect(try database.counts().units == 0)
        try database.upsertUnits([unit], by: "a", reason: "r")
        #expect(throws: StoreError.unknownVariant(unitID: unit.id.rawValue, variant: "quz/0")) {
            try database.setVariantState(.approved, unit: unit.id, variant: key, by: "a", reason: "r")
        }
        let counts = try database.counts()
        #expect([counts.units, counts.variants, counts.answeringVariants, counts.revisions] == [1, 2, 2, 1])
        #expect(try database.integrityProblems().isEmpty)
    }

    @Test("loads a lexicon twice and changes nothing the second time; then only what differs")
    func lexicon() throws {
        let head = "# licence: x\n# review: unreviewed\nid\tpos\tdomain\tes\tquy\tquy_source\tflags\n"
        func file(_ rows: String) -> LexiconFile { LexiconFile(bytes: Array((head + rows).utf8), file: "l/civic.tsv") }
        let database = try GatewayDatabase.inMemory()
        let first = file("a\tnoun\td\tcasa\twasi\ts:1\tquy:x\nb\tnoun\td\tsol\tinti|rupay\ts:2|s:3\t\n")
        #expect(try database.loadLexicon(first).added == 2)
        let again = try database.loadLexicon(first)
        #expect([again.added, again.changed, again.removed, again.unchanged] == [0, 0, 0, 2])
        #expect(try database.lexiconEntries() == first.entries)
        let second = file("b\tnoun\td\tsol\tinti\ts:2\t\nc\tnoun\td\tp'\tq'\ts\t\n")
        let summary = try database.loadLexicon(second)
        #expect([summary.added, summary.changed, summary.removed, summary.unchanged] == [1, 1, 1, 0])
        #expect(try database.lexiconEntries(lexicon: "civic") == second.entries)
        #expect(try database.lexiconEntries(lexicon: "other").isEmpty)
        let moved = file("c\tnoun\td\tp'\tq'\ts\t\nb\tnoun\td\tsol\tinti\ts:2\t\n")
        #expect(try database.loadLexicon(moved).unchanged == 2)
        #expect(try database.lexiconEntries().map(\.id) == ["c", "b"])
    }
}
