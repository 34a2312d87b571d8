import Testing

@testable import Corpora

struct RecordFormatTests {
    @Test(
        "is guessed from the name",
        arguments: [
            ("a.tmx", .tmx), ("b/C.TSV", .tsv), ("a.csv.gz", .csv), ("a.jsonl.GZ", .jsonl), ("a.po", .po),
            ("a.pot", .po),
            ("a.xlf", .xliff), ("a.tbx", .tbx), ("a.eaf", .eaf), ("a.es", nil), ("a", nil), ("", nil), (".gz", nil),
            (".csv", nil), ("a.gz", nil),
        ] as [(String, RecordFormat?)])
    func isGuessed(name: String, format: RecordFormat?) {
        #expect(RecordFormat(fileName: name) == format)
    }

    @Test(
        "opens the line formats",
        arguments: [
            (.tsv, "es\tquy\na\tb\n"), (.csv, "es;quy\na;b\n"), (.jsonl, nil), (.hf, "{\"es\":\"a\",\"quy\":\"b\"}"),
            (.po, "msgid \"a\"\nmsgstr \"b\"\n"),
        ] as [(RecordFormat, String?)])
    func opens(format: RecordFormat, text: String?) throws {
        let ours = #"{"variants":[{"language":"es","text":"a"},{"language":"quy","text":"b"}]}"#
        let folder = try ScratchFolder()
        let file = try folder.file("a", text ?? ours)
        let options = TextFormatOptions(languages: ["es", "quy"])
        var reader = try #require(try format.textReader(files: [file], options: options))
        guard case .record(let record) = try reader.next() else {
            Issue.record("no record")
            return
        }
        #expect(record.variants.map(\.text) == ["a", "b"])
    }

    @Test("writes the line formats", arguments: [RecordFormat.tsv, .csv, .jsonl, .hf, .po, .moses])
    func writes(format: RecordFormat) throws {
        let folder = try ScratchFolder()
        let files = format == .moses ? [folder.file("a.es"), folder.file("a.quy")] : [folder.file("a")]
        let languages = ["es", "quy"]
        let texts = languages.map { RecordVariant(language: $0, text: "t\u{2BC}anta \($0)") }
        var writer = try #require(try format.textWriter(files: files, languages: languages))
        try writer.write(CorpusRecord(variants: texts))
        try writer.finish()
        let options = TextFormatOptions(languages: format == .po ? [] : languages)
        var reader = try #require(try format.textReader(files: files, options: options))
        guard case .record(let record) = try reader.next() else {
            Issue.record("no record")
            return
        }
        #expect(record.variants == texts)
        #expect(try reader.next() == nil)
    }

    @Test("leaves XML to others and wants a language a file for Moses")
    func refuses() throws {
        #expect(try RecordFormat.tmx.textReader(files: ["a"]) == nil)
        #expect(try RecordFormat.tmx.textWriter(files: ["a"]) == nil)
        #expect(throws: CorpusFileError.self) { try RecordFormat.moses.textReader(files: ["a", "b"]) }
        #expect(throws: CorpusFileError.self) { try RecordFormat.po.textWriter(files: ["a"], languages: ["es"]) }
    }
}
