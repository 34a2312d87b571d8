/// The tables of migration 2: whole descriptions, revisions without copies of imported texts, imports, withdrawals.
///
/// A unit and a variant have a number, so that the big tables and the full-text index are written in order and not at
/// random places of a tree. Numbers are private to one database file; the identity of a unit is its `id`. Empty lists
/// are NULL.
///
/// Checks are written with OR: SQLite builds a table for every `IN`, which made an insert three times as slow. The key of
/// a record needs no index of its own, since the identifier follows from source and key.
extension Schema {
    static let keepingTables = [
        """
        CREATE TABLE import (
            id INTEGER NOT NULL PRIMARY KEY,
            source_id TEXT NOT NULL,
            file_name TEXT NOT NULL,
            format TEXT NOT NULL,
            options_digest TEXT NOT NULL,
            file_identity TEXT NOT NULL,
            actor TEXT NOT NULL,
            reason TEXT NOT NULL,
            started_at BIGINT NOT NULL,
            finished_at BIGINT,
            committed_records BIGINT NOT NULL,
            added BIGINT NOT NULL,
            changed BIGINT NOT NULL,
            unchanged BIGINT NOT NULL,
            withdrawn BIGINT NOT NULL,
            rejected BIGINT NOT NULL
        )
        """,
        """
        CREATE TABLE unit (
            number INTEGER NOT NULL PRIMARY KEY,
            id BLOB NOT NULL UNIQUE,
            source_id TEXT NOT NULL REFERENCES source (id),
            record_key TEXT NOT NULL,
            domain TEXT NOT NULL,
            licence TEXT NOT NULL,
            contributor TEXT,
            credit TEXT,
            terms TEXT,
            consent TEXT,
            document TEXT,
            position BIGINT,
            note TEXT NOT NULL,
            tags TEXT,
            properties TEXT,
            import_id BIGINT,
            created_at BIGINT NOT NULL,
            changed_at BIGINT NOT NULL,
            revision BIGINT NOT NULL
        )
        """,
        "CREATE INDEX unit_source ON unit (source_id)",
        """
        CREATE TABLE variant (
            number INTEGER NOT NULL PRIMARY KEY,
            unit_number BIGINT NOT NULL REFERENCES unit (number) ON DELETE CASCADE,
            variety TEXT NOT NULL,
            ordinal BIGINT NOT NULL CHECK (ordinal >= 0),
            orthography TEXT NOT NULL,
            text TEXT NOT NULL,
            digest BLOB NOT NULL,
            origin TEXT NOT NULL CHECK (origin = 'imported' OR origin = 'human' OR origin = 'machine'),
            engine TEXT,
            model TEXT,
            state TEXT NOT NULL CHECK (
                state = 'unreviewed' OR state = 'reviewed' OR state = 'approved' OR state = 'draft'
                OR state = 'needs-work' OR state = 'rejected'),
            translated_from_variety TEXT,
            translated_from_ordinal BIGINT,
            inline TEXT,
            properties TEXT,
            UNIQUE (unit_number, variety, ordinal),
            CHECK ((origin = 'machine') = (engine IS NOT NULL AND model IS NOT NULL)),
            CHECK ((translated_from_variety IS NULL) = (translated_from_ordinal IS NULL))
        )
        """,
        "CREATE INDEX variant_answering ON variant (unit_number) WHERE state IN ('reviewed', 'approved')",
        """
        CREATE TABLE revision (
            sequence INTEGER NOT NULL PRIMARY KEY,
            unit_number BIGINT NOT NULL,
            number BIGINT NOT NULL,
            variety TEXT,
            ordinal BIGINT,
            happened_at BIGINT NOT NULL,
            actor TEXT,
            action TEXT NOT NULL,
            reason TEXT,
            import_id BIGINT,
            before_json TEXT,
            after_json TEXT,
            UNIQUE (unit_number, number),
            CHECK (import_id IS NOT NULL OR (actor IS NOT NULL AND reason IS NOT NULL))
        )
        """,
        """
        CREATE TABLE withdrawal (
            unit_id BLOB NOT NULL PRIMARY KEY,
            unit_number BIGINT,
            happened_at BIGINT NOT NULL,
            actor TEXT NOT NULL,
            reason TEXT NOT NULL
        )
        """,
        """
        CREATE TABLE withdrawal_secret (
            id INTEGER NOT NULL PRIMARY KEY,
            secret BLOB NOT NULL UNIQUE
        )
        """,
        """
        CREATE TABLE withdrawn_text (
            digest BLOB NOT NULL,
            unit_id BLOB NOT NULL REFERENCES withdrawal (unit_id),
            secret_id BIGINT NOT NULL REFERENCES withdrawal_secret (id),
            PRIMARY KEY (digest, unit_id)
        )
        """,
    ]
}
