import Testing
import TextProcessing

@testable import Corpora

struct DelimitedReaderTests {
    private func find(
        _ text: String, _ options: DelimitedOptions = DelimitedOptions()
    ) throws -> Findings {
        let folder = try ScratchFolder()
        return try Findings(try DelimitedReader(file: try folder.file("a.txt", text), options: options))
    }

    @Test(
        "reads TSV by the names of its columns",
        arguments: [
            ("es\tquy\nHola\tRimaykullayki\n", ["es=Hola quy=Rimaykullayki"], []),
            ("\u{FEFF}es\tquy\r\na\tb\r\n\r\nc\td", ["es=a quy=b", "es=c quy=d"], []),
            ("es\tquy\ra\tb\rc\td\r", ["es=a quy=b", "es=c quy=d"], []),
            ("es\tquy\na\t\n\tb\n\t\n", ["es=a", "quy=b"], ["4 corpus.no-text"]),
            (
                "es\tquy\na\nb\tc\td\ne\tf\n", ["es=e quy=f"],
                ["2 corpus.wrong-column-count", "3 corpus.wrong-column-count"]
            ),
            ("es\tquy\na\tb\0\nc\td\n", ["es=c quy=d"], ["2 corpus.nul-character"]),
            ("es\tquy\nt\u{2BC}anta\t\u{5E9}\u{5DC} n\u{303}\n", ["es=t\u{2BC}anta quy=\u{5E9}\u{5DC} n\u{303}"], []),
            ("es\tquy\na\\tb\\n\\\\n\\r\\q\\\t\"b\"\n", ["es=a\tb\n\\n\r\\q\\ quy=\"b\""], []),
            ("es\tquy\tquy/1\na\tb\tc\n", ["es=a quy=b quy=c"], []),
            ("es\tfoo\tquy\na\tx\tb\n", ["es=a quy=b"], ["1 corpus.unknown-column"]),
            ("es\tes\na\tx\n", ["es=a"], ["1 corpus.duplicate-column"]),
            ("es\tayr.state\na\treviewed\n", ["es=a"], ["1 corpus.unknown-column"]),
            (
                "es\tquy.state\tquy\tposition\na\tgood\tb\t\na\t\tb\t0\n", [],
                ["2 corpus.invalid-value", "3 corpus.invalid-value"]
            ),
        ])
    func readsTSV(text: String, texts: [String], problems: [String]) throws {
        let found = try find(text)
        #expect(found.texts == texts)
        #expect(found.problems == problems)
    }

    @Test(
        "reads CSV with any delimiter, quotes and line breaks inside them",
        arguments: [
            ("es,quy\n\"a, b\",\"c \"\"d\"\"\"\n", ["es=a, b quy=c \"d\""], []),
            ("es;quy\na,b;c\n", ["es=a,b quy=c"], []),
            ("es\tquy\n\"a\"\tb\n", ["es=a quy=b"], []),
            ("\"es\",\"quy\"\r\n\"a\r\nb\n\",c\r\nd,e\r\n", ["es=a\r\nb\n quy=c", "es=d quy=e"], []),
            ("es,quy\na\"b,\"\"\n", ["es=a\"b"], []),
            ("es,quy\n\"a\"b,c\nd,e\n", ["es=d quy=e"], ["2 corpus.malformed"]),
            ("es,quy\na,b\n\"c,d\ne,f\n", ["es=a quy=b"], ["3 corpus.malformed"]),
            ("es\na\n", ["es=a"], []),
        ])
    func readsCSV(text: String, texts: [String], problems: [String]) throws {
        let found = try find(text, DelimitedOptions(style: .csv))
        #expect(found.texts == texts)
        #expect(found.problems == problems)
    }

    @Test("numbers rows by the line they begin on")
    func numbersLines() throws {
        #expect(try find("es\n\"a\nb\"\nc\n", DelimitedOptions(style: .csv)).lines == [2, 4])
    }

    @Test("a quote left open is cut at the limit, and the line behind is read")
    func limitsRows() throws {
        let options = DelimitedOptions(style: .csv, text: TextReadingOptions(lineLimit: 10))
        let found = try find("es,quy\n\"abcdef\nghijkl\nm,n\n", options)
        #expect(found.problems == ["2 corpus.too-long"])
        #expect(found.texts == ["es=m quy=n"])
    }

