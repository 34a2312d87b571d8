import Corpora
import Store
import Testing
import TextProcessing

struct QueryTests {
    private static func unit(
        _ key: String, source: String = "civic", _ spanish: String, _ quechua: String,
        state: VariantState = .unreviewed,
        domain: String = "health", tags: [String] = [], variety: LanguageVariety = .chankaQuechua
    ) -> TranslationUnit {
        TranslationUnit(
            sourceID: source, key: key, domain: domain, licence: "CC0-1.0", contributor: key == "a" ? "ana" : nil,
            tags: tags,
            variants: [
                Variant(variety: .spanish, text: spanish, origin: .imported, state: .reviewed),
                Variant(variety: variety, text: quechua, origin: .imported, state: state),
            ])
    }

    private func database() throws -> GatewayDatabase {
        let database = try GatewayDatabase.inMemory(now: { 1_767_225_600_000 })  // 2026-01-01 UTC
        try database.upsertUnits(
            [
                Self.unit("a", "El agua está limpia.", "Yakuqa ch’uyam", state: .approved, tags: ["x", "y"]),
                Self.unit("b", "Agua de lluvia", "Para yaku t'anta'", domain: "law"),
                Self.unit("c", "El año pasado", "Qayna wata", state: .draft, tags: ["x"], variety: .collaoQuechua),
                Self.unit("d", source: "other", "¿?", "T\u{2019}ANTA, mama\u{301}", state: .rejected),
                TranslationUnit(sourceID: "other", key: "e", domain: "", licence: "", variants: []),
            ], by: "t", reason: "r")
        return database
    }

    @Test(
        "finds what a line of text asks for",
        arguments: [
            ("", "abcde"), ("   ", "abcde"), ("agua", "ab"), ("AGUA", "ab"), ("agua*", "ab"), ("yaku*", "ab"),
            ("yaku", "b"), ("\"agua esta\"", "a"), ("\"esta agua\"", ""), ("esta agua", "a"), ("limpia lluvia", ""),
            ("ano", "c"), ("tanta", "bd"), ("t'anta", "bd"), ("t\u{2BC}anta'", "bd"), ("chuyam", "a"), ("mama", "d"),
            ("¿?", ""), ("source:civic", "abc"), ("source:none", ""), ("domain:law agua", "b"),
            ("domain:\"law\"", "b"), ("lang:quz", "c"), ("lang:quy yaku*", "ab"), ("lang:es yaku*", ""),
            ("state:approved", "a"), ("state>=reviewed", "abcd"), ("state>=unreviewed lang:quy", "ab"),
            ("state:rejected tanta", "d"), ("state:reviewed tanta", ""), ("tag:x", "ac"), ("tag:x tag:y", "a"),
            ("contributor:ana", "a"), ("licence:CC0-1.0", "abcd"), ("document:x", ""), ("/^El /", "ac"),
            ("/A[gN]/", "bd"), ("/\\/x/", ""), ("lang:es /ua/", "ab"), ("created:2026-01-01", "abcde"),
            ("created>=2026-01-02", ""), ("created<2026-01-01", ""),
            ("changed>=2025-12-31 changed<2026-01-02 ano", "c"),
        ])
    func finds(line: String, keys: String) throws {
        let database = try database()
        let query = try UnitQuery(parsing: line)
        #expect(try database.units(matching: query, limit: 100).map(\.unit.key).joined() == keys)
        #expect(try database.count(matching: query) == keys.count)
        var streamed: [TranslationUnit] = []
        try database.forEachUnit(matching: query) { streamed.append($0.unit) }
        #expect(streamed.map(\.key).joined() == keys)
    }

