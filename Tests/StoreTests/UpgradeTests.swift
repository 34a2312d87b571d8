import Corpora
import GRDB
import Store
import Testing
import TextProcessing

struct UpgradeTests {
    /// Schema 1 as it was released, frozen here.
    private static let schemaOne = """
        CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
        INSERT INTO grdb_migrations VALUES ('1 units and lexicons');
        CREATE TABLE source (id TEXT NOT NULL PRIMARY KEY, licence TEXT NOT NULL);
        CREATE TABLE unit (
            id TEXT NOT NULL PRIMARY KEY, source_id TEXT NOT NULL REFERENCES source (id), record_key TEXT NOT NULL,
            domain TEXT NOT NULL, licence TEXT NOT NULL, contributor TEXT, note TEXT NOT NULL, tags TEXT NOT NULL,
            UNIQUE (source_id, record_key));
        CREATE TABLE variant (
            unit_id TEXT NOT NULL REFERENCES unit (id) ON DELETE CASCADE, variety TEXT NOT NULL,
            ordinal INTEGER NOT NULL CHECK (ordinal >= 0), orthography TEXT NOT NULL, text TEXT NOT NULL,
            normalized_text TEXT NOT NULL, digest TEXT NOT NULL,
            origin TEXT NOT NULL CHECK (origin IN ('human', 'imported', 'machine')), engine TEXT, model TEXT,
            state TEXT NOT NULL
                CHECK (state IN ('rejected', 'draft', 'needs-work', 'unreviewed', 'reviewed', 'approved')),
            translated_from_variety TEXT, translated_from_ordinal INTEGER, PRIMARY KEY (unit_id, variety, ordinal),
            CHECK ((origin = 'machine') = (engine IS NOT NULL AND model IS NOT NULL)),
            CHECK ((translated_from_variety IS NULL) = (translated_from_ordinal IS NULL)));
        CREATE INDEX variant_digest ON variant (digest);
        CREATE TABLE revision (
            unit_id TEXT NOT NULL, number INTEGER NOT NULL, variety TEXT, ordinal INTEGER, happened_at BIGINT NOT NULL,
            actor TEXT NOT NULL, action TEXT NOT NULL, reason TEXT NOT NULL, before_json TEXT, after_json TEXT,
            PRIMARY KEY (unit_id, number));
        CREATE INDEX revision_happened_at ON revision (happened_at);
        CREATE TABLE lexicon_file (id TEXT NOT NULL PRIMARY KEY, digest TEXT NOT NULL, loaded_at BIGINT NOT NULL);
        CREATE TABLE lexicon_entry (
            file_id TEXT NOT NULL REFERENCES lexicon_file (id) ON DELETE CASCADE, id TEXT NOT NULL,
            part_of_speech TEXT NOT NULL, domain TEXT NOT NULL, flags TEXT NOT NULL, digest TEXT NOT NULL,
            position INTEGER NOT NULL, PRIMARY KEY (file_id, id));
        CREATE TABLE lexicon_form (
            file_id TEXT NOT NULL, entry_id TEXT NOT NULL, ordinal INTEGER NOT NULL, variety TEXT NOT NULL,
            text TEXT NOT NULL, attestation TEXT, PRIMARY KEY (file_id, entry_id, ordinal),
            FOREIGN KEY (file_id, entry_id) REFERENCES lexicon_entry (file_id, id) ON DELETE CASCADE);
        """