    @Test("a line that is not UTF-8 is a problem of that line")
    func refusesInvalidUTF8() throws {
        let folder = try ScratchFolder()
        let bytes = Array("es\tquy\nñ\tb\na\t".utf8) + [0xF1, 0x0A] + Array("c\td\n".utf8)
        let found = try Findings(try DelimitedReader(file: try folder.file("a.tsv", bytes)))
        #expect(found.problems == ["3 corpus.invalid-utf8"])
        #expect(found.texts == ["es=ñ quy=b", "es=c quy=d"])
    }

    @Test("takes every field of a record")
    func readsFields() throws {
        let text = """
            key,source-language,es,quy,quy.state,quy.orthography,quy.origin,quy.translated-from,domain,licence,\
            contributor,credit,terms,consent,document,position,note,tags
            k1,es,casa,wasi,needs-work,quy-unified,machine:moses:m 1,es,home,CC0-1.0,María,M. Q.,\
            TK Attribution|TK Non-Commercial,yes,doc,4,"one
            two",loan:x|b
            """
        let expected = CorpusRecord(
            key: "k1", sourceLanguage: "es",
            variants: [
                RecordVariant(language: "es", text: "casa"),
                RecordVariant(
                    language: "quy", orthography: Orthography(rawValue: "quy-unified"), text: "wasi",
                    origin: .machine(engine: "moses", model: "m 1"), state: .needsWork,
                    translatedFrom: variantKey(of: "es")),
            ], domain: "home", licence: "CC0-1.0", contributor: "María", credit: "M. Q.",
            terms: ["TK Attribution", "TK Non-Commercial"], consent: "yes", document: "doc", position: 4,
            note: "one\ntwo", tags: ["loan:x", "b"])
        #expect(try find(text, DelimitedOptions(style: .csv)).records == [expected])
    }

    @Test("header lines speak for all rows, and columns against them")
    func readsHeaders() throws {
        let text = """
            # licence: CC BY 4.0
            # review: draft (not yet read)
            # terms: TK Attribution
            # a remark
            es\tquy\tlicence\tquy.state\tloans
            a\tb\t\t\t
            # left out
            c\td\tCC0-1.0\treviewed\tmesa|silla
            """
        let found = try find(text)
        #expect(found.problems == [])
        #expect(found.records.map(\.licence) == ["CC BY 4.0", "CC0-1.0"])
        #expect(found.records.map { $0.variants.map(\.state) } == [[.draft, .draft], [.draft, .reviewed]])
        #expect(found.records.map(\.terms) == [["TK Attribution"], ["TK Attribution"]])
        #expect(found.records.map(\.tags) == [[], ["loan:mesa", "loan:silla"]])
        #expect(try find("# review: perfect\nes\na\n").problems == ["1 corpus.invalid-header"])
        #expect(try find("es\n# a\n").texts == ["es=# a"])
    }

    @Test("a file without names is read by a list of columns")
    func readsListedColumns() throws {
        let options = DelimitedOptions(columns: ["es", "-", "quy"])
        #expect(try find("# a\tx\tb\n", options).texts == ["es=# a quy=b"])
    }

    @Test("names that differ from ours are mapped")
    func mapsNames() throws {
        let options = DelimitedOptions(
            style: .csv, columnNames: ["Castellano": "es", "Chanka": "quy", "Fuente": "document"], languages: ["shp"])
        let found = try find("Castellano,Chanka,Fuente,shp\na,b,c,d\n", options)
        #expect(found.texts == ["es=a quy=b shp=d"])
        #expect(found.records.first?.document == "c")
    }

    @Test(
        "unknown columns of a glossary are kept when asked",
        arguments: [
            (.keep, ["part-of-speech=noun", "definition=where one lives"], []),
            (.ignore, [], []),
            (.refuse, [], ["1 corpus.unknown-column", "1 corpus.unknown-column"]),
        ] as [(DelimitedOptions.UnknownColumns, [String], [String])])
    func keepsUnknownColumns(
        policy: DelimitedOptions.UnknownColumns, properties: [String], problems: [String]
    ) throws {
        let text = "es,quy,part-of-speech,definition,tags\ncasa,wasi,noun,where one lives,term\n"
        let found = try find(text, DelimitedOptions(style: .csv, unknownColumns: policy))
        #expect(found.problems == problems)
        #expect(found.records.first?.properties.map { "\($0.name)=\($0.value)" } == properties)
        #expect(found.records.first?.tags == ["term"])
    }

    @Test("a file without a column of text is refused", arguments: ["", "\n\n", "# a: b\n", "key\tnote\nx\ty\n"])
    func refusesWithoutText(text: String) throws {
        let error = #expect(throws: CorpusFileError.self) { try find(text) }
        #expect(error?.code == "corpus.missing-columns")
    }
}

