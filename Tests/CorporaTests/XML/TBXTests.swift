import Corpora
import Testing
import TextProcessing

struct TBXTests {
    private static let version2 = """
        <martif type="TBX-Basic" xml:lang="es"><martifHeader><fileDesc><sourceDesc><p>x</p></sourceDesc></fileDesc>
        </martifHeader><text><body>
        <termEntry id="c1"><descrip type="subjectField">salud</descrip><note>n</note>
        <descripGrp><descrip type="definition">d</descrip><admin type="source">s</admin></descripGrp>
        <langSet xml:lang="es"><descrip type="definition">de</descrip><tig><term>posta</term>
        <termNote type="partOfSpeech">noun</termNote>
        <termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></tig>
        <tig><term>centro de salud</term><termNote type="administrativeStatus">supersededTerm-admn-sts</termNote></tig>
        </langSet><langSet xml:lang="quy"><ntig><termGrp><term>hampina wasi</term>
        <termNote type="partOfSpeech">noun</termNote></termGrp><note>tn</note></ntig></langSet></termEntry>
        </body></text></martif>
        """
    private static let attributes3 = """
        <tbx type="TBX-Basic" style="dca" xml:lang="es" xmlns="urn:iso:std:iso:30042:ed-2"><tbxHeader><fileDesc><sourceDesc>
        <p>x</p></sourceDesc></fileDesc></tbxHeader><text><body>
        <conceptEntry id="c1"><descrip type="subjectField">salud</descrip><note>n</note>
        <descripGrp><descrip type="definition">d</descrip><admin type="source">s</admin></descripGrp>
        <langSec xml:lang="es"><descrip type="definition">de</descrip><termSec><term>posta</term>
        <termNote type="partOfSpeech">noun</termNote>
        <termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></termSec>
        <termSec><term>centro de salud</term><termNote type="administrativeStatus">supersededTerm-admn-sts</termNote>
        </termSec></langSec><langSec xml:lang="quy"><termSec><term>hampina wasi</term>
        <termNote type="partOfSpeech">noun</termNote><note>tn</note></termSec></langSec></conceptEntry>
        </body></text></tbx>
        """
    private static let tags3 = """
        <tbx type="TBX-Basic" style="dct" xml:lang="es" xmlns="urn:iso:std:iso:30042:ed-2"
        xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic"><text><body>
        <conceptEntry id="c1"><min:subjectField>salud</min:subjectField><note>n</note>
        <descripGrp><basic:definition>d</basic:definition><basic:source>s</basic:source></descripGrp>
        <langSec xml:lang="es"><basic:definition>de</basic:definition><termSec><term>posta</term>
        <min:partOfSpeech>noun</min:partOfSpeech>
        <min:administrativeStatus>preferredTerm-admn-sts</min:administrativeStatus></termSec>
        <termSec><term>centro de salud</term>
        <min:administrativeStatus>supersededTerm-admn-sts</min:administrativeStatus></termSec></langSec>
        <langSec xml:lang="quy"><termSec><term>hampina wasi</term><min:partOfSpeech>noun</min:partOfSpeech>
        <note>tn</note></termSec></langSec></conceptEntry></body></text></tbx>
        """

