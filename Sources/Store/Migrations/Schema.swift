import GRDB

/// The schema, in the subset of SQL that SQLite and PostgreSQL share.
enum Schema {
    static func migrator() -> DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 units and lexicons") { database in
            for statement in unitTables + lexiconTables { try database.execute(sql: statement) }
        }
        migrator.registerMigration("2 descriptions, revisions, imports and withdrawals", migrate: addKeeping)
        migrator.registerMigration("3 withdrawn texts and pairs", migrate: addWithdrawnPairs)
        migrator.registerMigration("4 keys and usage", migrate: addKeys)
        return migrator
    }

    private static let unitTables = [
        """
        CREATE TABLE source (
            id TEXT NOT NULL PRIMARY KEY,
            licence TEXT NOT NULL
        )
        """,
        """
        CREATE TABLE unit (
            id TEXT NOT NULL PRIMARY KEY,
            source_id TEXT NOT NULL REFERENCES source (id),
            record_key TEXT NOT NULL,
            domain TEXT NOT NULL,
            licence TEXT NOT NULL,
            contributor TEXT,
            note TEXT NOT NULL,
            tags TEXT NOT NULL,
            UNIQUE (source_id, record_key)
        )
        """,
        """
        CREATE TABLE variant (
            unit_id TEXT NOT NULL REFERENCES unit (id) ON DELETE CASCADE,
            variety TEXT NOT NULL,
            ordinal INTEGER NOT NULL CHECK (ordinal >= 0),
            orthography TEXT NOT NULL,
            text TEXT NOT NULL,
            normalized_text TEXT NOT NULL,
            digest TEXT NOT NULL,
            origin TEXT NOT NULL CHECK (origin IN ('human', 'imported', 'machine')),
            engine TEXT,
            model TEXT,
            state TEXT NOT NULL
                CHECK (state IN ('rejected', 'draft', 'needs-work', 'unreviewed', 'reviewed', 'approved')),
            translated_from_variety TEXT,
            translated_from_ordinal INTEGER,
            PRIMARY KEY (unit_id, variety, ordinal),
            CHECK ((origin = 'machine') = (engine IS NOT NULL AND model IS NOT NULL)),
            CHECK ((translated_from_variety IS NULL) = (translated_from_ordinal IS NULL))
        )
        """,
        "CREATE INDEX variant_digest ON variant (digest)",
        """
        CREATE TABLE revision (
            unit_id TEXT NOT NULL,
            number INTEGER NOT NULL,
            variety TEXT,
            ordinal INTEGER,
            happened_at BIGINT NOT NULL,
            actor TEXT NOT NULL,
            action TEXT NOT NULL,
            reason TEXT NOT NULL,
            before_json TEXT,
            after_json TEXT,
            PRIMARY KEY (unit_id, number)
        )
        """,
        "CREATE INDEX revision_happened_at ON revision (happened_at)",
    ]

    private static let lexiconTables = [
        """
        CREATE TABLE lexicon_file (
            id TEXT NOT NULL PRIMARY KEY,
            digest TEXT NOT NULL,
            loaded_at BIGINT NOT NULL
        )
        """,
        """
        CREATE TABLE lexicon_entry (
            file_id TEXT NOT NULL REFERENCES lexicon_file (id) ON DELETE CASCADE,
            id TEXT NOT NULL,
            part_of_speech TEXT NOT NULL,
            domain TEXT NOT NULL,
            flags TEXT NOT NULL,
            digest TEXT NOT NULL,
            position INTEGER NOT NULL,
            PRIMARY KEY (file_id, id)
        )
        """,
        """
        CREATE TABLE lexicon_form (
            file_id TEXT NOT NULL,
            entry_id TEXT NOT NULL,
            ordinal INTEGER NOT NULL,
            variety TEXT NOT NULL,
            text TEXT NOT NULL,
            attestation TEXT,
            PRIMARY KEY (file_id, entry_id, ordinal),
            FOREIGN KEY (file_id, entry_id) REFERENCES lexicon_entry (file_id, id) ON DELETE CASCADE
        )
        """,
    ]
}