struct DelimitedWriterTests {
    private static let styles: [DelimitedOptions.Style] = [
        .tsv, .csv, .quoted(delimiter: UInt8(ascii: ";")), .quoted(delimiter: 0x09),
    ]

    /// What a record is when it has been through a file: nothing says what is empty.
    private func withoutEmptyValues(_ record: CorpusRecord) -> CorpusRecord {
        var record = record
        record.variants.removeAll { $0.text.isEmpty }
        return record
    }

    @Test("round trip of records with every field", arguments: styles)
    func roundTrips(style: DelimitedOptions.Style) throws {
        let folder = try ScratchFolder()
        var generator = RecordGenerator(seed: 11)
        let records = (0..<300).map { _ in generator.record(languages: ["es", "quy", "quy"]) }
        var writer = try DelimitedWriter(output: try ByteOutput(file: folder.file("a.gz")), style: style)
        for record in records { try writer.write(record) }
        try writer.finish()
        #expect(writer.losses == [:])
        let found = try Findings(
            try DelimitedReader(file: folder.file("a.gz"), options: DelimitedOptions(style: style)))
        #expect(found.problems == [])
        #expect(found.records == records)
    }

    @Test("writes only the columns that are used, the text's own beside it")
    func writesUsedColumns() throws {
        let folder = try ScratchFolder()
        var writer = try DelimitedWriter(output: try ByteOutput(file: folder.file("a.tsv")))
        try writer.write(CorpusRecord(variants: [RecordVariant(language: "es", text: "a\tb")], note: "n\n"))
        try writer.write(
            CorpusRecord(
                key: "k",
                variants: [
                    RecordVariant(language: "quy", text: "c\\"),
                    RecordVariant(language: "es", text: "d", state: .draft),
                ]))
        try writer.finish()
        let expected = "key\tes\tes.state\tquy\tnote\n\ta\\tb\t\t\tn\\n\nk\td\tdraft\tc\\\\\t\n"
        #expect(String(decoding: try folder.bytes("a.tsv"), as: UTF8.self) == expected)
    }

    @Test("writes the columns asked for and counts the rest")
    func countsLosses() throws {
        let folder = try ScratchFolder()
        let output = try ByteOutput(file: folder.file("a.csv"))
        var writer = try DelimitedWriter(
            output: output, style: .tabs(areEscaped: false), columns: ["es", "quy", "domain"])
        try writer.write(
            CorpusRecord(
                variants: [
                    RecordVariant(language: "es", text: "a\nb", state: .draft),
                    RecordVariant(language: "ayr", text: "c"),
                    RecordVariant(language: "quy", text: ""),
                ], domain: "x", tags: ["t"]))
        try writer.finish()
        #expect(String(decoding: try folder.bytes("a.csv"), as: UTF8.self) == "es\tquy\tdomain\na b\t\tx\n")
        #expect(writer.losses == ["empty value": 1, "line break or tab": 1, "state": 1, "text": 1, "tags": 1])
    }

    @Test(
        "refuses a record without text or with a NUL",
        arguments: [([], "no-text"), (["", ""], "no-text"), (["a\0"], "nul-character")])
    func refuses(texts: [String], code: String) throws {
        let folder = try ScratchFolder()
        var writer = try DelimitedWriter(output: try ByteOutput(file: folder.file("a.tsv")))
        let record = CorpusRecord(variants: texts.map { RecordVariant(language: "es", text: $0) })
        let error = #expect(throws: CorpusFileError.self) { try writer.write(record) }
        #expect(error?.code == "corpus.\(code)")
    }

    @Test("refuses a column that no record has", arguments: ["state", "loans", "-"])
    func refusesColumn(name: String) throws {
        let folder = try ScratchFolder()
        let output = try ByteOutput(file: folder.file("a.tsv"))
        #expect(throws: CorpusFileError.self) { try DelimitedWriter(output: output, columns: ["es", name]) }
    }

    @Test("labels and origins survive their separators", arguments: difficultTexts + ["a|b", "\\|", ""])
    func fieldTexts(text: String) {
        #expect(LabelList.labels(of: LabelList.text(of: [text, "x", text])) == [text, "x", text])
        let origin = VariantOrigin.machine(engine: text, model: text)
        #expect(OriginText.origin(of: OriginText.text(of: origin)) == origin)
    }
}
