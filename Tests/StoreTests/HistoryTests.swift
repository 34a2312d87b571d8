import Corpora
import GRDB
import Store
import Testing
import TextProcessing

struct HistoryTests {
    private let id = UnitID(sourceID: "civic", key: "k1")
    private let spanish = VariantKey(variety: .spanish)
    private let chanka = VariantKey(variety: .chankaQuechua)

    /// Added, tagged, text changed, judged, third variant added, note changed: revisions 1 to 6.
    private func edited() throws -> GatewayDatabase {
        let database = try GatewayDatabase.inMemory(now: { 5 })
        try database.addUnit(sampleUnit(state: .unreviewed), by: "ana", reason: "new")
        try database.tag(id, adding: ["x", "loan:posta"], removing: ["none"], by: "ana", reason: "t")
        try database.setVariantText("Maypi t'anta?", unit: id, variant: chanka, by: "luz", reason: "better")
        try database.setVariantState(.approved, unit: id, variant: chanka, by: "rosa", reason: "checked")
        try database.setVariant(
            Variant(variety: .english, text: "Where?", origin: .human, state: .draft), unit: id, by: "ana", reason: "en"
        )
        try database.changeDescription(of: id, by: "ana", reason: "n") { $0.note = "other" }
        return database
    }

    @Test("records each kind of edit with who, what and why")
    func records() throws {
        let database = try edited()
        let revisions = try database.revisions(of: id)
        #expect(revisions.map(\.number) == [1, 2, 3, 4, 5, 6])
        #expect(revisions.map(\.action) == [.added, .changed, .changed, .stateSet, .added, .changed])
        #expect(revisions.map(\.actor) == ["ana", "ana", "luz", "rosa", "ana", "ana"])
        #expect(revisions.map(\.variety) == [nil, nil, "quy", "quy", "en", nil])
        let unit = try #require(try database.unit(id))
        #expect(unit.tags == ["loan:posta", "x"])
        #expect(unit.note == "other")
        #expect(unit.variant(chanka)?.text == "Maypi t'anta?" && unit.variant(chanka)?.origin == .human)
    }

    @Test("an edit that changes nothing leaves no revision")
    func nothingChanged() throws {
        let database = try edited()
        try database.tag(id, adding: ["x"], by: "a", reason: "r")
        try database.setVariantText("Maypi t'anta?", unit: id, variant: chanka, by: "a", reason: "r")
        try database.setVariantState(.approved, unit: id, variant: chanka, by: "a", reason: "r")
        #expect(try database.storedUnit(id)?.revision == 6)
    }

    @Test(
        "shows and brings back what the unit was at any revision",
        arguments: [
            (1, ["Maypitaq posta kachkan?", "¿Dónde está la posta?"], "n", ["loan:posta"]),
            (2, ["Maypitaq posta kachkan?", "¿Dónde está la posta?"], "n", ["loan:posta", "x"]),
            (3, ["Maypi t'anta?", "¿Dónde está la posta?"], "n", ["loan:posta", "x"]),
            (5, ["Maypi t'anta?", "Where?", "¿Dónde está la posta?"], "n", ["loan:posta", "x"]),
            (6, ["Maypi t'anta?", "Where?", "¿Dónde está la posta?"], "other", ["loan:posta", "x"]),
        ] as [(Int, [String], String, [String])])
    func reverts(number: Int, texts: [String], note: String, tags: [String]) throws {
        let database = try edited()
        let past = try database.unit(id, at: number)
        #expect(past.variants.map(\.text).sorted() == texts && past.note == note && past.tags == tags)
        let now = try #require(try database.unit(id))
        let reverted = try database.revert(id, toRevision: number, by: "luz", reason: "undo", expectedRevision: 6)
        #expect(reverted.unit == past)
        #expect(try database.unit(id, at: 6) == now)
        let added = try database.revisions(of: id).dropFirst(6)
        #expect(added.allSatisfy { $0.actor == "luz" && $0.reason == "undo" })
        // The undo can be undone.
        #expect(try database.revert(id, toRevision: 6, by: "luz", reason: "redo").unit == now)
        #expect(try database.integrityProblems().isEmpty)
    }