    /// One unit with a reviewer's judgement and one bare unit, as release 1 wrote them.
    private static func rows(_ first: UnitID, _ second: UnitID) -> String {
        """
        INSERT INTO source VALUES ('civic', 'CC BY 4.0');
        INSERT INTO unit VALUES ('\(first)', 'civic', 'k1', 'health', 'CC BY 4.0', 'ana', 'n', '["loan:posta"]');
        INSERT INTO unit VALUES ('\(second)', 'civic', 'k2', 'x', 'y', NULL, '', '[]');
        INSERT INTO variant VALUES (
            '\(first)', 'es', 0, 'official', '¿Dónde está la posta?', 'n', 'd', 'human', NULL, NULL, 'approved', NULL,
            NULL);
        INSERT INTO variant VALUES (
            '\(first)', 'quy', 0, 'official', 'Maypitaq p''osta?', 'n', 'd', 'machine', 'phrase', 'm1', 'reviewed', 'es',
            0);
        INSERT INTO revision VALUES (
            '\(first)', 1, NULL, NULL, 10, 'ana', 'added', 'load', NULL,
            '{"contributor":"ana","domain":"health","licence":"CC BY 4.0","note":"n","tags":["loan:posta"]}');
        INSERT INTO revision VALUES ('\(second)', 1, NULL, NULL, 11, 'ana', 'added', 'load', NULL, '{}');
        INSERT INTO revision VALUES ('\(first)', 2, 'es', 0, 10, 'ana', 'added', 'load', NULL, '{}');
        INSERT INTO revision VALUES ('\(first)', 3, 'quy', 0, 10, 'ana', 'added', 'load', NULL, '{}');
        INSERT INTO revision VALUES (
            '\(first)', 4, 'quy', 0, 20, 'luz', 'state-set', 'checked',
            '{"ordinal":0,"origin":"imported","orthography":"official","state":"unreviewed","text":"Maypi?","variety":"quy"}',
            '{}');
        INSERT INTO lexicon_file VALUES ('civic', 'd', 5);
        INSERT INTO lexicon_entry VALUES ('civic', 'a', 'noun', 'd', '["quy:x"]', 'd', 0);
        INSERT INTO lexicon_form VALUES ('civic', 'a', 0, 'es', 'casa', NULL);
        """
    }

    private func upgraded() throws -> GatewayDatabase {
        let directory = try temporaryDirectory()
        let first = UnitID(sourceID: "civic", key: "k1")
        let second = UnitID(sourceID: "civic", key: "k2")
        let queue = try DatabaseQueue(path: directory + "/" + GatewayDatabase.fileName)
        try queue.write { try $0.execute(sql: Self.schemaOne + Self.rows(first, second)) }
        try queue.close()
        return try GatewayDatabase(dataDirectory: directory, now: { 99 })
    }

    @Test("a database of schema 1 opens with every unit, variant and entry it had")
    func units() throws {
        let database = try upgraded()
        let units = try database.units()
        #expect(units.map(\.key) == ["k1", "k2"])
        let first = try #require(units.first)
        #expect(first.contributor == "ana" && first.tags == ["loan:posta"] && first.note == "n")
        #expect(first.variants.map(\.text) == ["¿Dónde está la posta?", "Maypitaq p'osta?"])
        #expect(first.variants.map(\.state) == [.approved, .reviewed])
        #expect(first.variants.last?.origin == .machine(engine: "phrase", model: "m1"))
        #expect(first.variants.last?.translatedFrom == VariantKey(variety: .spanish))
        #expect(units.last?.tags == [] && units.last?.variants == [])
        #expect(database.index.count == 1)
        #expect(try database.lexiconEntries().map(\.id) == ["a"])
        #expect(try database.integrityProblems().isEmpty)
    }

    @Test("keeps every revision of schema 1, and edits go on from them")
    func revisions() throws {
        let database = try upgraded()
        let id = UnitID(sourceID: "civic", key: "k1")
        let revisions = try database.revisions(of: id)
        #expect(revisions.map(\.number) == [1, 2, 3, 4])
        #expect(revisions.map(\.actor) == ["ana", "ana", "ana", "luz"])
        #expect(revisions.last?.reason == "checked" && revisions.last?.unitID == id)
        let stored = try #require(try database.storedUnit(id))
        #expect(stored.revision == 4 && stored.createdAt == 10 && stored.changedAt == 20)
        try database.setVariantState(
            .rejected, unit: id, variant: VariantKey(variety: .spanish), by: "b", reason: "r", expectedRevision: 4)
        #expect(try database.revisions(of: id).map(\.number) == [1, 2, 3, 4, 5])
    }
}
