import Corpora
import Testing
import TextProcessing

struct TMXTests {
    private func file(_ body: String, header: String = #"<header srclang="es" creationtool="chaka"/>"#) -> String {
        "<?xml version=\"1.0\"?>\n<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">\n<tmx version=\"1.4\">\(header)<body>\(body)</body></tmx>"
    }

    @Test("reads units with attributes, properties, notes and several texts of one language")
    func reads() throws {
        let reading = try Reading(
            file(
                """
                <tu tuid="a1" creationdate="20200101T000000Z" srclang="quy"><note xml:lang="en">one</note><note>two</note>
                <prop type="x-score" xml:lang="en">3</prop>
                <tuv xml:lang="es" changeid="m"><note>n</note><prop type="p">v</prop><seg>casa</seg></tuv>
                <tuv lang="quy"><seg>wasi</seg></tuv><tuv xml:lang="quy"><seg>wasicha</seg></tuv></tu>
                """), .tmx)
        #expect(reading.problems.isEmpty && reading.failure == nil)
        let record = try #require(reading.records.first)
        #expect(record.key == "a1" && record.line == 3 && record.sourceLanguage == "quy" && record.note == "one\ntwo")
        #expect(
            record.properties == [
                Property(name: "@creationdate", value: "20200101T000000Z"),
                Property(name: "note[0]@xml:lang", value: "en"), Property(name: "x-score", value: "3"),
                Property(name: "x-score@xml:lang", value: "en"),
            ])
        #expect(record.variants.map(\.language) == ["es", "quy", "quy"])
        #expect(record.variants.map(\.text) == ["casa", "wasi", "wasicha"])
        #expect(
            record.variants[0].properties == [
                Property(name: "@changeid", value: "m"), Property(name: "note", value: "n"),
                Property(name: "p", value: "v"),
            ])
    }

    @Test(
        "reads the text of a segment",
        arguments: [
            ("tʼanta", "tʼanta", []), ("t&#x2BC;anta n\u{303} &lt;&amp;&gt;&quot;&apos;", "tʼanta n\u{303} <&>\"'", []),
            (" a\n\tb ", " a\n\tb ", []), ("<![CDATA[a<b]]>c", "a<bc", []), ("a<!-- x -->b<?p q?>c", "abc", []),
            ("🦙 puka", "🦙 puka", []),
            (
                "Ñ<bpt i=\"1\">&lt;b&gt;<sub>s</sub></bpt>x<ept i=\"1\"/>", "Ñx",
                [
                    InlineElement(
                        offset: 2, name: "bpt", kind: .standalone, attributes: [Property(name: "i", value: "1")],
                        content: "&lt;b&gt;<sub>s</sub>"),
                    InlineElement(
                        offset: 3, name: "ept", kind: .standalone, attributes: [Property(name: "i", value: "1")]),
                ]
            ),
            (
                "<hi>a<hi/></hi>", "a",
                [
                    InlineElement(offset: 0, name: "hi", kind: .open),
                    InlineElement(offset: 1, name: "hi", kind: .standalone),
                    InlineElement(offset: 1, name: "hi", kind: .close),
                ]
            ),
        ] as [(String, String, [InlineElement])])
    func segment(markup: String, text: String, inline: [InlineElement]) throws {
        let reading = try Reading(file("<tu><tuv xml:lang=\"quz\"><seg>\(markup)</seg></tuv></tu>"), .tmx)
        let variant = try #require(reading.records.first?.variants.first)
        #expect(variant.text.utf8.elementsEqual(text.utf8))
        #expect(variant.inline == inline)
        let written = try document(reading.records, .tmx)
        #expect(written.losses.isEmpty)
        #expect(try Reading(written.text, .tmx).records.first?.variants == [variant])
    }

    @Test(
        "reports units that cannot be used and goes on",
        arguments: [
            ("<tu/>", "corpus.no-text", 3), ("\n<tu>\n</tu>", "corpus.no-text", 4),
            ("<tu><tuv><seg>a</seg></tuv></tu>", "corpus.missing-part", 3),
            ("<tu>\n<tuv xml:lang=\"es\"/></tu>", "corpus.missing-part", 4),
            ("<tu><tuv xml:lang=\"es\"><seg></seg></tuv></tu>", "corpus.no-text", 3),
            ("<unit/>", "corpus.malformed", 3),
            ("<tu><note>\(String(repeating: "x", count: 1 << 20))</note><a/></tu>", "corpus.too-long", 3),
        ])
    func problems(body: String, code: String, line: Int) throws {
        let good = "<tu><tuv xml:lang=\"es\"><seg>a</seg></tuv></tu>"
        let reading = try Reading(file(good + body + good), .tmx)
        #expect(reading.records.map { $0.variants[0].text } == ["a", "a"])
        #expect(reading.problems.map(\.code) == [code])
        #expect(reading.problems.map(\.line) == [line])
        #expect(reading.failure == nil)
    }

    @Test(
        "takes the source language from unit, header or options",
        arguments: [
            ("<header srclang=\"en\"/>", "", "en"), ("<header srclang=\"*all*\"/>", "", nil),
            ("<header srclang=\"*all*\"/>", "srclang='quy'", "quy"), ("", "", "qu"),
            ("<header srclang=\"en\"/>", "srclang='*all*'", nil),
        ] as [(String, String, String?)])
    func sourceLanguage(header: String, attribute: String, expected: String?) throws {
        let body = "<tu \(attribute)><tuv xml:lang=\"es\"><seg>a</seg></tuv></tu>"
        let reading = try Reading(file(body, header: header), .tmx, .init(sourceLanguage: "qu"))
        #expect(reading.records.map(\.sourceLanguage) == [expected])
    }

    @Test("keeps a header of another tool, once", arguments: [nil, "es"])
    func header(source: String?) throws {
        let header = #"<header srclang="en" creationtool="OmegaT" o-tmf="x"><prop type="a">b &amp; c</prop></header>"#
        let unit = "<tu><tuv xml:lang=\"es\"><seg>a</seg></tuv></tu>"
        let reading = try Reading(file(unit + unit, header: header), .tmx)
        #expect(reading.records.map(\.properties.count) == [1, 0])
        let written = try document(reading.records, .tmx, .init(sourceLanguage: source))
        #expect(written.text.contains(#"o-tmf="x""#) && written.text.contains("b &amp; c"))
        #expect(written.text.contains(#"srclang="\#(source ?? "*all*")""#))
        #expect(try Reading(written.text, .tmx).records.map(\.properties.count) == [1, 0])
    }

    @Test("gives back every record it wrote", arguments: [nil, "es", "quy"])
    func roundTrip(source: String?) throws {
        var generator = XMLRecordGenerator(seed: 17)
        var records = (0..<300).map { _ in generator.record() }
        records[0].sourceLanguage = nil
        records[0].key = nil
        let options = XMLFormatOptions(sourceLanguage: source)
        let written = try document(records, .tmx, options)
        let reading = try Reading(written.text, .tmx)
        #expect(reading.problems.isEmpty && reading.failure == nil && written.losses.isEmpty)
        #expect(reading.records.count == records.count)
        for (read, record) in zip(reading.placeless, records) { #expect(read == record) }
    }

    @Test("counts what XML cannot hold")
    func losses() throws {
        let variant = RecordVariant(
            language: "es", text: "a\u{0}b",
            inline: [
                InlineElement(offset: 9, name: "ph", kind: .standalone),
                InlineElement(offset: 3, name: "a b", kind: .standalone),
            ])
        let written = try document([CorpusRecord(variants: [variant])], .tmx)
        #expect(written.losses == ["control character": 1, "inline element": 2])
        #expect(try Reading(written.text, .tmx).records.first?.variants.first?.text == "a\u{FFFD}b")
    }

    @Test("writes a file without units")
    func empty() throws {
        let reading = try Reading(try document([], .tmx).text, .tmx)
        #expect(reading.records.isEmpty && reading.failure == nil)
    }
}
