import Corpora
import Testing
import TextProcessing

struct EAFTests {
    private let options = XMLFormatOptions(
        sourceLanguage: "prl",
        tiers: [.init(name: "ESPANOL", language: "es"), .init(name: "GLOSA", language: "prl")])

    private func file(_ tiers: String, slots: String) -> String {
        """
        <ANNOTATION_DOCUMENT FORMAT="3.0" VERSION="3.0"><HEADER TIME_UNITS="milliseconds"/>
        <TIME_ORDER>\(slots)</TIME_ORDER>
        \(tiers)
        <LINGUISTIC_TYPE LINGUISTIC_TYPE_ID="default-lt"/></ANNOTATION_DOCUMENT>
        """
    }

    private func slots(_ times: [Int?]) -> String {
        times.enumerated().map { index, time in
            "<TIME_SLOT TIME_SLOT_ID=\"t\(index)\"" + (time.map { " TIME_VALUE=\"\($0)\"" } ?? "") + "/>"
        }.joined()
    }

    private func tier(_ name: String, _ annotations: [(String, Int, Int)], more: String = "") -> String {
        let body = annotations.enumerated().map { index, annotation in
            "<ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID=\"\(name)\(index)\" TIME_SLOT_REF1=\"t\(annotation.1)\" "
                + "TIME_SLOT_REF2=\"t\(annotation.2)\"><ANNOTATION_VALUE>\(annotation.0)</ANNOTATION_VALUE>"
                + "</ALIGNABLE_ANNOTATION></ANNOTATION>"
        }.joined()
        return "<TIER TIER_ID=\"\(name)\" LINGUISTIC_TYPE_REF=\"default-lt\" PARTICIPANT=\"P\">\(body)\(more)</TIER>"
    }

    @Test("joins glosses to the translation with which they run together longest")
    func joins() throws {
        let text = file(
            tier("ESPANOL", [("Mi casa", 0, 3), ("es grande", 3, 6)])
                + tier("GLOSA", [("YO", 0, 1), ("CASA", 1, 4), ("GRANDE", 4, 5)])
                + tier("NOTA", [("n", 4, 5)]),
            slots: slots([0, 400, nil, 1000, 1200, 1900, 2000]))
        let reading = try Reading(text, .eaf, options)
        #expect(reading.problems == [])
        #expect(reading.failure == nil)
        #expect(reading.records.map(\.key) == ["ESPANOL0", "ESPANOL1"])
        #expect(reading.records.map { $0.variants.map(\.text) } == [["Mi casa", "YO CASA"], ["es grande", "GRANDE"]])
        #expect(reading.records[0].variants.map(\.language) == ["es", "prl"])
        #expect(
            reading.records[0].properties == [
                Property(name: "@begin", value: "0"), Property(name: "@end", value: "1000"),
            ])
        #expect(reading.records[1].properties.last == Property(name: "tier:NOTA", value: "n"))
        #expect(
            reading.records[0].variants[1].properties == [
                Property(name: "@PARTICIPANT", value: "P"), Property(name: "annotation", value: "0-400 YO"),
                Property(name: "annotation", value: "400-1200 CASA"),
            ])
        let written = try document(reading.records, .eaf, options)
        #expect(written.losses == [:])
        let again = try Reading(written.text, .eaf, options).placeless
        #expect(again.map(\.variants) == reading.placeless.map(\.variants))
        #expect(again.map(\.key) == ["ESPANOL0", "ESPANOL1"])
    }

    @Test("places annotations that hang on others, and slots without a time")
    func references() throws {
        let gloss = """
            <TIER TIER_ID="GLOSA" PARENT_REF="ESPANOL"><ANNOTATION><REF_ANNOTATION ANNOTATION_ID="g" ANNOTATION_REF="ESPANOL1">
            <ANNOTATION_VALUE>SOL</ANNOTATION_VALUE></REF_ANNOTATION></ANNOTATION></TIER>
            """
        let text = file(tier("ESPANOL", [("a", 0, 1), ("b", 2, 3)]) + gloss, slots: slots([nil, nil, nil, nil]))
        let reading = try Reading(text, .eaf, options)
        #expect(reading.problems == [])
        #expect(reading.records.map { $0.variants.map(\.text) } == [["a"], ["b", "SOL"]])
        #expect(reading.records.map(\.properties) == [[], []])
    }

    @Test("gives back records with and without times, in order")
    func roundTrip() throws {
        let records = (0..<50).map { index in
            var record = CorpusRecord(
                key: "a\(index)", sourceLanguage: "prl",
                variants: [
                    RecordVariant(language: "es", text: "tʼanta <\(index)> & n\u{303} 🦙\n"),
                    RecordVariant(language: "prl", text: "PAN \(index)"),
                ])
            if index < 25 {
                record.properties = [
                    Property(name: "@begin", value: "\(index * 1000)"),
                    Property(name: "@end", value: "\(index * 1000 + 900)"),
                ]
            }
            return record
        }
        let written = try document(records, .eaf, options)
        #expect(written.losses == [:])
        let reading = try Reading(written.text, .eaf, options)
        #expect(reading.problems == [])
        #expect(reading.placeless == records)
        #expect(try document(records, .eaf, options).text == written.text)
    }

    @Test(
        "reports annotations that cannot be placed",
        arguments: [
            ([("a", 0, 1)], [("G", 2, 3)], "corpus.malformed"), ([("a", 0, 1), ("", 1, 2)], [], "corpus.no-text"),
            ([("a", 0, 1), ("b", 8, 9)], [], "corpus.malformed"),
        ] as [([(String, Int, Int)], [(String, Int, Int)], String)])
    func problems(spanish: [(String, Int, Int)], gloss: [(String, Int, Int)], code: String) throws {
        let text = file(tier("ESPANOL", spanish) + tier("GLOSA", gloss), slots: slots([0, 10, 20, 30]))
        let reading = try Reading(text, .eaf, options)
        #expect(reading.problems.map(\.code) == [code] && reading.problems.map(\.line) == [3])
        #expect(reading.records.count == 1)
    }

    @Test("needs the tiers, and milliseconds")
    func refusals() throws {
        let text = file(tier("ESPANOL", [("a", 0, 1)]), slots: slots([0, 10]))
        #expect(try Reading(text, .eaf).failure?.code == "corpus.missing-part")
        #expect(try Reading(text, .eaf, options).problems.map(\.code) == ["corpus.missing-part"])
        let other = XMLFormatOptions(tiers: [.init(name: "X", language: "es")])
        #expect(try Reading(text, .eaf, other).failure?.code == "corpus.missing-part")
        let frames = text.replacing("milliseconds", with: "PAL-frames")
        #expect(try Reading(frames, .eaf, options).failure?.code == "corpus.invalid-value")
    }

    @Test("counts what an annotation cannot hold")
    func losses() throws {
        let record = CorpusRecord(
            key: "a b", variants: [RecordVariant(language: "es", text: "a", state: .draft)], domain: "d", note: "n")
        let written = try document([record], .eaf, options)
        #expect(written.losses == ["key": 1, "domain": 1, "note": 1, "state": 1])
    }
}
