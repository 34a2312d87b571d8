import Corpora
import Foundation
import GRDB
import Store
import Testing
import TextProcessing

struct LedgerTests {
    private let id = UnitID(sourceID: "civic", key: "k3")
    private let chanka = VariantKey(variety: .chankaQuechua)

    private func filled(_ directory: String) throws -> GatewayDatabase {
        let database = try GatewayDatabase(dataDirectory: directory, now: { 7 })
        try database.upsertUnits(
            (1...5).map { sampleUnit("k\($0)", spanish: "uno \($0)", chanka: "huk \($0)") }, by: "a", reason: "r")
        return database
    }

    private func path(_ directory: String, _ name: String = "withdrawals.jsonl") -> String { directory + "/" + name }

    private func removeDatabase(_ directory: String) throws {
        for suffix in ["", "-wal", "-shm"] {
            let file = directory + "/" + GatewayDatabase.fileName + suffix
            if FileManager.default.fileExists(atPath: file) { try FileManager.default.removeItem(atPath: file) }
        }
    }

    @Test("a withdrawal stands in the ledger without text, and the secret beside it for its owner only")
    func content() throws {
        let directory = try temporaryDirectory()
        let database = try filled(directory)
        #expect(!FileManager.default.fileExists(atPath: path(directory)))
        try database.withdraw([id], by: "ana", reason: "asked")
        try database.withdraw([UnitID(sourceID: "civic", key: "k4")], variant: chanka, by: "ana", reason: "asked")
        let lines = try String(contentsOfFile: path(directory), encoding: .utf8).split(separator: "\n")
        #expect(lines.count == 2)
        #expect(lines.allSatisfy { !$0.contains("uno") && !$0.contains("huk") && !$0.contains("ana") })
        #expect(lines[0].contains("\"unit\":\"\(id)\"") && lines[0].contains("\"time\":7"))
        #expect(lines[1].contains("\"variant\":\"quy/0\"") && lines[1].contains("\"texts\":["))
        let attributes = try FileManager.default.attributesOfItem(atPath: path(directory, "withdrawals.secret"))
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        #expect(try GatewayDatabase.withdrawals(inFile: path(directory)).withdrawals.count == 2)
        try database.close()
    }

    @Test(
        "after the database was lost, an old backup is restored without what was withdrawn since",
        arguments: [true, false])
    func lostDatabase(isMoved: Bool) throws {
        let directory = try temporaryDirectory()
        let database = try filled(directory)
        let backup = try temporaryDirectory() + "/copy.sqlite"
        try database.backup(to: backup)
        try database.withdraw([id], by: "ana", reason: "asked")
        try database.withdraw([UnitID(sourceID: "civic", key: "k4")], variant: chanka, by: "ana", reason: "asked")
        try database.close()
        try removeDatabase(directory)
        var target = directory
        var known: [WithdrawalList] = []
        if isMoved {
            known = [try GatewayDatabase.withdrawals(inFile: path(directory))]
            target = try temporaryDirectory() + "/new"
        }
        let summary = try GatewayDatabase.restore(backup, into: target, withdrawals: known)
        #expect(summary.withdrawnAgain == 1 && summary.textsWithdrawnAgain == 1 && summary.counts.units == 4)
        let restored = try GatewayDatabase(dataDirectory: target)
        #expect(try restored.unit(id) == nil)
        #expect(try restored.unit(UnitID(sourceID: "civic", key: "k4"))?.variants.count == 1)
        let copy = sampleUnit("copy", spanish: "uno 3", chanka: "huk 3")
        #expect(try restored.upsertUnits([copy], by: "a", reason: "r").withdrawn == 1)
        #expect(try GatewayDatabase.withdrawals(inFile: path(target)).withdrawals.count == 2)
        try restored.close()
    }

    @Test("a new database in a folder with a ledger keeps out what was withdrawn")
    func newDatabase() throws {
        let directory = try temporaryDirectory()
        let database = try filled(directory)
        try database.withdraw([id], by: "ana", reason: "asked")
        try database.close()
        try removeDatabase(directory)
        let empty = try filled(directory)
        #expect(try empty.units().map(\.key) == ["k1", "k2", "k4", "k5"])
        #expect(try empty.withdrawals().unitIDs == [id])
        try empty.close()
    }

    @Test("a crash between ledger and commit: the next start carries the withdrawal out, the log included")
    func crash() throws {
        let directory = try temporaryDirectory()
        let database = try filled(directory)
        let before = try temporaryDirectory()
        for suffix in ["", "-wal"] {
            let name = "/" + GatewayDatabase.fileName + suffix
            try FileManager.default.copyItem(atPath: directory + name, toPath: before + name)
        }
        try database.withdraw([id], by: "ana", reason: "asked")
        for name in ["withdrawals.jsonl", "withdrawals.secret"] {
            try FileManager.default.copyItem(atPath: path(directory, name), toPath: path(before, name))
        }
        let survivor = try GatewayDatabase(dataDirectory: before)
        #expect(try survivor.unit(id) == nil && survivor.index.count == 4)
        #expect(try survivor.revisions(of: id).map(\.action) == [.added, .withdrawn])
        #expect(try !isOnDisk("uno 3", before))
        #expect(try survivor.integrityProblems(checksTexts: true).isEmpty)
        try survivor.close()
        try database.close()
    }

