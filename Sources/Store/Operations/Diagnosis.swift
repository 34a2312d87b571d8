import GRDB

extension GatewayDatabase {
    /// How much the store holds.
    public func counts() throws(StoreError) -> StoreCounts {
        try read { database in
            func count(_ table: String) throws -> Int {
                try Int.fetchOne(database, sql: "SELECT COUNT(*) FROM \(table)") ?? 0
            }
            return StoreCounts(
                sources: try count("source"), units: try count("unit"), variants: try count("variant"),
                answeringVariants: try count("variant WHERE state IN ('reviewed', 'approved')"),
                revisions: try count("revision"), lexiconFiles: try count("lexicon_file"),
                lexiconEntries: try count("lexicon_entry"))
        }
    }

    /// What SQLite finds wrong in the whole file, at most 100 lines; empty for a sound database.
    ///
    /// Reads every page: seconds for a large database.
    public func integrityProblems() throws(StoreError) -> [String] {
        try read { database in
            try String.fetchAll(database, sql: "PRAGMA integrity_check(100)").filter { $0 != "ok" }
        }
    }
}

extension GatewayDatabase {
    /// Reads one value from the file without blocking the calling thread: whether the database still answers.
    public func probe() async throws(StoreError) {
        do {
            _ = try await writer.read { try Int.fetchOne($0, sql: "SELECT COUNT(*) FROM source") }
        } catch {
            throw StoreError(error, path: path)
        }
    }
}