    @Test("refuses revisions that are not there", arguments: [0, -1, 7, Int.max])
    func unknownRevision(number: Int) throws {
        let database = try edited()
        #expect(throws: StoreError.unknownRevision(unitID: id.rawValue, number: number)) {
            try database.revert(id, toRevision: number, by: "a", reason: "r")
        }
    }

    @Test("refuses an edit of somebody who has not seen the last revision")
    func conflict() throws {
        let database = try edited()
        let conflict = StoreError.revisionConflict(id: id.rawValue, expected: 5, found: 6)
        #expect(throws: conflict) {
            try database.setVariantText("x", unit: id, variant: chanka, by: "a", reason: "r", expectedRevision: 5)
        }
        #expect(throws: conflict) {
            try database.setVariantState(
                .rejected, unit: id, variant: spanish, by: "a", reason: "r", expectedRevision: 5)
        }
        #expect(throws: conflict) { try database.tag(id, adding: ["y"], by: "a", reason: "r", expectedRevision: 5) }
        #expect(throws: conflict) {
            try database.revert(id, toRevision: 1, by: "a", reason: "r", expectedRevision: 5)
        }
        #expect(try database.storedUnit(id)?.revision == 6)
        try database.tag(id, adding: ["y"], by: "a", reason: "r", expectedRevision: 6)
        #expect(try database.storedUnit(id)?.revision == 7)
    }

    @Test("refuses a second unit with one identifier, and a NUL in an edit")
    func refuses() throws {
        let database = try edited()
        #expect(throws: StoreError.unitExists(id: id.rawValue)) {
            try database.addUnit(sampleUnit(), by: "a", reason: "r")
        }
        #expect(throws: StoreError.nulCharacter(unitID: id.rawValue)) {
            try database.setVariantText("a\0", unit: id, variant: chanka, by: "a", reason: "r")
        }
    }

    @Test("the log goes back in time by pages, for one actor or one source")
    func log() throws {
        let database = try edited()
        try database.upsertUnits(
            [TranslationUnit(sourceID: "other", key: "k", domain: "", licence: "", variants: [])], by: "luz",
            reason: "r")
        let first = try database.log(limit: 3)
        #expect(first.map(\.action) == [.added, .changed, .added])
        #expect(first.first?.unitID != id)
        let second = try database.log(before: first.last?.sequence, limit: 10)
        #expect(second.map(\.number) == [4, 3, 2, 1])
        #expect(try database.log(actor: "luz").map(\.reason) == ["r", "better"])
        #expect(try database.log(sourceID: "civic").count == 6)
    }

    @Test("a unit added by hand leaves the licence of its source, and gives a new source one")
    func sourceLicence() throws {
        let directory = try temporaryDirectory()
        let database = try GatewayDatabase(dataDirectory: directory)
        func unit(_ source: String, _ licence: String) -> TranslationUnit {
            let text = Variant(variety: .spanish, text: "agua \(licence)", origin: .human, state: .draft)
            return TranslationUnit(sourceID: source, key: licence, domain: "", licence: licence, variants: [text])
        }
        try database.upsertUnits([unit("civic", "CC BY 4.0")], by: "a", reason: "r")
        try database.addUnit(unit("civic", "CC0-1.0"), by: "a", reason: "r")
        try database.addUnit(unit("hand", "CC BY-SA 4.0"), by: "a", reason: "r")
        try database.close()
        let queue = try DatabaseQueue(path: directory + "/" + GatewayDatabase.fileName)
        let licences = try queue.read { try String.fetchAll($0, sql: "SELECT licence FROM source ORDER BY id") }
        #expect(licences == ["CC BY 4.0", "CC BY-SA 4.0"])
    }
}
