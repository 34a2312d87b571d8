import Corpora
import Foundation
import GRDB
import Store
import Testing
import TextProcessing

struct KeepingTests {
    private func filled(_ directory: String, count: Int = 20) throws -> GatewayDatabase {
        let database = try GatewayDatabase(dataDirectory: directory)
        try database.upsertUnits(
            (1...count).map { sampleUnit("k\($0)", spanish: "uno \($0)") }, by: "a", reason: "r")
        return database
    }

    private func damage(_ path: String) throws {
        var data = try Data(contentsOf: URL(filePath: path))
        data.replaceSubrange(8192..<12288, with: Data(repeating: 0xEE, count: 4096))
        try data.write(to: URL(filePath: path))
    }

    @Test("a backup taken while the database is open holds everything and can be restored")
    func backup() throws {
        let directory = try temporaryDirectory()
        let database = try filled(directory)
        let path = directory + "/copy.sqlite"
        let summary = try database.backup(to: path)
        #expect(summary.counts == (try database.counts()) && summary.counts.units == 20)
        let data = try Data(contentsOf: URL(filePath: path))
        #expect(summary.bytes == data.count && summary.digest == Digest(of: data))
        #expect(try GatewayDatabase.verify(path) == summary.counts)
        #expect(throws: StoreError.fileExists(path: path)) { try database.backup(to: path) }
        let other = try temporaryDirectory() + "/new"
        let restored = try GatewayDatabase.restore(path, into: other)
        #expect(restored.counts == summary.counts && restored.withdrawnAgain == 0 && !restored.isOldUnreadable)
        let reopened = try GatewayDatabase(dataDirectory: other)
        #expect(try reopened.units() == database.units())
        #expect(try reopened.integrityProblems(checksTexts: true).isEmpty)
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: directory).filter { $0.contains("unfinished") } == [])
    }

    @Test("a restore replaces only when forced, only a database not in use, and withdraws again")
    func restore() throws {
        let directory = try temporaryDirectory()
        let database = try filled(directory)
        let path = try temporaryDirectory() + "/copy.sqlite"
        try database.backup(to: path)
        let gone = UnitID(sourceID: "civic", key: "k3")
        try database.withdraw([gone], by: "ana", reason: "asked")
        try database.upsertUnits([sampleUnit("later", chanka: "huk")], by: "a", reason: "r")
        let file = directory + "/" + GatewayDatabase.fileName
        #expect(throws: StoreError.fileExists(path: file)) { try GatewayDatabase.restore(path, into: directory) }
        #expect(throws: StoreError.busy(path: file)) {
            try GatewayDatabase.restore(path, into: directory, isForced: true)
        }
        #expect(try database.counts().units == 20)
        try database.close()
        let summary = try GatewayDatabase.restore(path, into: directory, isForced: true)
        #expect(summary.withdrawnAgain == 1 && summary.counts.units == 19)
        let restored = try GatewayDatabase(dataDirectory: directory)
        #expect(try restored.unit(gone) == nil && restored.withdrawals().unitIDs == [gone])
        #expect(try restored.unit(UnitID(sourceID: "civic", key: "later")) == nil)
        let again = sampleUnit("x", spanish: "UNO 3")
        #expect(try restored.upsertUnits([again], by: "a", reason: "r").withdrawn == 1)
        let bytes = try Data(contentsOf: URL(filePath: file))
        #expect(bytes.range(of: Data("uno 4".utf8)) != nil && bytes.range(of: Data("uno 3".utf8)) == nil)
        #expect(try restored.integrityProblems(checksTexts: true).isEmpty)
    }

    @Test("a damaged backup is refused and the database left; a damaged database can be replaced")
    func damaged() throws {
        let directory = try temporaryDirectory()
        let database = try filled(directory, count: 200)
        let folder = try temporaryDirectory()
        try database.backup(to: folder + "/good.sqlite")
        try database.backup(to: folder + "/bad.sqlite")
        try database.close()
        try damage(folder + "/bad.sqlite")
        #expect { try GatewayDatabase.restore(folder + "/bad.sqlite", into: directory, isForced: true) } throws: {
            ($0 as? StoreError)?.code == "store.corrupt-database"
        }
        let reopened = try GatewayDatabase(dataDirectory: directory)
        #expect(try reopened.counts().units == 200)
        try reopened.close()
        try Data("somebody's text".utf8).write(to: URL(filePath: directory + "/" + GatewayDatabase.fileName))
        let summary = try GatewayDatabase.restore(folder + "/good.sqlite", into: directory, isForced: true)
        #expect(summary.isOldUnreadable && summary.counts.units == 200)
    }

    @Test("refuses as a backup what is none", arguments: ["", "text", "empty"])
    func noBackup(content: String) throws {
        let path = try temporaryDirectory() + "/b.sqlite"
        if content == "empty" {
            let queue = try DatabaseQueue(path: path)
            try queue.write { try $0.execute(sql: "CREATE TABLE t (a)") }
            try queue.close()
        } else {
            try Data(content.utf8).write(to: URL(filePath: path))
        }
        #expect { try GatewayDatabase.restore(path, into: try temporaryDirectory()) } throws: {
            ($0 as? StoreError)?.code == "store.corrupt-database"
        }
    }

    @Test(
        "the check finds what SQLite cannot see",
        arguments: [
            ("UPDATE variant SET text = 'other' WHERE number = 3", "digest"),
            ("DELETE FROM revision WHERE number = 1 AND unit_number = 2", "gap"),
            ("PRAGMA foreign_keys = OFF; DELETE FROM source", "missing source"),
            ("DELETE FROM variant_search_data WHERE id > 100", "full-text"),
        ])
    func finds(sql: String, word: String) throws {
        let directory = try temporaryDirectory()
        try filled(directory).close()
        let queue = try DatabaseQueue(path: directory + "/" + GatewayDatabase.fileName)
        try queue.writeWithoutTransaction { try $0.execute(sql: sql) }
        try queue.close()
        let database = try GatewayDatabase(dataDirectory: directory)
        let problems = try database.integrityProblems(checksTexts: true)
        #expect(problems.count >= 1)
        #expect(problems.allSatisfy { $0.contains(word) }, "\(problems)")
        if word == "full-text" {
            try database.rebuildSearchIndex()
            #expect(try database.integrityProblems().isEmpty)
            #expect(try database.count(matching: UnitQuery(parsing: "uno")) == 20)
        }
    }

    @Test("a purge removes old rejected variants, with a revision, and the notes of abandoned imports")
    func purge() throws {
        let clock = Clock()
        let database = try GatewayDatabase.inMemory(now: { clock.next() })
        try database.upsertUnits([sampleUnit("a"), sampleUnit("b")], by: "a", reason: "r")
        let spanish = VariantKey(variety: .spanish)
        let request = ImportRequest(
            sourceID: "s", fileName: "f", format: "tsv", optionsDigest: "", fileIdentity: "", actor: "a", reason: "r")
        _ = try database.beginImport(request)
        let first = UnitID(sourceID: "civic", key: "a")
        try database.setVariantState(.rejected, unit: first, variant: spanish, by: "a", reason: "r")
        let moment = clock.next()
        let second = UnitID(sourceID: "civic", key: "b")
        try database.setVariantState(.rejected, unit: second, variant: spanish, by: "a", reason: "r")
        let summary = try database.purge(untouchedSince: moment, by: "ana", reason: "old")
        #expect(summary.rejectedVariants == 1 && summary.abandonedImports == 1)
        #expect(try database.unit(first)?.variants.map(\.variety.tag) == ["quy"])
        #expect(try database.unit(second)?.variants.count == 2)
        #expect(try database.revisions(of: first).last?.action == .removed)
        #expect(try database.imports().isEmpty)
        #expect(try database.revert(first, toRevision: 1, by: "a", reason: "r").unit == sampleUnit("a"))
    }

    @Test("names of long ago become pseudonyms that tell the same person again, and file names of imports go")
    func pseudonyms() throws {
        let directory = try temporaryDirectory()
        let clock = Clock()
        let database = try GatewayDatabase(dataDirectory: directory, now: { clock.next() })
        let first = UnitID(sourceID: "civic", key: "a")
        let request = ImportRequest(
            sourceID: "civic", fileName: "/home/melchora/a.tsv", format: "tsv", optionsDigest: "", fileIdentity: "",
            actor: "Melchora", reason: "r")
        let record = try database.beginImport(request)
        try database.importBatch(
            ImportBatch(units: [sampleUnit("a"), sampleUnit("b")], records: 2), of: record.id)
        try database.setVariantState(
            .rejected, unit: first, variant: VariantKey(variety: .spanish), by: "Melchora", reason: "r")
        try database.withdraw([UnitID(sourceID: "civic", key: "b")], by: "Zurimana", reason: "r")
        let moment = clock.next()
        try database.tag(first, adding: ["x"], by: "Melchora", reason: "r")
        let summary = try database.pseudonymize(before: moment)
        #expect(summary.actors == 2 && summary.fileNames == 1)
        let actors = try database.revisions(of: first).map(\.actor)
        #expect(actors[0] == actors[1] && actors[0].hasPrefix("actor-") && actors.last == "Melchora")
        #expect(try database.withdrawals().withdrawals[0].actor.hasPrefix("actor-"))
        #expect(try database.imports().map(\.request.fileName) == [""])
        #expect(try !isOnDisk("Zurimana", directory) && !isOnDisk("/home/melchora", directory))
        #expect(try database.pseudonymize(before: moment).actors == 0)
        #expect(try database.integrityProblems().isEmpty)
        try database.close()
    }
}
