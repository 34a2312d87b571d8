import Corpora
import Foundation
import Store
import Testing
import TextProcessing

struct VariantWithdrawalTests {
    private let id = UnitID(sourceID: "civic", key: "secret")
    private let secret = sampleUnit("secret", spanish: "El agua está limpia", chanka: "Qhawarinakuspa p'unchayniyuq")
    private let chanka = VariantKey(variety: .chankaQuechua)
    private let spanish = VariantKey(variety: .spanish)

    private func withdrawn() throws -> GatewayDatabase {
        let database = try GatewayDatabase.inMemory()
        try database.upsertUnits([secret], by: "a", reason: "r")
        try database.setVariantText("Zurimana ñawpaqta", unit: id, variant: chanka, by: "b", reason: "r")
        try database.withdraw([id], variant: chanka, by: "ana", reason: "asked")
        return database
    }

    @Test("no byte of the text is left in the folder, and the rest of the unit lives on")
    func erases() throws {
        let directory = try temporaryDirectory()
        let database = try GatewayDatabase(dataDirectory: directory)
        let others = (1...200).map { sampleUnit("k\($0)", spanish: "otro \($0)", chanka: "huk \($0)") }
        try database.upsertUnits(others + [secret], by: "a", reason: "r")
        try database.setVariantText("Zurimana ñawpaqta", unit: id, variant: chanka, by: "b", reason: "r")
        let words = ["Qhawarinakuspa", "hawarinakuspa", "punchayniyuq", "Zurimana", "nawpaqta"]
        #expect(try words.allSatisfy { try isOnDisk($0, directory) })
        let summary = try database.withdraw([id], variant: chanka, by: "ana", reason: "asked by the speaker")
        #expect(summary.erasedVariants == 1 && summary.erased == 0 && summary.isLogErased)
        for word in words { #expect(try !isOnDisk(word, directory), "\(word)") }
        let stored = try #require(try database.storedUnit(id))
        #expect(stored.unit.variants == [secret.variants[0]] && stored.revision == 3)
        #expect(database.index.count == 200)
        #expect(try database.integrityProblems(checksTexts: true).isEmpty)
        let revisions = try database.revisions(of: id)
        #expect(revisions.map(\.action) == [.added, .changed, .withdrawn])
        #expect(revisions.allSatisfy { $0.before == nil && $0.after == nil })
        #expect(revisions.last?.variety == "quy" && revisions.last?.reason == "asked by the speaker")
        let undone = try database.revert(id, toRevision: 1, by: "a", reason: "r")
        #expect(undone.unit.variants == [secret.variants[0]])
        #expect(try database.withdraw([id], variant: chanka, by: "a", reason: "again").known == 1)
        try database.close()
    }

    @Test(
        "keeps every text the variant ever had out of the unit, and out of others beside the same other side",
        arguments: [
            ("secret", "Otra cosa", "Zurimana ÑAWPAQTA", true), ("secret", "x", "Qhawarinakuspa p'unchayniyuq", true),
            ("secret", "El agua está limpia", "Chuya yaku", false),
            ("new", "El agua está limpia", "Zurimana ñawpaqta", true),
            ("new", "El agua está limpia", "Qhawarinakuspa p'unchayniyuq", true),
            ("new", "Otra cosa", "Zurimana ñawpaqta", false), ("new", "El agua está limpia", "Chuya yaku", false),
        ])
    func blocks(key: String, spanish: String, chanka: String, isBlocked: Bool) throws {
        let database = try withdrawn()
        let unit = sampleUnit(key, spanish: spanish, chanka: chanka)
        #expect(try database.upsertUnits([unit], by: "a", reason: "r").withdrawn == (isBlocked ? 1 : 0))
        #expect((try database.unit(unit.id)?.variants.count == 2) == !isBlocked)
    }

    @Test("an edit cannot bring the text back into the unit; another text can stand in its place and be withdrawn too")
    func edits() throws {
        let database = try withdrawn()
        func give(_ text: String) throws {
            let variant = Variant(variety: .chankaQuechua, text: text, origin: .human, state: .draft)
            try database.setVariant(variant, unit: id, by: "a", reason: "r")
        }
        #expect(throws: StoreError.withdrawnUnit(id: id.rawValue)) { try give("zurimana ñawpaqta") }
        try give("Chuya yaku")
        try database.setVariantState(.reviewed, unit: id, variant: chanka, by: "a", reason: "r")
        #expect(try database.withdraw([id], variant: chanka, by: "a", reason: "r").erasedVariants == 1)
        #expect(throws: StoreError.withdrawnUnit(id: id.rawValue)) { try give("Chuya yaku") }
        #expect(throws: StoreError.withdrawnUnit(id: id.rawValue)) { try give("Zurimana ñawpaqta") }
        let absent = VariantKey(variety: .english)
        #expect(throws: StoreError.unknownVariant(unitID: id.rawValue, variant: absent.description)) {
            try database.withdraw([id], variant: absent, by: "a", reason: "r")
        }
    }