    @Test("a withdrawal that cannot be written into the ledger is refused and changes nothing")
    func refused() throws {
        let directory = try temporaryDirectory()
        let database = try filled(directory)
        try FileManager.default.createDirectory(atPath: path(directory), withIntermediateDirectories: true)
        #expect { try database.withdraw([id], by: "ana", reason: "asked") } throws: {
            ($0 as? StoreError)?.code == "store.ledger-failed"
        }
        #expect(try database.unit(id) != nil && database.withdrawals().withdrawals.isEmpty)
        #expect(database.index.count == 5)
        try FileManager.default.removeItem(atPath: path(directory))
        #expect(try database.withdraw([id], by: "ana", reason: "asked").erased == 1)
        try database.close()
    }

    @Test(
        "a line that was cut off counts for nothing and is replaced; a damaged one stops the start with its place",
        arguments: [
            ("{\"unit\":\"00", ""), ("{\"unit\":\"00\n", "store.corrupt-ledger"), ("{}\n", "store.corrupt-ledger"),
        ])
    func damaged(tail: String, code: String) throws {
        let directory = try temporaryDirectory()
        let database = try filled(directory)
        try database.withdraw([id], by: "ana", reason: "asked")
        try database.close()
        let whole = try String(contentsOfFile: path(directory), encoding: .utf8)
        try (whole + tail).write(toFile: path(directory), atomically: true, encoding: .utf8)
        if code.isEmpty {
            let again = try GatewayDatabase(dataDirectory: directory)
            try again.withdraw([UnitID(sourceID: "civic", key: "k1")], by: "ana", reason: "asked")
            let lines = try String(contentsOfFile: path(directory), encoding: .utf8).split(separator: "\n")
            #expect(lines.count == 2 && lines.allSatisfy { $0.hasSuffix("}") })
            try again.close()
        } else {
            #expect {
                _ = try GatewayDatabase(dataDirectory: directory)
            } throws: {
                guard case .corruptLedger(_, let line, _) = $0 as? StoreError else { return false }
                return line == 2 && ($0 as? StoreError)?.code == code
            }
        }
    }

    @Test("a ledger without its secret stops the start, unless the database knows the secret")
    func secretLost() throws {
        let directory = try temporaryDirectory()
        let database = try filled(directory)
        try database.withdraw([id], by: "ana", reason: "asked")
        try database.close()
        try FileManager.default.removeItem(atPath: path(directory, "withdrawals.secret"))
        try GatewayDatabase(dataDirectory: directory).close()
        try removeDatabase(directory)
        #expect { _ = try GatewayDatabase(dataDirectory: directory) } throws: {
            ($0 as? StoreError)?.code == "store.corrupt-ledger"
        }
    }

    @Test("a database of schema 2 keeps its withdrawn pairs, and they are written into the ledger")
    func schemaTwo() throws {
        let directory = try temporaryDirectory()
        let database = try filled(directory)
        try database.withdraw([id], by: "ana", reason: "asked")
        try database.close()
        for name in ["withdrawals.jsonl", "withdrawals.secret"] {
            try FileManager.default.removeItem(atPath: path(directory, name))
        }
        let gone = sampleUnit("k3", spanish: "uno 3", chanka: "huk 3")
        let queue = try DatabaseQueue(path: directory + "/" + GatewayDatabase.fileName)
        try queue.write { connection in
            let secret = try #require(try Data.fetchOne(connection, sql: "SELECT secret FROM withdrawal_secret"))
            for statement in [
                "DROP TABLE withdrawn_text", "DROP TABLE withdrawn_pair", "DROP TABLE withdrawn_variant",
                "DROP TABLE withdrawal_ledger", "DROP INDEX withdrawal_unit_number",
                "DELETE FROM grdb_migrations WHERE identifier LIKE '3 %'",
                """
                CREATE TABLE withdrawn_text (
                    digest BLOB NOT NULL, unit_id BLOB NOT NULL REFERENCES withdrawal (unit_id),
                    secret_id BIGINT NOT NULL REFERENCES withdrawal_secret (id), PRIMARY KEY (digest, unit_id))
                """,
            ] { try connection.execute(sql: statement) }
            for variant in gone.variants {
                try connection.execute(
                    sql: "INSERT INTO withdrawn_text SELECT ?, unit_id, 1 FROM withdrawal",
                    arguments: [Self.authenticated(variant.digest.bytes, key: Array(secret))])
            }
        }
        try queue.close()
        let upgraded = try GatewayDatabase(dataDirectory: directory)
        let copies = [
            sampleUnit("copy", spanish: "UNO 3", chanka: "huk 3"), sampleUnit("half", spanish: "uno 3", chanka: "huk"),
        ]
        let summary = try upgraded.upsertUnits(copies + [gone], by: "a", reason: "r")
        #expect(summary.withdrawn == 2 && summary.added == 1)
        #expect(try GatewayDatabase.withdrawals(inFile: path(directory)).unitIDs == [id])
        #expect(try upgraded.integrityProblems().isEmpty)
        try upgraded.close()
    }

    /// HMAC-SHA-256 as RFC 2104 writes it down.
    private static func authenticated(_ message: [UInt8], key: [UInt8]) -> Data {
        let block = key + [UInt8](repeating: 0, count: 64 - key.count)
        let inner = Digest(of: block.map { $0 ^ 0x36 } + message)
        return Data(Digest(of: block.map { $0 ^ 0x5C } + inner.bytes).bytes)
    }
}