    @Test("reads concepts of all three styles alike", arguments: [version2, attributes3, tags3])
    func reads(text: String) throws {
        let reading = try Reading(text, .tbx)
        #expect(reading.problems == [])
        #expect(reading.failure == nil)
        let record = try #require(reading.records.first)
        #expect(record.key == "c1" && record.domain == "salud" && record.note == "n" && record.tags == ["term"])
        #expect(
            record.properties.filter { $0.name != "header" } == [
                Property(name: "definition", value: "d"), Property(name: "definition/source", value: "s"),
            ])
        #expect(record.variants.map(\.language) == ["es", "es", "quy"])
        #expect(record.variants.map(\.text) == ["posta", "centro de salud", "hampina wasi"])
        #expect(record.variants.map(\.state) == [.approved, .rejected, nil])
        #expect(
            record.variants.map(\.properties) == [
                [Property(name: "partOfSpeech", value: "noun"), Property(name: "langSet:definition", value: "de")],
                [Property(name: "administrativeStatus", value: "supersededTerm-admn-sts")],
                [Property(name: "partOfSpeech", value: "noun"), Property(name: "note", value: "tn")],
            ])
        let written = try document(reading.records, .tbx)
        var again = try Reading(written.text, .tbx).placeless
        var first = reading.placeless
        for index in again.indices { again[index].properties.removeAll { $0.name == "header" } }
        for index in first.indices { first[index].properties.removeAll { $0.name == "header" } }
        if text.hasPrefix("<martif") { #expect(written.text.contains("<p>x</p>")) }
        for index in again.indices {
            #expect(again[index].properties.filter { $0.name != "x-chaka-header" } == first[index].properties)
        }
        #expect(again.map(\.variants) == first.map(\.variants))
    }

    @Test(
        "reports concepts that cannot be used",
        arguments: [
            ("<termEntry id='b'/>", "corpus.no-text"),
            ("<termEntry id='b'><langSet/></termEntry>", "corpus.missing-part"),
            ("<termEntry id='a'/>", "corpus.duplicate-key"), ("<back/>", "corpus.malformed"),
            ("<termEntry id='b'><langSet xml:lang='es'><tig><term/></tig></langSet></termEntry>", "corpus.no-text"),
        ])
    func problems(entry: String, code: String) throws {
        let good = "<termEntry id='a'><langSet xml:lang='es'><tig><term>a</term></tig></langSet></termEntry>"
        let reading = try Reading(
            "<martif><text><body>\n\(good)\n\(entry)\n\(good.replacing("'a'", with: "'c'"))</body></text></martif>",
            .tbx)
        #expect(reading.records.map(\.key) == ["a", "c"])
        #expect(reading.problems.map(\.code) == [code] && reading.problems.map(\.line) == [3])
    }

    @Test("maps states both ways", arguments: VariantState.allCases)
    func states(state: VariantState) throws {
        let record = CorpusRecord(
            key: "a", variants: [RecordVariant(language: "es", text: "a", state: state)], tags: ["term"])
        let written = try document([record], .tbx)
        #expect(try Reading(written.text, .tbx).placeless == [record])
        let hasWord = [.approved, .reviewed, .rejected].contains(state)
        #expect(written.text.contains("administrativeStatus") == hasWord)
    }

    @Test("gives back every record it wrote, but for inline elements")
    func roundTrip() throws {
        var generator = XMLRecordGenerator(seed: 31)
        let records = (0..<300).map { _ in
            var record = generator.record(languages: ["es", "quy", "quy"])
            record.tags.insert("term", at: 0)
            for index in record.variants.indices { record.variants[index].inline = [] }
            return record
        }
        let written = try document(records, .tbx)
        let reading = try Reading(written.text, .tbx)
        #expect(reading.problems == [])
        #expect(reading.failure == nil)
        #expect(written.losses == [:])
        #expect(reading.records.count == records.count)
        for (read, record) in zip(reading.placeless, records) { #expect(sorted(read) == sorted(record)) }
    }

    private func sorted(_ record: CorpusRecord) -> CorpusRecord {
        var record = record
        record.properties.sort { ($0.name, $0.value) < ($1.name, $1.value) }
        for index in record.variants.indices {
            record.variants[index].properties.sort { ($0.name, $0.value) < ($1.name, $1.value) }
        }
        return record
    }

    @Test("counts inline elements that a term cannot hold, and writes an empty file")
    func losses() throws {
        let inline = [InlineElement(offset: 0, name: "x", kind: .standalone)]
        let record = CorpusRecord(variants: [RecordVariant(language: "es", text: "a", inline: inline)])
        #expect(try document([record], .tbx).losses == ["inline element": 1])
        #expect(try Reading(try document([], .tbx).text, .tbx).failure == nil)
    }
}
