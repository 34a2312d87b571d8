import GRDB

/// The tables of migration 4: keys of the API, and what was used with them.
///
/// A secret is kept as its SHA-256. A slow, salted hash is for passwords, which can be guessed; a secret of 256 random bits
/// cannot, by any number of trials, and the comparison is on the path of every request.
///
/// `key_change` counts the changes of keys, so that a running server sees with one read whether it must read them again.
/// SQLite's `data_version` does not serve for this: it belongs to one connection and moves with every usage written.
extension Schema {
    static func addKeys(_ database: Database) throws {
        for statement in keyTables { try database.execute(sql: statement) }
    }

    private static let keyTables = [
        """
        CREATE TABLE api_key (
            id TEXT NOT NULL PRIMARY KEY,
            name TEXT NOT NULL,
            digest BLOB NOT NULL,
            previous_digest BLOB,
            previous_until BIGINT,
            roles TEXT NOT NULL,
            rate DOUBLE PRECISION CHECK (rate > 0),
            burst BIGINT CHECK (burst > 0),
            daily_characters BIGINT CHECK (daily_characters >= 0),
            monthly_characters BIGINT CHECK (monthly_characters >= 0),
            backends TEXT,
            allows_external INTEGER NOT NULL,
            is_stored INTEGER NOT NULL,
            created_at BIGINT NOT NULL,
            expires_at BIGINT,
            revoked_at BIGINT,
            CHECK ((previous_digest IS NULL) = (previous_until IS NULL)),
            CHECK ((rate IS NULL) = (burst IS NULL))
        )
        """,
        """
        CREATE TABLE usage (
            key_id TEXT NOT NULL,
            day BIGINT NOT NULL,
            requests BIGINT NOT NULL,
            characters BIGINT NOT NULL,
            cached_characters BIGINT NOT NULL,
            refused BIGINT NOT NULL,
            PRIMARY KEY (key_id, day)
        )
        """,
        "CREATE TABLE key_change (number BIGINT NOT NULL)",
        "INSERT INTO key_change (number) VALUES (0)",
    ]
}
