/// What the `sqlite3` shell is told to do beside an import of ours.
enum ShellImport {
    private static let settings = """
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = NORMAL;
        PRAGMA cache_size = -32768;
        .mode ascii
        .separator "\\t" "\\n"

        """

    /// The two columns in a table, their words in an index.
    static func bare(file: String) -> String {
        settings + """
            CREATE TABLE pair (es TEXT, quy TEXT);
            .import --skip 1 \(file) pair
            CREATE VIRTUAL TABLE words USING fts5(es, quy, content='pair');
            INSERT INTO words (words) VALUES ('rebuild');

            """
    }

    /// Every column and index of ours in one transaction.
    static func same(file: String, schema: String) -> String {
        settings + schema + """
            CREATE TEMP TABLE raw (es TEXT, quy TEXT);
            .import --skip 1 \(file) raw
            BEGIN;
            INSERT INTO source (id, licence) VALUES ('bench', 'CC0-1.0');
            INSERT INTO unit (number, id, source_id, record_key, domain, licence, position, note, import_id, created_at,
                changed_at, revision)
            SELECT raw.rowid, randomblob(16), 'bench', hex(randomblob(16)), 'general', 'CC0-1.0', raw.rowid, '', 1,
                1790000000000, 1790000000000, 1
            FROM raw;
            INSERT INTO variant (unit_number, variety, ordinal, orthography, text, digest, origin, state)
            SELECT raw.rowid, side.variety, 0, 'standard', iif(side.variety = 'es', raw.es, raw.quy), randomblob(32),
                'imported', 'unreviewed'
            FROM raw, (SELECT 'es' AS variety UNION ALL SELECT 'quy') side;
            INSERT INTO variant_search (rowid, text) SELECT number, text FROM variant;
            INSERT INTO revision (unit_number, number, happened_at, action, import_id)
            SELECT raw.rowid, 1, 1790000000000, 'added', 1 FROM raw;
            COMMIT;

            """
    }
}
