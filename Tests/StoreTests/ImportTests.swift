import Corpora
import Store
import Testing
import TextProcessing

struct ImportTests {
    private struct Interruption: Error {}

    private let request = ImportRequest(
        sourceID: "civic", fileName: "f.tsv", format: "tsv", optionsDigest: "o", fileIdentity: "i", actor: "ana",
        reason: "first load")

    private func batches(_ count: Int, size: Int = 3) -> [ImportBatch] {
        (0..<count).map { number in
            let units = (0..<size).map { place in
                sampleUnit("k\(number)-\(place)", spanish: "texto \(number) \(place)", state: .unreviewed)
            }
            return ImportBatch(units: units, records: size + 1, rejected: 1)
        }
    }

    private func run(_ batches: [ImportBatch], in database: GatewayDatabase) throws -> ImportRecord {
        let record = try database.beginImport(request)
        var rest = batches.dropFirst(record.committedRecords / 4)
        return try database.runImport(record.id) { rest.popFirst() }
    }

    @Test("imports a file, and the same file again adds nothing")
    func idempotent() throws {
        let database = try GatewayDatabase.inMemory(now: { 7 })
        let first = try run(batches(4), in: database)
        #expect(first.summary.added == 12 && first.rejected == 4 && first.committedRecords == 16)
        #expect(first.finishedAt == 7)
        #expect(try database.finishedImport(request) == first)
        let again = try run(batches(4), in: database)
        #expect(again.id != first.id)
        #expect([again.summary.added, again.summary.changed, again.summary.unchanged] == [0, 0, 12])
        let counts = try database.counts()
        #expect([counts.units, counts.variants, counts.revisions] == [12, 24, 12])
        #expect(try database.imports() == [first, again])
    }

    @Test("a revision of an import names it, its actor and its reason, and copies no text")
    func revisions() throws {
        let database = try GatewayDatabase.inMemory(now: { 7 })
        let record = try run(batches(1), in: database)
        let revision = try #require(try database.revisions(of: UnitID(sourceID: "civic", key: "k0-1")).first)
        #expect(revision.importID == record.id && revision.action == .added && revision.happenedAt == 7)
        #expect(revision.actor == "ana" && revision.reason == "first load")
        #expect(revision.before == nil && revision.after == nil)
    }

    @Test("an import cut between or inside batches goes on where it was", arguments: [0, 1, 2, 3])
    func resumes(cutAfter count: Int) throws {
        let directory = try temporaryDirectory()
        let all = batches(4)
        do {
            let database = try GatewayDatabase(dataDirectory: directory)
            let record = try database.beginImport(request)
            var rest = all.prefix(count)[...]
            #expect(throws: Interruption.self) {
                try database.runImport(record.id) {
                    if let batch = rest.popFirst() { return batch }
                    throw Interruption()
                }
            }
            // A bad text inside the next part: nothing of the part stays, nor does its count.
            var bad = all[count]
            bad.units.append(sampleUnit("z", spanish: "a\0"))
            #expect(throws: StoreError.self) { try database.importBatch(bad, of: record.id) }
            try database.close()
        }
        let database = try GatewayDatabase(dataDirectory: directory)
        #expect(try database.beginImport(request).committedRecords == count * 4)
        #expect(try database.counts().units == count * 3)
        let record = try run(all, in: database)
        #expect(record.id == 1 && record.summary.added == 12 && record.committedRecords == 16)
        #expect(try database.units() == all.flatMap(\.units))
        #expect(try database.integrityProblems().isEmpty)
    }

    @Test("a part that fails while it is written leaves nothing", arguments: [1, 2])
    func atomic(place: Int) throws {
        let database = try GatewayDatabase.inMemory()
        let record = try database.beginImport(request)
        var batch = batches(1)[0]
        // Two sources cannot share a record: the row fails after others of its part were written.
        batch.units.insert(
            TranslationUnit(
                sourceID: "civic", key: "bad", domain: "", licence: "",
                variants: [
                    Variant(
                        variety: .spanish, ordinal: -1, text: "x", origin: .imported, state: .unreviewed)
                ]), at: place)
        #expect(throws: StoreError.self) { try database.importBatch(batch, of: record.id) }
        let counts = try database.counts()
        #expect([counts.sources, counts.units, counts.variants, counts.revisions] == [0, 0, 0, 0])
        #expect(try database.beginImport(request).committedRecords == 0)
    }

    @Test("an import keeps a reviewer's judgement and brings changed texts")
    func keepsJudgement() throws {
        let database = try GatewayDatabase.inMemory()
        _ = try run(batches(1), in: database)
        let id = UnitID(sourceID: "civic", key: "k0-0")
        let spanish = VariantKey(variety: .spanish)
        try database.setVariantState(.approved, unit: id, variant: spanish, by: "b", reason: "r")
        var changed = batches(1)[0]
        changed.units[1] = sampleUnit("k0-1", spanish: "otro texto", state: .unreviewed)
        let second = try database.beginImport(request)
        let summary = try database.importBatch(changed, of: second.id)
        #expect([summary.added, summary.changed, summary.unchanged] == [0, 1, 2])
        #expect(try database.unit(id)?.variant(spanish)?.state == .approved)
        let revision = try #require(try database.revisions(of: UnitID(sourceID: "civic", key: "k0-1")).last)
        #expect(revision.action == .changed && revision.importID == second.id && revision.actor == "ana")
    }

    @Test("keeps every part of a description and of a variant")
    func wholeUnit() throws {
        let database = try GatewayDatabase.inMemory()
        let unit = TranslationUnit(
            sourceID: "s", key: "k",
            description: UnitDescription(
                domain: "d", licence: "l", contributor: "c", credit: "María", terms: ["TK Attribution"],
                consent: "oral", document: "acta", position: 3, note: "a\nb", tags: ["t", "u"],
                properties: [Property(name: "x", value: "1"), Property(name: "x", value: "2")]),
            variants: [
                Variant(
                    variety: .centralAymara, ordinal: 2, text: "k'isa", origin: .human, state: .draft,
                    inline: [
                        InlineElement(
                            offset: 1, name: "bpt", kind: .open, attributes: [Property(name: "i", value: "1")],
                            content: "<b>")
                    ], properties: [Property(name: "@changeid", value: "p")])
            ])
        let bare = TranslationUnit(sourceID: "s", key: "", domain: "", licence: "", variants: [])
        try database.upsertUnits([unit, bare], by: "a", reason: "r")
        #expect(try database.units() == [bare, unit])
        #expect(try database.upsertUnits([unit, bare], by: "a", reason: "r").unchanged == 2)
    }
}
