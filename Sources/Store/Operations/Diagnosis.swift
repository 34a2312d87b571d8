import Corpora
import Foundation
import GRDB
import TextProcessing

extension GatewayDatabase {
    /// How much the store holds.
    public func counts() throws(StoreError) -> StoreCounts { try read { try Self.counts($0) } }

    static func counts(_ database: Database) throws -> StoreCounts {
        func count(_ table: String) throws -> Int {
            try Int.fetchOne(database, sql: "SELECT COUNT(*) FROM \(table)") ?? 0
        }
        return StoreCounts(
            sources: try count("source"), units: try count("unit"), variants: try count("variant"),
            answeringVariants: try count("variant WHERE state IN ('reviewed', 'approved')"),
            revisions: try count("revision"), lexiconFiles: try count("lexicon_file"),
            lexiconEntries: try count("lexicon_entry"))
    }

    /// What is wrong with the database, at most 100 lines of a kind; empty for a sound one.
    ///
    /// Pages and indexes, references between tables, numbers of revisions, and the full-text index; with
    /// `checksTexts` also every digest against its text. Reads every page: seconds for a large database.
    ///
    /// - Parameter checksTexts: Whether to compute the digest of every text again: about 5 seconds a million texts.
    /// - Returns: One line a problem.
    /// - Throws: ``StoreError``.
    public func integrityProblems(checksTexts: Bool = false) throws(StoreError) -> [String] {
        var problems = try read { database in
            try Self.structuralProblems(database) + (checksTexts ? Self.textProblems(database) : [])
        }
        // SQLite's check of the index is a write to it.
        let index = try change { try SearchIndex.problem($0) }
        if let index { problems.append(index) }
        return problems
    }

    static func structuralProblems(_ database: Database) throws -> [String] {
        var problems = try String.fetchAll(database, sql: "PRAGMA integrity_check(100)").filter { $0 != "ok" }
        guard problems.isEmpty else { return problems }
        for row in try Row.fetchAll(database, sql: "PRAGMA foreign_key_check").prefix(100) {
            problems.append(
                "row \(row[1] as Int64? ?? 0) of \(row[0] as String) refers to a missing \(row[2] as String)")
        }
        guard try database.tableExists("withdrawal") else { return problems }
        let wrong = try Int64.fetchAll(
            database,
            sql: """
                SELECT u.number FROM unit u
                LEFT JOIN (
                    SELECT unit_number, COUNT(*) AS n, MAX(number) AS last FROM revision GROUP BY unit_number
                ) r ON r.unit_number = u.number
                WHERE COALESCE(r.n, 0) <> u.revision OR COALESCE(r.last, 0) <> u.revision LIMIT 100
                """)
        return problems + wrong.map { "revisions of unit number \($0) have a gap" }
    }

    private static func textProblems(_ database: Database) throws -> [String] {
        var problems: [String] = []
        let rows = try Row.fetchCursor(database, sql: "SELECT number, variety, text, digest FROM variant")
        while let row = try rows.next(), problems.count < 100 {
            let digest = Digest(fields: [row[1], MemoryKey.storedForm(of: row[2])])
            if Data(digest.bytes) != row[3] {
                problems.append("text of variant number \(row[0] as Int64) does not have its digest")
            }
        }
        return problems
    }
}

extension GatewayDatabase {
    /// Makes the full-text index anew from the texts.
    public func rebuildSearchIndex() throws(StoreError) { try change { try SearchIndex.rebuild($0) } }

    /// Reads one value from the file without blocking the calling thread: whether the database still answers.
    public func probe() async throws(StoreError) {
        do {
            _ = try await writer.read { try Int.fetchOne($0, sql: "SELECT COUNT(*) FROM source") }
        } catch {
            throw StoreError(error, path: path)
        }
    }
}
