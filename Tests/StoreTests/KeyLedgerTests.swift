import Foundation
import GRDB
import Store
import Testing
import TextProcessing

struct KeyLedgerTests {
    private static let terms = KeyTerms(roles: [.translate])

    /// What happens to a key after a backup, and what must be refused in it after the backup was restored.
    enum End: CaseIterable {
        case revoked, rotated, rotatedTwice, rotatedWithGrace, rotatedAndRevoked, erased

        func happen(_ id: String, _ database: GatewayDatabase) throws -> APIKeyRecord? {
            switch self {
            case .revoked: return try database.revokeKey(id)
            case .rotated: return try database.rotateKey(id, grace: 0).record
            case .rotatedTwice:
                _ = try database.rotateKey(id, grace: 100)
                return try database.rotateKey(id, grace: 0).record
            case .rotatedWithGrace: return try database.rotateKey(id, grace: 100).record
            case .rotatedAndRevoked:
                _ = try database.rotateKey(id, grace: 100)
                return try database.revokeKey(id)
            case .erased:
                try database.eraseKey(id)
                return nil
            }
        }
    }

    /// Where the old backup goes.
    enum Place: CaseIterable {
        case replaced, lost, copied
    }

    private func path(_ directory: String) -> String { directory + "/keys.jsonl" }

    private func removeDatabase(_ directory: String) throws {
        for suffix in ["", "-wal", "-shm"] {
            let file = directory + "/" + GatewayDatabase.fileName + suffix
            if FileManager.default.fileExists(atPath: file) { try FileManager.default.removeItem(atPath: file) }
        }
    }

    @Test(
        "an old backup revives no key and no secret that ended since: restored in place, after a loss, or copied by hand",
        arguments: End.allCases, Place.allCases)
    func restore(end: End, place: Place) throws {
        let directory = try temporaryDirectory()
        let database = try GatewayDatabase(dataDirectory: directory, now: { 7 })
        let id = try database.createKey(name: "Posta", terms: Self.terms).record.id
        let other = try database.createKey(name: "Otra", terms: Self.terms).record
        try database.addUsage([UsageEntry(keyID: id, day: UTCDay(number: 0), counts: UsageCounts(requests: 3))])
        let backup = try temporaryDirectory() + "/copy.sqlite"
        try database.backup(to: backup)
        let expected = try end.happen(id, database)
        try database.close()
        switch place {
        case .replaced:
            let summary = try GatewayDatabase.restore(backup, into: directory, isForced: true)
            #expect(summary.keysEndedAgain == 1)
        case .lost:
            try removeDatabase(directory)
            #expect(try GatewayDatabase.restore(backup, into: directory).keysEndedAgain == 1)
        case .copied:
            try removeDatabase(directory)
            try FileManager.default.copyItem(atPath: backup, toPath: directory + "/" + GatewayDatabase.fileName)
        }
        let restored = try GatewayDatabase(dataDirectory: directory, now: { 8 })
        let found = try restored.keys()
        #expect(found.first { $0.id == id } == expected)
        #expect(found.first { $0.id == other.id } == other)
        #expect(try restored.usage(of: id, inMonthOf: UTCDay(number: 0)).count == (end == .erased ? 0 : 1))
        let changes = try restored.keyChanges()
        try restored.close()
        let again = try GatewayDatabase(dataDirectory: directory)
        #expect(try again.keyChanges() == changes && again.keys() == found)
        try again.close()
    }

    @Test("a ledger taken to another folder ends keys there; without one the backup is as it was")
    func otherFolder() throws {
        let directory = try temporaryDirectory()
        let database = try GatewayDatabase(dataDirectory: directory, now: { 7 })
        let id = try database.createKey(name: "Posta", terms: Self.terms).record.id
        let backup = try temporaryDirectory() + "/copy.sqlite"
        try database.backup(to: backup)
        try database.revokeKey(id)
        try database.close()
        let (with, without) = (try temporaryDirectory(), try temporaryDirectory())
        try FileManager.default.copyItem(atPath: path(directory), toPath: path(with))
        #expect(try GatewayDatabase.restore(backup, into: with).keysEndedAgain == 1)
        #expect(try GatewayDatabase.restore(backup, into: without).keysEndedAgain == 0)
        let (ended, active) = (
            try GatewayDatabase(dataDirectory: with), try GatewayDatabase(dataDirectory: without)
        )
        #expect(try ended.activeKeys().isEmpty && active.activeKeys().map(\.id) == [id])
    }