    @Test("the only variant takes its unit with it, and then stays out also alone")
    func last() throws {
        let database = try withdrawn()
        let summary = try database.withdraw([id], variant: spanish, by: "a", reason: "r")
        #expect(summary.erased == 1 && summary.erasedVariants == 0)
        #expect(try database.unit(id) == nil && database.withdrawals().unitIDs == [id])
    }

    @Test("an older state takes a withdrawn text out, wherever the edit stood, and leaves the unit")
    func applies() throws {
        let list = try withdrawn().withdrawals()
        #expect(list.unitIDs.isEmpty && list.withdrawals.map(\.variant) == [chanka])
        let older = try GatewayDatabase.inMemory()
        try older.upsertUnits([secret], by: "a", reason: "r")
        let content = WithdrawnContent(list)
        #expect(content.suspects == [id] && content.isHeld(by: secret))
        #expect(try older.apply(list).erasedVariants == 1)
        let left = try #require(try older.unit(id))
        #expect(left.variants == [secret.variants[0]] && !content.isHeld(by: left))
        #expect(try older.count(matching: UnitQuery(parsing: "Qhawarinakuspa")) == 0)
        #expect(try older.upsertUnits([secret], by: "a", reason: "r").withdrawn == 1)
        #expect(try older.apply(list).known == 1)
        #expect(try older.integrityProblems(checksTexts: true).isEmpty)
    }

    @Test("a query withdraws all it finds at once, units or one variant of each, and nothing when it cannot be run")
    func byQuery() throws {
        let database = try GatewayDatabase.inMemory()
        let units = (1...1200).map { sampleUnit("k\($0)", spanish: "Gracias", chanka: "huk \($0)") }
        try database.upsertUnits(units, by: "a", reason: "r")
        for unit in units.prefix(700) {
            try database.changeDescription(of: unit.id, by: "a", reason: "r") { $0.contributor = "Melchora" }
        }
        var query = UnitQuery()
        query.contributor = "Melchora"
        #expect(try database.withdraw(matching: query, variant: spanish, by: "a", reason: "r").erasedVariants == 700)
        #expect(database.index.count == 500)
        let summary = try database.withdraw(matching: query, by: "a", reason: "r")
        #expect(summary.erased == 700 && summary.copies.isEmpty)
        #expect(try database.counts().units == 500 && database.count(matching: query) == 0)
        let gracias = sampleUnit("new", spanish: "Gracias", chanka: "añay")
        #expect(try database.upsertUnits([gracias], by: "a", reason: "r").added == 1)
        query.contributor = nil
        query.pattern = "("
        #expect(throws: UnitQueryError.self) { try database.withdraw(matching: query, by: "a", reason: "r") }
        #expect(try database.counts().units == 501)
    }
}
