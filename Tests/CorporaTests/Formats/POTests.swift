import Testing
import TextProcessing

@testable import Corpora

struct POReaderTests {
    private static let header = """
        msgid ""
        msgstr ""
        "Content-Type: text/plain; charset=UTF-8\\n"
        "Language: quy\\n"


        """

    private func find(_ body: String) throws -> Findings {
        let folder = try ScratchFolder()
        return try Findings(try POReader(file: try folder.file("a.po", Self.header + body), sourceLanguage: "es"))
    }

    @Test(
        "reads entries",
        arguments: [
            ("", [], []),
            ("msgid \"Hola\"\nmsgstr \"Rimay\"\n", ["es=Hola quy=Rimay"], []),
            ("msgid \"a\"\nmsgstr \"b\"\nmsgid \"c\"\nmsgstr \"d\"", ["es=a quy=b", "es=c quy=d"], []),
            ("msgid \"a\"\nmsgstr \"\"\n", ["es=a"], []),
            ("msgid \"\"\n\"a\\n\"\n\"b\"\nmsgstr \"\\\"x\\\"\\t\\\\n\\101\\x42\"\n", ["es=a\nb quy=\"x\"\t\\nAB"], []),
            ("msgid \"t\u{2BC}\"\nmsgstr \"\u{5E9} n\u{303} 👩🏽‍🌾\"\n", ["es=t\u{2BC} quy=\u{5E9} n\u{303} 👩🏽‍🌾"], []),
            (
                "msgid \"a\"\nmsgid_plural \"as\"\nmsgstr[0] \"b\"\nmsgstr[1] \"bs\"\n",
                ["es=a es=as quy=b quy=bs"], []
            ),
            ("msgid \"a\"\n\nmsgid \"c\"\nmsgstr \"d\"\n", ["es=c quy=d"], ["6 corpus.malformed"]),
            ("msgid \"a\nmsgstr \"b\"\n\nmsgid \"c\"\nmsgstr \"d\"\n", ["es=c quy=d"], ["6 corpus.malformed"]),
            ("hello\n\nmsgid \"c\"\nmsgstr \"d\\q\"\n", [], ["6 corpus.malformed", "9 corpus.malformed"]),
            ("msgstr \"b\"\n", [], ["6 corpus.malformed"]),
            ("msgid \"a\"\nmsgstr \"\\xF1\"\n", [], ["6 corpus.invalid-utf8"]),
            ("msgid \"a\"\nmsgstr \"\\000\"\n", [], ["6 corpus.nul-character"]),
            ("msgid \"a\"\nmsgstr \"b\0\"\n", [], ["7 corpus.nul-character"]),
            ("# nothing but a remark\n", [], []),
        ])
    func reads(body: String, texts: [String], problems: [String]) throws {
        let found = try find(body)
        #expect(found.texts == texts)
        #expect(found.problems == problems)
    }

    @Test("keeps comments, flags, context and obsolescence")
    func keepsComments() throws {
        let found = try find(
            """
            # first remark
            #
            #  third
            #. for programmers
            #: src/a.c:1 src/b.c:2
            #, fuzzy, c-format
            #| msgid "old"
            msgctxt "menu"
            msgid "a"
            msgstr "b"

            #~ msgid "c"
            #~ msgstr ""
            #~ "d"
            """)
        let expected = [
            CorpusRecord(
                sourceLanguage: "es",
                variants: [
                    RecordVariant(language: "es", text: "a"),
                    RecordVariant(language: "quy", text: "b", state: .needsWork),
                ], note: "first remark\n\n third",
                properties: [
                    Property(name: "msgctxt", value: "menu"),
                    Property(name: "extracted-comment", value: "for programmers"),
                    Property(name: "reference", value: "src/a.c:1 src/b.c:2"),
                    Property(name: "flag", value: "c-format"), Property(name: "previous", value: "msgid \"old\""),
                ]),
            CorpusRecord(
                sourceLanguage: "es",
                variants: [RecordVariant(language: "es", text: "c"), RecordVariant(language: "quy", text: "d")],
                properties: [Property(name: "obsolete", value: "")]),
        ]
        #expect(found.problems == [])
        #expect(found.records == expected)
        #expect(found.lines == [6, 17])
    }

    @Test(
        "takes the charset from the header",
        arguments: [
            ("ISO-8859-1", [0xF1], "es=a quy=ñ", []), ("CHARSET", [0xC3, 0xB1], "es=a quy=ñ", []),
            ("UTF-8", [0xF1], nil, ["6 corpus.invalid-utf8"]),
        ] as [(String, [UInt8], String?, [String])])
    func obeysCharset(charset: String, bytes: [UInt8], texts: String?, problems: [String]) throws {
        let folder = try ScratchFolder()
        let start = "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=\(charset)\\n\"\n\"Language: quy\\n\"\n\n"
        let file = try folder.file("a.po", Array("\(start)msgid \"a\"\nmsgstr \"".utf8) + bytes + Array("\"\n".utf8))
        let found = try Findings(try POReader(file: file, sourceLanguage: "es"))
        #expect(found.texts == (texts.map { [$0] } ?? []))
        #expect(found.problems == problems)
    }

