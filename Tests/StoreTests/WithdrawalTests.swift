import Corpora
import Foundation
import Store
import Testing
import TextProcessing

struct WithdrawalTests {
    private let id = UnitID(sourceID: "civic", key: "secret")
    private let secret = sampleUnit("secret", spanish: "Zurimana nunca habló", chanka: "Qhawarinakuspa p'unchayniyuq")

    @Test("no byte of a withdrawn text is left in the files: texts, revisions, index")
    func erases() throws {
        let directory = try temporaryDirectory()
        let database = try GatewayDatabase(dataDirectory: directory)
        let others = (1...200).map { sampleUnit("k\($0)", spanish: "otro \($0)", chanka: "huk \($0)") }
        try database.upsertUnits(others + [secret], by: "a", reason: "r")
        try database.setVariantText(
            "Zurimana ñawpaqta", unit: id, variant: VariantKey(variety: .chankaQuechua), by: "b", reason: "r")
        try database.changeDescription(of: id, by: "b", reason: "r") { $0.contributor = "Melchora" }
        try database.changeDescription(of: id, by: "b", reason: "r") { $0.contributor = nil }
        // Words as they are in texts and JSON, and folded as the full-text index holds them.
        let words = ["Zurimana", "urimana", "Qhawarinakuspa", "hawarinakuspa", "punchayniyuq", "nawpaqta", "Melchora"]
        #expect(try words.allSatisfy { try isOnDisk($0, directory) })
        let summary = try database.withdraw([id], by: "ana", reason: "asked by the speaker")
        #expect(summary.erased == 1 && summary.isLogErased && summary.copies.isEmpty)
        for word in words { #expect(try !isOnDisk(word, directory), "\(word)") }
        #expect(try database.unit(id) == nil)
        #expect(database.index.count == 200)
        #expect(try database.integrityProblems().isEmpty)
        let revisions = try database.revisions(of: id)
        #expect(revisions.map(\.action) == [.added, .changed, .changed, .changed, .withdrawn])
        #expect(revisions.allSatisfy { $0.before == nil && $0.after == nil && $0.unitID == id })
        #expect(revisions.last?.reason == "asked by the speaker" && revisions.last?.actor == "ana")
        try database.close()
    }

    @Test(
        "keeps the unit out, and its texts where they stand together, however they are written; not a text alone",
        arguments: [
            ("secret", "other", "huk", true),
            ("new", "zurimana  NUNCA hablo\u{301}", "Qhawarinakuspa p\u{2019}unchayniyuq", true),
            ("new", "zurimana nunca habló", "huk", false), ("new", "otro", "Qhawarinakuspa p'unchayniyuq", false),
            ("new", "Zurimana habló", "Qhawarinakuspa p'unchayniyuq", false),
        ])
    func blocks(key: String, spanish: String, chanka: String, isBlocked: Bool) throws {
        let database = try GatewayDatabase.inMemory()
        try database.upsertUnits([secret], by: "a", reason: "r")
        try database.withdraw([id], by: "a", reason: "r")
        let unit = sampleUnit(key, spanish: spanish, chanka: chanka)
        let summary = try database.upsertUnits([unit, sampleUnit("k")], by: "a", reason: "r")
        #expect(summary.withdrawn == (isBlocked ? 1 : 0))
        #expect(summary.added == (isBlocked ? 1 : 2))
        if isBlocked {
            #expect(throws: StoreError.withdrawnUnit(id: unit.id.rawValue)) {
                try database.addUnit(unit, by: "a", reason: "r")
            }
        }
    }

    @Test("an edit cannot bring a withdrawn text back, and a withdrawn unit cannot be edited or reverted")
    func edits() throws {
        let database = try GatewayDatabase.inMemory()
        try database.upsertUnits([secret, sampleUnit("k")], by: "a", reason: "r")
        try database.withdraw([id], by: "a", reason: "r")
        let other = UnitID(sourceID: "civic", key: "k")
        // One text of the pair is let in, both together are not.
        try database.setVariantText(
            "Zurimana nunca habló", unit: other, variant: VariantKey(variety: .spanish), by: "a", reason: "r")
        #expect(throws: StoreError.withdrawnUnit(id: other.rawValue)) {
            try database.setVariantText(
                "Qhawarinakuspa p'unchayniyuq", unit: other, variant: VariantKey(variety: .chankaQuechua), by: "a",
                reason: "r")
        }
        #expect(throws: StoreError.withdrawnUnit(id: id.rawValue)) {
            try database.revert(id, toRevision: 1, by: "a", reason: "r")
        }
        #expect(throws: StoreError.withdrawnUnit(id: id.rawValue)) {
            try database.tag(id, adding: ["x"], by: "a", reason: "r")
        }
        #expect(try database.withdraw([id], by: "a", reason: "again").known == 1)
        #expect(throws: StoreError.unknownUnit(id: "nobody")) {
            try database.withdraw([UnitID(rawValue: "nobody")], by: "a", reason: "r")
        }
    }

    @Test("names the other units that hold a withdrawn text, and leaves them")
    func copies() throws {
        let database = try GatewayDatabase.inMemory()
        let copy = sampleUnit("copy", spanish: "zurimana nunca habló", chanka: "Qhawarinakuspa p'unchayniyuq")
        let half = sampleUnit("half", spanish: "zurimana nunca habló")
        try database.upsertUnits([secret, copy, half], by: "a", reason: "r")
        #expect(try database.withdraw([id], by: "a", reason: "r").copies == [copy.id])
        #expect(try database.unit(copy.id) == copy)
        try database.tag(copy.id, adding: ["x"], by: "a", reason: "r")
    }

    @Test("an older state takes over what was withdrawn later, with the digests of the other database")
    func applies() throws {
        let database = try GatewayDatabase.inMemory(now: { 3 })
        try database.upsertUnits([secret], by: "a", reason: "r")
        try database.withdraw([id], by: "ana", reason: "why")
        let list = try database.withdrawals()
        #expect(list.unitIDs == [id] && list.withdrawals.first?.pairs.count == 1)
        // Another database with another secret, where the unit still stands, and one where it never was.
        for units in [[secret, sampleUnit("k")], [sampleUnit("k")]] {
            let older = try GatewayDatabase.inMemory()
            try older.upsertUnits(units, by: "a", reason: "r")
            #expect(try older.apply(list).erased == units.count - 1)
            #expect(try older.units().map(\.key) == ["k"])
            #expect(try older.withdrawals().unitIDs == [id])
            let copy = sampleUnit(
                "new", spanish: "Zurimana nunca habló", chanka: "Qhawarinakuspa p'unchayniyuq")
            #expect(try older.upsertUnits([copy, secret], by: "a", reason: "r").withdrawn == 2)
            #expect(try older.apply(list).known == 1)
        }
    }
}
