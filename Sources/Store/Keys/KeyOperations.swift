import Foundation
import GRDB
import TextProcessing

extension GatewayDatabase {
    /// Makes an API key.
    ///
    /// - Parameters:
    ///   - name: Whose key it is.
    ///   - terms: What it allows.
    ///   - expiresAt: From when it is taken no more, milliseconds since 1970 UTC.
    /// - Returns: The record, and the text of the key, which is stored nowhere.
    /// - Throws: ``StoreError``.
    public func createKey(
        name: String, terms: KeyTerms, expiresAt: Int64? = nil
    ) throws(StoreError) -> (record: APIKeyRecord, text: KeyText) {
        let text = KeyText.random()
        let record = APIKeyRecord(
            id: text.id, name: name, digest: text.digest, terms: terms, createdAt: now(), expiresAt: expiresAt)
        try changeKeys { database in
            try database.execute(
                sql: """
                    INSERT INTO api_key (
                        id, name, digest, roles, rate, burst, daily_characters, monthly_characters, backends,
                        allows_external, is_stored, created_at, expires_at)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    record.id, name, Data(record.digest.bytes),
                    terms.roles.map(\.rawValue).sorted().joined(separator: ","),
                    terms.rate?.perSecond, terms.rate?.burst, terms.dailyCharacters, terms.monthlyCharacters,
                    terms.backends?.sorted().joined(separator: ","), terms.allowsExternal, terms.isStored,
                    record.createdAt, expiresAt,
                ])
        }
        return (record, text)
    }

    /// Every key, revoked and expired ones too, in the order in which they were made.
    public func keys() throws(StoreError) -> [APIKeyRecord] {
        try read { database in
            try Row.fetchAll(database, sql: "SELECT * FROM api_key ORDER BY created_at, id").map(Self.key)
        }
    }

    /// The keys that are taken now.
    public func activeKeys() throws(StoreError) -> [APIKeyRecord] {
        let time = now()
        return try keys().filter { $0.isActive(at: time) }
    }

    /// How often keys were changed since there are any; by this process or another.
    public func keyChanges() throws(StoreError) -> Int {
        try read { try Int.fetchOne($0, sql: "SELECT number FROM key_change") ?? 0 }
    }

    /// Ends a key for ever, also in backups taken before; one that was ended before stays as it is.
    ///
    /// - Parameter id: Identifier of the key.
    /// - Returns: The record as it is now.
    /// - Throws: ``StoreError/unknownKey(id:)`` or another one.
    @discardableResult
    public func revokeKey(_ id: String) throws(StoreError) -> APIKeyRecord {
        let time = now()
        return try changeKeys { database in
            let old = try Self.key(id, database)
            try database.execute(
                sql: """
                    UPDATE api_key SET revoked_at = COALESCE(revoked_at, ?), previous_digest = NULL, previous_until = NULL
                    WHERE id = ?
                    """,
                arguments: [time, id])
            let record = try Self.key(id, database)
            if old.revokedAt == nil { try noteInKeyLedger(KeyEnding(key: id, time: time, event: .revoked)) }
            return record
        }
    }

    /// Removes a key and what was used with it, as if it had never been.
    public func eraseKey(_ id: String) throws(StoreError) {
        let time = now()
        try changeKeys { database in
            _ = try Self.key(id, database)
            try database.execute(sql: "DELETE FROM api_key WHERE id = ?", arguments: [id])
            try database.execute(sql: "DELETE FROM usage WHERE key_id = ?", arguments: [id])
            try noteInKeyLedger(KeyEnding(key: id, time: time, event: .erased))
        }
    }

    /// Gives a key another secret; the old one is taken for a while, so that clients can change over.
    ///
    /// - Parameters:
    ///   - id: Identifier of the key.
    ///   - grace: How long the old secret is still taken, in milliseconds; 0 ends it at once.
    /// - Returns: The record, and the text of the key, which is stored nowhere.
    /// - Throws: ``StoreError/unknownKey(id:)``, ``StoreError/revokedKey(id:)`` or another one.
    public func rotateKey(
        _ id: String, grace: Int64
    ) throws(StoreError) -> (record: APIKeyRecord, text: KeyText) {
        let text = KeyText.random(id: id)
        let time = now()
        let record = try changeKeys { database in
            let old = try Self.key(id, database)
            guard old.revokedAt == nil else { throw StoreError.revokedKey(id: id) }
            try database.execute(
                sql: "UPDATE api_key SET digest = ?, previous_digest = ?, previous_until = ? WHERE id = ?",
                arguments: [
                    Data(text.digest.bytes), grace > 0 ? Data(old.digest.bytes) : nil, grace > 0 ? time + grace : nil,
                    id,
                ])
            let record = try Self.key(id, database)
            try noteInKeyLedger(
                KeyEnding(
                    key: id, time: time,
                    event: .rotated(
                        from: old.digest.bytes, to: text.digest.bytes, until: grace > 0 ? time + grace : nil)))
            return record
        }
        return (record, text)
    }

    private func changeKeys<Value: Sendable>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
        try change { database in
            try database.execute(sql: "UPDATE key_change SET number = number + 1")
            return try body(database)
        }
    }

    private static func key(_ id: String, _ database: Database) throws -> APIKeyRecord {
        guard let row = try Row.fetchOne(database, sql: "SELECT * FROM api_key WHERE id = ?", arguments: [id]) else {
            throw StoreError.unknownKey(id: id)
        }
        return try key(row)
    }

    private static func key(_ row: Row) throws -> APIKeyRecord {
        let id: String = row["id"]
        let unreadable = StoreError.invalidRecord(table: "api_key", id: id)
        func digest(_ data: Data) throws -> Digest {
            guard let digest = Digest(bytes: Array(data)) else { throw unreadable }
            return digest
        }
        func list(_ column: String) -> [String]? {
            (row[column] as String?)?.split(separator: ",").map(String.init)
        }
        let roles = try (list("roles") ?? []).map { name in
            guard let role = KeyRole(rawValue: name) else { throw unreadable }
            return role
        }
        let rate = (row["rate"] as Double?).map { KeyTerms.Rate(perSecond: $0, burst: row["burst"] as Int?) }
        let until: Int64? = row["previous_until"]
        let previous = try until.map { APIKeyRecord.Previous(digest: try digest(row["previous_digest"]), until: $0) }
        return APIKeyRecord(
            id: id, name: row["name"], digest: try digest(row["digest"]), previous: previous,
            terms: KeyTerms(
                roles: Set(roles), rate: rate, dailyCharacters: row["daily_characters"],
                monthlyCharacters: row["monthly_characters"], backends: list("backends").map(Set.init),
                allowsExternal: row["allows_external"], isStored: row["is_stored"]),
            createdAt: row["created_at"], expiresAt: row["expires_at"], revokedAt: row["revoked_at"])
    }
}
