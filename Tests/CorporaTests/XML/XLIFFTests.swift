import Corpora
import Testing
import TextProcessing

struct XLIFFTests {
    private func file1(_ body: String, target: String = " target-language=\"quy\"") -> String {
        """
        <?xml version="1.0"?>
        <xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2" xmlns:o="urn:o">
        <file original="a.txt" source-language="es"\(target) datatype="html"><header><note>h</note></header><body>
        \(body)
        </body></file></xliff>
        """
    }

    private func file2(_ body: String) -> String {
        """
        <xliff version="2.0" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="es" trgLang="quy">
        <file id="f1" original="a.txt">
        \(body)
        </file></xliff>
        """
    }

    @Test("reads units of XLIFF 1.2 in files and groups")
    func reads1() throws {
        let reading = try Reading(
            file1(
                """
                <group id="g" resname="menu"><note>in group</note><group>
                <trans-unit id="1" resname="r" translate="no"><source>casa <g id="1">a</g></source><seg-source/>
                <target state="needs-review-translation">wasi</target><note from="m">n1</note><note>n2</note>
                <context-group o:a="1"><context context-type="x-c">c</context></context-group>
                <alt-trans><target>wasiy</target></alt-trans></trans-unit></group></group>
                <trans-unit id="2"><source>sol</source><target state="new"/></trans-unit>
                """), .xliff)
        #expect(reading.problems.isEmpty && reading.failure == nil)
        let record = try #require(reading.records.first)
        #expect(record.key == "1" && record.line == 5 && record.document == "a.txt" && record.sourceLanguage == "es")
        #expect(record.note == "n1\nn2")
        #expect(record.variants.map(\.language) == ["es", "quy"])
        #expect(record.variants.map(\.text) == ["casa a", "wasi"])
        #expect(record.variants[1].state == .unreviewed)
        #expect(record.variants[1].properties == [Property(name: "@state", value: "needs-review-translation")])
        #expect(record.variants[0].inline.map(\.kind) == [.open, .close])
        #expect(
            record.properties.map(\.name) == [
                "file/header", "file@datatype", "group", "group@resname", "group/note", "group", "@resname",
                "@translate", "note[0]@from", "<context-group>", "<alt-trans>",
            ])
        let second = try #require(reading.records.last)
        #expect(second.variants.map(\.text) == ["sol"])
        #expect(second.properties.map(\.name) == ["file@datatype", "target@state"])
        let written = try document(reading.records, .xliff)
        #expect(written.losses.isEmpty)
        #expect(try Reading(written.text, .xliff).placeless == reading.placeless)
    }

    @Test(
        "maps states of XLIFF 1.2 both ways",
        arguments: [
            ("state='new'", "", VariantState.draft), ("state='needs-translation'", "", .draft),
            ("state='needs-adaptation'", "", .needsWork), ("state='needs-l10n'", "", .needsWork),
            ("state='translated'", "", .unreviewed), ("state='needs-review-translation'", "", .unreviewed),
            ("state='needs-review-adaptation'", "", .unreviewed), ("state='needs-review-l10n'", "", .unreviewed),
            ("state='signed-off'", "", .reviewed), ("state='final'", "", .approved),
            ("state='final'", "approved='yes'", .approved), ("", "approved='yes'", .approved),
            ("state='translated'", "approved='yes'", .unreviewed), ("", "approved='no'", nil), ("", "", nil),
            ("state='x-mine'", "", nil),
            ("state='needs-translation' state-qualifier='rejected-grammar'", "", .rejected),
            ("state='translated' state-qualifier='leveraged-mt'", "", .unreviewed),
        ] as [(String, String, VariantState?)])
    func states1(target: String, unit: String, state: VariantState?) throws {
        let text = file1("<trans-unit id='1' \(unit)><source>a</source><target \(target)>b</target></trans-unit>")
        let reading = try Reading(text, .xliff)
        #expect(reading.records.first?.variants.last?.state == state)
        let written = try document(reading.records, .xliff)
        #expect(try Reading(written.text, .xliff).placeless == reading.placeless)
        if let word = target.split(separator: "'").dropFirst().first {
            #expect(written.text.contains("state=\"\(word)\""))
        }
    }

    @Test("writes the state a text has now, not the word it once came with", arguments: VariantState.allCases)
    func changedState(state: VariantState) throws {
        let text = file1("<trans-unit id='1'><source>a</source><target state='needs-l10n'>b</target></trans-unit>")
        var records = try Reading(text, .xliff).records
        records[0].variants[1].state = state
        for format in [XMLFormat.xliff, .xliff2] {
            let read = try Reading(try document(records, format).text, format)
            #expect(read.records.first?.variants.last?.state == state)
        }
    }

    @Test(
        "reports units of XLIFF 1.2 that cannot be used",
        arguments: [
            ("<trans-unit><source>a</source></trans-unit>", "corpus.missing-part", 4),
            ("<trans-unit id='1'><source/></trans-unit>", "corpus.no-text", 4),
            ("<trans-unit id='0'><source>a</source></trans-unit>", "corpus.duplicate-key", 4),
            ("<trans-unit id='1'><source>a</source>\n<target>b</target></trans-unit>", "corpus.missing-part", 5),
            ("<bin-unit id='1'><bin-source/></bin-unit>", "corpus.malformed", 4),
        ])
    func problems1(unit: String, code: String, line: Int) throws {
        let good = "<trans-unit id='0'><source>a</source></trans-unit>"
        let reading = try Reading(file1(good + unit + good.replacing("0", with: "9"), target: ""), .xliff)
        #expect(reading.records.map(\.key) == ["0", "9"])
        #expect(reading.problems.map(\.code) == [code] && reading.problems.map(\.line) == [line])
    }

    @Test("keeps apart equal ids of two files")
    func files() throws {
        let file =
            "<file original='b' source-language='es' datatype='plaintext'><body>"
            + "<trans-unit id='1'><source>a</source></trans-unit></body></file>"
        let text = "<xliff version='1.2'>\(file)\(file.replacing("'b'", with: "'c'"))</xliff>"
        let reading = try Reading(text, .xliff)
        #expect(reading.records.map(\.key) == ["1", "c/1"])
        let written = try document(reading.records, .xliff)
        #expect(!written.text.contains("c/1"))
        #expect(try Reading(written.text, .xliff).placeless == reading.placeless)
    }

    @Test("refuses versions it does not know", arguments: ["3.0", ""])
    func version(version: String) throws {
        #expect(try Reading("<xliff version='\(version)'/>", .xliff).failure?.code == "corpus.invalid-value")
    }

    @Test("reads segments of XLIFF 2 with original data, notes and what stands between them")
    func reads2() throws {
        let text = file2(
            """
            <skeleton href="s"/><group id="g1" name="menu"><unit id="u" name="n">
            <notes><note id="n1" category="c">note</note></notes><originalData><data id="d1">&lt;b&gt;</data></originalData>
            <segment id="s1" state="reviewed"><source>a<ph id="1" dataRef="d1"/></source><target>b</target></segment>
            <ignorable><source> </source></ignorable>
            <segment state="final" subState="my:x"><source>c<pc id="2">d</pc></source><target>e</target></segment>
            <ignorable><source>!</source></ignorable></unit></group>
            <unit id="v"><segment><source>f</source></segment></unit>
            """)
        let reading = try Reading(text, .xliff2)
        #expect(reading.problems.isEmpty && reading.failure == nil)
        #expect(reading.records.map(\.key) == ["u/s1", "u/2", "v"])
        #expect(reading.records.map(\.line) == [5, 7, 9])
        #expect(reading.records.map { $0.variants.last?.state } == [.reviewed, .approved, nil])
        #expect(reading.records[0].note == "note")
        #expect(
            reading.records[0].properties == [
                Property(name: "file/skeleton", value: "<skeleton href=\"s\"/>"),
                Property(name: "group", value: "g1"),
                Property(name: "group@name", value: "menu"), Property(name: "@name", value: "n"),
                Property(name: "note[0]@id", value: "n1"), Property(name: "note[0]@category", value: "c"),
                Property(name: "data:d1", value: "&lt;b&gt;"), Property(name: "segment@id", value: "s1"),
            ])
        let written = try document(reading.records, .xliff2)
        #expect(written.losses.isEmpty)
        #expect(written.text.contains("<data id=\"d1\">&lt;b&gt;</data>"))
        #expect(written.text.split(separator: "<unit ").count == 3)
        #expect(try Reading(written.text, .xliff2).placeless == reading.placeless)
    }

    @Test("keeps notes and foreign elements that stand in a segment")
    func segmentNotes() throws {
        let text = file2(
            """
            <unit id="u"><notes><note>unit</note></notes><segment id="a"><notes><note category="c">one</note></notes>
            <source>a</source></segment><segment id="b"><source>b</source><x:y xmlns:x="urn:x"/></segment></unit>
            """)
        let reading = try Reading(text, .xliff2)
        #expect(reading.records.map(\.note) == ["unit\none", "unit"])
        #expect(reading.records[0].properties.contains(Property(name: "note[1]@category", value: "c")))
        let again = try Reading(try document(reading.records, .xliff2).text, .xliff2)
        #expect(again.records.map(\.note) == ["unit\none", "unit"])
        #expect(again.records.contains { $0.properties.contains { $0.value.contains("urn:x") } })
    }

    @Test(
        "maps states of XLIFF 2 both ways",
        arguments: [
            ("state='initial'", VariantState.draft), ("state='initial' subState='my:x'", .draft),
            ("state='translated'", .unreviewed), ("state='reviewed'", .reviewed), ("state='final'", .approved),
            ("", nil), ("state='odd'", nil), ("state='initial' subState='x-chaka:rejected'", .rejected),
            ("state='initial' subState='x-chaka:needs-work'", .needsWork),
        ] as [(String, VariantState?)])
    func states2(words: String, state: VariantState?) throws {
        let text = file2("<unit id='1'><segment \(words)><source>a</source><target>b</target></segment></unit>")
        let reading = try Reading(text, .xliff2)
        #expect(reading.records.first?.variants.last?.state == state)
        let written = try document(reading.records, .xliff2)
        #expect(try Reading(written.text, .xliff2).placeless == reading.placeless)
        #expect(written.text.contains(words.replacing("'", with: "\"")))
    }

    @Test(
        "reports units of XLIFF 2 that cannot be used",
        arguments: [
            ("<unit id='1'/>", "corpus.missing-part"), ("<unit/>", "corpus.missing-part"),
            ("<unit id='0'><segment><source>a</source></segment></unit>", "corpus.duplicate-key"),
            ("<unit id='1'><segment><source/></segment></unit>", "corpus.no-text"),
        ])
    func problems2(unit: String, code: String) throws {
        let good = "<unit id='0'><segment><source>a</source></segment></unit>"
        let reading = try Reading(file2(good + unit), .xliff2)
        #expect(reading.records.map(\.key) == ["0"] && reading.problems.map(\.code) == [code])
    }

    @Test("gives back every record it wrote", arguments: [XMLFormat.xliff, .xliff2])
    func roundTrip(format: XMLFormat) throws {
        var generator = XMLRecordGenerator(seed: 23)
        let languages = format == .xliff ? ["es", "quy", "ayr", "quy"] : ["es", "quy"]
        let records = (0..<300).map { _ in generator.record(languages: languages) }
        let written = try document(records, format)
        let reading = try Reading(written.text, format)
        #expect(reading.problems == [])
        #expect(reading.failure == nil)
        #expect(written.losses == [:])
        #expect(reading.records.count == records.count)
        for (read, record) in zip(reading.placeless, records) {
            #expect(sorted(read) == sorted(record))
        }
    }

    /// XLIFF orders properties by their kind.
    private func sorted(_ record: CorpusRecord) -> CorpusRecord {
        var record = record
        record.properties.sort { ($0.name, $0.value) < ($1.name, $1.value) }
        for index in record.variants.indices {
            record.variants[index].properties.sort { ($0.name, $0.value) < ($1.name, $1.value) }
        }
        return record
    }

    @Test("says what XLIFF 2 has no place for")
    func losses() throws {
        let texts = ["es", "quy", "ayr"].map { RecordVariant(language: $0, text: "a") }
        #expect(try document([CorpusRecord(key: "a b", variants: texts)], .xliff2).losses == ["variant": 1])
        let other = CorpusRecord(key: "c", variants: [RecordVariant(language: "en", text: "a")])
        #expect(throws: CorpusFileError.self) {
            try document([CorpusRecord(key: "a", variants: Array(texts.prefix(2))), other], .xliff2)
        }
    }

    @Test("writes a file without units", arguments: [XMLFormat.xliff, .xliff2])
    func empty(format: XMLFormat) throws {
        let reading = try Reading(try document([], format).text, format)
        #expect(reading.records.isEmpty && reading.failure == nil && reading.problems.isEmpty)
    }
}
