public import Corpora
import GRDB
import TextProcessing

extension GatewayDatabase {
    /// Brings the stored entries of a lexicon file up to date, touching only rows that differ, in one transaction.
    ///
    /// The name of the file without folders and ending is the lexicon's identity. Entries no longer in the file are
    /// removed. A second load of the same file writes nothing and counts everything as unchanged.
    ///
    /// - Parameter lexicon: The parsed file.
    /// - Returns: How many entries were added, changed, removed and left.
    /// - Throws: ``StoreError``; then nothing was changed.
    @discardableResult
    public func loadLexicon(_ lexicon: LexiconFile) throws(StoreError) -> LexiconLoadSummary {
        let time = now()
        return try change { database in
            try Self.writeFile(lexicon, time: time, database)
            var stored: [String: (digest: String, position: Int)] = [:]
            for row in try Row.fetchAll(
                database, sql: "SELECT id, digest, position FROM lexicon_entry WHERE file_id = ?",
                arguments: [lexicon.name])
            {
                stored[row["id"]] = (row["digest"], row["position"])
            }
            var summary = LexiconLoadSummary()
            for (position, entry) in lexicon.entries.enumerated() {
                let digest = entry.digest.description
                let known = stored.removeValue(forKey: entry.id)
                if known?.digest == digest {
                    summary.unchanged += 1
                    // A row that only moved because others came before it has not changed.
                    if known?.position != position {
                        try database.execute(
                            sql: "UPDATE lexicon_entry SET position = ? WHERE file_id = ? AND id = ?",
                            arguments: [position, lexicon.name, entry.id])
                    }
                    continue
                }
                if known == nil { summary.added += 1 } else { summary.changed += 1 }
                try Self.write(entry, digest: digest, position: position, file: lexicon.name, database)
            }
            for id in stored.keys.sorted() {
                try database.execute(
                    sql: "DELETE FROM lexicon_entry WHERE file_id = ? AND id = ?", arguments: [lexicon.name, id])
            }
            summary.removed = stored.count
            return summary
        }
    }

    /// The entries of one lexicon by name, or of all, in the order of their files: earlier rows are preferred.
    public func lexiconEntries(lexicon: String? = nil) throws(StoreError) -> [LexiconEntry] {
        try read { database in
            let condition = lexicon == nil ? "1 = 1" : "file_id = ?"
            let arguments: StatementArguments = lexicon.map { [$0] } ?? []
            var forms: [[String]: [LexiconForm]] = [:]
            let formRows = try Row.fetchCursor(
                database, sql: "SELECT * FROM lexicon_form WHERE \(condition) ORDER BY file_id, entry_id, ordinal",
                arguments: arguments)
            while let row = try formRows.next() {
                forms[[row["file_id"], row["entry_id"]], default: []].append(
                    LexiconForm(
                        variety: try LanguageVariety(parsing: row["variety"]), text: row["text"],
                        attestation: row["attestation"]))
            }
            let rows = try Row.fetchAll(
                database, sql: "SELECT * FROM lexicon_entry WHERE \(condition) ORDER BY file_id, position",
                arguments: arguments)
            return try rows.map { row in
                LexiconEntry(
                    id: row["id"], partOfSpeech: row["part_of_speech"], domain: row["domain"],
                    forms: forms[[row["file_id"], row["id"]]] ?? [], flags: try JSONText.decode(row["flags"]))
            }
        }
    }

    private static func writeFile(_ lexicon: LexiconFile, time: Int64, _ database: Database) throws {
        let digest = lexicon.digest.description
        let stored = try String.fetchOne(
            database, sql: "SELECT digest FROM lexicon_file WHERE id = ?", arguments: [lexicon.name])
        guard stored != digest else { return }
        try database.execute(
            sql: """
                INSERT INTO lexicon_file (id, digest, loaded_at) VALUES (?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET digest = excluded.digest, loaded_at = excluded.loaded_at
                """,
            arguments: [lexicon.name, digest, time])
    }

    private static func write(_ entry: LexiconEntry, digest: String, position: Int, file: String, _ database: Database)
        throws
    {
        try database.execute(
            sql: """
                INSERT INTO lexicon_entry (file_id, id, part_of_speech, domain, flags, digest, position)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (file_id, id) DO UPDATE SET
                    part_of_speech = excluded.part_of_speech, domain = excluded.domain, flags = excluded.flags,
                    digest = excluded.digest, position = excluded.position
                """,
            arguments: [
                file, entry.id, entry.partOfSpeech, entry.domain, try JSONText.encode(entry.flags), digest, position,
            ])
        try database.execute(
            sql: "DELETE FROM lexicon_form WHERE file_id = ? AND entry_id = ?", arguments: [file, entry.id])
        for (ordinal, form) in entry.forms.enumerated() {
            try database.execute(
                sql: """
                    INSERT INTO lexicon_form (file_id, entry_id, ordinal, variety, text, attestation)
                    VALUES (?, ?, ?, ?, ?, ?)
                    """,
                arguments: [file, entry.id, ordinal, form.variety.tag, form.text, form.attestation])
        }
    }
}