    @Test("refuses a charset it does not know, and a file without target language")
    func refuses() throws {
        let folder = try ScratchFolder()
        let cyrillic = try folder.file("a.po", "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=KOI8-R\\n\"\n")
        let error = #expect(throws: CorpusFileError.self) { try POReader(file: cyrillic, targetLanguage: "quy") }
        #expect(error?.code == "corpus.unknown-encoding")
        let bare = try folder.file("b.po", "msgid \"a\"\nmsgstr \"b\"\n")
        #expect(throws: CorpusFileError.self) { try POReader(file: bare) }
        #expect(try Findings(try POReader(file: bare, targetLanguage: "quy")).texts == ["en=a quy=b"])
    }
}

struct POWriterTests {
    private func write(_ records: [CorpusRecord], to file: String) throws -> POWriter {
        var writer = try POWriter(output: try ByteOutput(file: file), sourceLanguage: "es", targetLanguage: "quy")
        for record in records { try writer.write(record) }
        try writer.finish()
        return writer
    }

    @Test("round trip of records with every field")
    func roundTrips() throws {
        let folder = try ScratchFolder()
        var generator = RecordGenerator(seed: 7)
        let records = (0..<400).map { _ in
            var record = generator.record(languages: ["es", "quy"])
            record.sourceLanguage = "es"
            return record
        }
        let writer = try write(records, to: folder.file("a.po.gz"))
        #expect(writer.losses == [:])
        let found = try Findings(try POReader(file: folder.file("a.po.gz"), sourceLanguage: "es"))
        #expect(found.problems == [])
        #expect(found.records == records)
    }

    @Test("round trip of what only PO says, plural forms too")
    func roundTripsNativeParts() throws {
        let folder = try ScratchFolder()
        func plural(_ number: Int) -> [Property] { [Property(name: "plural", value: "\(number)")] }
        let records = [
            CorpusRecord(
                sourceLanguage: "es",
                variants: [
                    RecordVariant(language: "es", text: "un día", properties: plural(0)),
                    RecordVariant(language: "es", text: "%d días", properties: plural(1)),
                    RecordVariant(language: "quy", text: "punchaw", state: .needsWork, properties: plural(0)),
                    RecordVariant(language: "quy", text: "%d punchaw", properties: plural(1)),
                ], note: "\n\n",
                properties: [
                    Property(name: "msgctxt", value: "menu chaka:1"), Property(name: "extracted-comment", value: ""),
                    Property(name: "reference", value: "a.c:1"), Property(name: "flag", value: "c-format"),
                    Property(name: "previous", value: "msgid \"x\""), Property(name: "obsolete", value: ""),
                ]),
            CorpusRecord(sourceLanguage: "es", variants: [RecordVariant(language: "es", text: "sin traducir")]),
        ]
        #expect(try write(records, to: folder.file("a.po")).losses == [:])
        let found = try Findings(try POReader(file: folder.file("a.po"), sourceLanguage: "es"))
        #expect(found.problems == [])
        #expect(found.records == records)
    }

    @Test("states worse than unreviewed are fuzzy", arguments: VariantState.allCases)
    func marksFuzzy(state: VariantState) throws {
        let folder = try ScratchFolder()
        let record = CorpusRecord(
            variants: [
                RecordVariant(language: "es", text: "a"), RecordVariant(language: "quy", text: "b", state: state),
            ])
        _ = try write([record], to: folder.file("a.po"))
        let text = String(decoding: try folder.bytes("a.po"), as: UTF8.self)
        #expect(text.contains("#, fuzzy") == (state < .unreviewed))
        let found = try Findings(try POReader(file: folder.file("a.po"), sourceLanguage: "es"))
        #expect(found.records.map { $0.variants.map(\.state) } == [[nil, state]])
    }

    @Test("equal source texts are kept apart by a context that reading takes off again")
    func separatesDuplicates() throws {
        let folder = try ScratchFolder()
        let records = ["a", "b", "c"].flatMap { text in
            [nil, "menu"].map { context in
                CorpusRecord(
                    sourceLanguage: "es",
                    variants: [RecordVariant(language: "es", text: "x"), RecordVariant(language: "quy", text: text)],
                    properties: context.map { [Property(name: "msgctxt", value: $0)] } ?? [])
            }
        }
        _ = try write(records, to: folder.file("a.po"))
        let text = String(decoding: try folder.bytes("a.po"), as: UTF8.self)
        #expect(text.contains("msgctxt \"chaka:3\"\n") && text.contains("msgctxt \"menu chaka:2\"\n"))
        #expect(try Findings(try POReader(file: folder.file("a.po"), sourceLanguage: "es")).records == records)
    }

    @Test("counts texts that have no place and refuses a record without source text")
    func countsLosses() throws {
        let folder = try ScratchFolder()
        let record = CorpusRecord(
            variants: ["es", "quy", "quy", "ayr"].map { RecordVariant(language: $0, text: $0) })
        #expect(try write([record], to: folder.file("a.po")).losses == ["text": 2])
        let error = #expect(throws: CorpusFileError.self) {
            try write([CorpusRecord(variants: [RecordVariant(language: "quy", text: "a")])], to: folder.file("b.po"))
        }
        #expect(error?.code == "corpus.missing-part")
    }
}