    @Test("keys that ended before there was a ledger are written into it, also when their database is replaced")
    func beforeLedger() throws {
        let directory = try temporaryDirectory()
        let database = try GatewayDatabase(dataDirectory: directory, now: { 7 })
        let ids = try (0..<2).map { try database.createKey(name: "\($0)", terms: Self.terms).record.id }
        let backup = try temporaryDirectory() + "/copy.sqlite"
        try database.backup(to: backup)
        try database.revokeKey(ids[0])
        let rotated = try database.rotateKey(ids[1], grace: 50).record
        try database.close()
        try FileManager.default.removeItem(atPath: path(directory))
        #expect(try GatewayDatabase.restore(backup, into: directory, isForced: true).keysEndedAgain == 2)
        let restored = try GatewayDatabase(dataDirectory: directory)
        #expect(try restored.keys().first { $0.id == ids[0] }?.revokedAt == 7)
        #expect(try restored.keys().first { $0.id == ids[1] } == rotated)
        try restored.close()
        try FileManager.default.removeItem(atPath: path(directory))
        try GatewayDatabase(dataDirectory: directory).close()
        #expect(try String(contentsOfFile: path(directory), encoding: .utf8).split(separator: "\n").count == 2)
    }

    @Test("the ledger holds no secret and no name, and is for its owner only")
    func content() throws {
        let directory = try temporaryDirectory()
        let database = try GatewayDatabase(dataDirectory: directory, now: { 7 })
        let made = try database.createKey(name: "Posta", terms: Self.terms)
        #expect(!FileManager.default.fileExists(atPath: path(directory)))
        let rotated = try database.rotateKey(made.record.id, grace: 10)
        try database.revokeKey(made.record.id)
        try database.revokeKey(made.record.id)
        let text = try String(contentsOfFile: path(directory), encoding: .utf8)
        let id = made.record.id
        #expect(
            text == """
                {"event":"rotated","from":"\(made.text.digest)","key":"\(id)","time":7,"to":"\(rotated.text.digest)",\
                "until":17}
                {"event":"revoked","key":"\(id)","time":7}

                """)
        #expect(
            try FileManager.default.attributesOfItem(atPath: path(directory))[.posixPermissions] as? Int == 0o600)
        try database.close()
    }

    @Test("an end that cannot be written is refused and changes nothing")
    func refused() throws {
        let directory = try temporaryDirectory()
        let database = try GatewayDatabase(dataDirectory: directory, now: { 7 })
        let made = try database.createKey(name: "Posta", terms: Self.terms).record
        try FileManager.default.createDirectory(atPath: path(directory), withIntermediateDirectories: true)
        #expect { try database.revokeKey(made.id) } throws: { ($0 as? StoreError)?.code == "store.ledger-failed" }
        #expect(throws: StoreError.self) { try database.rotateKey(made.id, grace: 0) }
        #expect(throws: StoreError.self) { try database.eraseKey(made.id) }
        #expect(try database.keys() == [made])
        try FileManager.default.removeItem(atPath: path(directory))
        #expect(try database.revokeKey(made.id).revokedAt == 7)
        try database.close()
    }

    @Test(
        "a line without its end counts for nothing; one without meaning is told with its place",
        arguments: [
            ("{\"key\":\"a", nil), ("{}\n", 1), ("\n", 1),
            ("{\"event\":\"revoked\",\"key\":\"a\",\"time\":1}\n{\"event\":\"x\",\"key\":\"a\",\"time\":1}\n", 2),
            ("{\"event\":\"rotated\",\"from\":\"00\",\"key\":\"a\",\"time\":1,\"to\":\"00\"}\n", 1),
        ] as [(String, Int?)])
    func damaged(content: String, line: Int?) throws {
        let directory = try temporaryDirectory()
        let first = try GatewayDatabase(dataDirectory: directory)
        let id = try first.createKey(name: "Posta", terms: Self.terms).record.id
        try first.close()
        try Data(content.utf8).write(to: URL(filePath: path(directory)))
        guard let line else {
            let database = try GatewayDatabase(dataDirectory: directory)
            try database.revokeKey(id)
            try database.close()
            #expect(try String(contentsOfFile: path(directory), encoding: .utf8).hasPrefix("{\"event\":\"revoked\""))
            return
        }
        #expect {
            try GatewayDatabase(dataDirectory: directory)
        } throws: { error in
            guard case .corruptLedger(let file, line, _) = error as? StoreError else { return false }
            return file.hasSuffix("/keys.jsonl")
        }
        #expect(try Data(contentsOf: URL(filePath: path(directory))) == Data(content.utf8))
    }
}