    @Test(
        "names the place and the reason of what it cannot read",
        arguments: [
            ("agua colour:red", 5, "query.unknown-name"), ("state:good", 0, "query.invalid-value"),
            ("ñ state<reviewed", 3, "query.invalid-comparison"), ("source>=x", 0, "query.invalid-comparison"),
            ("\"agua", 0, "query.unterminated"), ("domain:\"agua", 7, "query.unterminated"),
            ("a /x", 2, "query.unterminated"), ("/(/", 0, "query.invalid-pattern"),
            ("lang:xx", 0, "query.invalid-value"),
            ("created:2026-1-1", 0, "query.invalid-value"), ("created:2026-13-01", 0, "query.invalid-value"),
            ("source:a source:b", 9, "query.repeated-condition"), ("/a/ /b/", 4, "query.repeated-condition"),
        ])
    func refuses(line: String, offset: Int, code: String) {
        #expect { _ = try UnitQuery(parsing: line) } throws: {
            let error = $0 as? UnitQueryError
            return error?.offset == offset && error?.code == code
        }
    }

    @Test("an empty quotation is no condition", arguments: [("\"\"", 5), ("\"\" source:other", 2), ("\"¿?\"", 0)])
    func emptyPhrase(line: String, count: Int) throws {
        #expect(try database().count(matching: UnitQuery(parsing: line)) == count)
    }

    @Test("a regular expression that goes back for ever is given up and named, whoever asks")
    func costlyPattern() throws {
        let database = try database()
        try database.upsertUnits(
            [sampleUnit("long", spanish: String(repeating: "a", count: 60) + "!")], by: "a", reason: "r")
        var query = UnitQuery()
        query.pattern = "(a+)+$"
        let expected = UnitQueryError(offset: 0, reason: .patternTimeout("(a+)+$"))
        #expect(expected.code == "query.pattern-timeout")
        #expect(throws: expected) { try database.count(matching: query) }
        #expect(throws: expected) { try database.units(matching: query, limit: 9) }
        #expect(throws: expected) { try database.forEachUnitByIdentifier(matching: query) { _ in } }
        #expect(throws: expected) { try database.withdraw(matching: query, by: "a", reason: "r") }
        query.pattern = "^a+!$"
        #expect(try database.count(matching: query) == 1)
    }

    @Test("pages go on behind the last unit, also when it was withdrawn", arguments: [1, 2, 3, 5, 9])
    func pages(limit: Int) throws {
        let database = try database()
        var keys: [String] = []
        var after: UnitID?
        while true {
            let page = try database.units(matching: UnitQuery(), after: after, limit: limit)
            guard let last = page.last else { break }
            keys += page.map(\.unit.key)
            after = last.unit.id
            try database.withdraw([last.unit.id], by: "a", reason: "r")
        }
        #expect(keys == ["a", "b", "c", "d", "e"])
        #expect(throws: StoreError.unknownUnit(id: "x")) {
            try database.units(matching: UnitQuery(), after: UnitID(rawValue: "x"), limit: 1)
        }
    }

    @Test("follows edits: a replaced text is no longer found, the new one is")
    func followsEdits() throws {
        let database = try database()
        let id = UnitID(sourceID: "civic", key: "a")
        try database.setVariantText(
            "Mayu", unit: id, variant: VariantKey(variety: .chankaQuechua), by: "a", reason: "r")
        #expect(try database.count(matching: UnitQuery(parsing: "chuyam")) == 0)
        #expect(try database.count(matching: UnitQuery(parsing: "mayu")) == 1)
        try database.revert(id, toRevision: 1, by: "a", reason: "r")
        #expect(try database.count(matching: UnitQuery(parsing: "chuyam")) == 1)
        #expect(try database.count(matching: UnitQuery(parsing: "mayu")) == 0)
    }

    @Test("passes the caller's own error on as it is")
    func ownError() throws {
        struct Enough: Error {}
        let database = try database()
        #expect(throws: Enough.self) { try database.forEachUnit { _ in throw Enough() } }
        #expect(try database.units().count == 5)
    }

    @Test(
        "shows words in context, whole characters, with the aligned side",
        arguments: [
            (.words("agua"), 6, [["El ", "agua", " está "], ["", "Agua", " de ll"]]),
            (.prefix("yak"), 4, [["", "Yakuqa", " ch’"], ["ara ", "yaku", " t'a"]]),
            (.phrase("t'anta"), 3, [["ku ", "t'anta'", ""], ["", "T\u{2019}ANTA", ", m"]]),
            (.words("mama"), 2, [[", ", "mama\u{301}", ""]]), (.words("nada"), 5, []), (.words("¿?"), 5, []),
            (.phrase("esta limpia"), 1, [[" ", "está limpia", "."]]),
        ] as [(UnitQuery.TextCondition, Int, [[String]])])
    func concordance(text: UnitQuery.TextCondition, context: Int, lines: [[String]]) throws {
        let found = try database().concordance(of: text, context: context)
        #expect(found.map { [$0.left, $0.match, $0.right] } == lines)
        #expect(found.allSatisfy { $0.aligned.count == 1 && $0.aligned[0].key != $0.variant })
    }

    @Test("counts units, variants, words, lengths and repeated texts")
    func statistics() throws {
        let database = try database()
        try database.upsertUnits([Self.unit("f", "el  año PASADO", "", variety: .quechua)], by: "t", reason: "r")
        let statistics = try database.statistics()
        #expect(statistics.units == 6 && statistics.unitsBySource == ["civic": 4, "other": 2])
        #expect(statistics.unitsByDomain == ["health": 4, "law": 1, "": 1])
        #expect(statistics.unitsByLicence == ["CC0-1.0": 5, "": 1])
        #expect(statistics.groups.map(\.variants).reduce(0, +) == 10)
        #expect(statistics.texts.map(\.variety.tag) == ["es", "qu", "quy", "quz"])
        let spanish = try #require(statistics.texts.first)
        // el agua esta limpia / agua de lluvia / el ano pasado / (none) / el ano pasado
        #expect(spanish.variants == 5 && spanish.tokens == 13 && spanish.types == 8)
        #expect(spanish.lengths[0] == 1 && spanish.lengths[3] == 3 && spanish.lengths[4] == 1)
        #expect(spanish.repeatedTexts == 1 && spanish.duplicates == 1)
    }
}
