import Testing

@testable import Corpora

struct MosesTests {
    private func find(_ texts: [String], _ languages: [String] = ["es", "quy"]) throws -> Findings {
        let folder = try ScratchFolder()
        let files = try zip(languages, texts).map { try folder.file("a.\($0)", $1) }
        return try Findings(try MosesReader(files: files, languages: languages))
    }

    @Test(
        "joins lines of one number",
        arguments: [
            (["", ""], [], []),
            (["a\nb\n", "c\r\nd"], ["es=a quy=c", "es=b quy=d"], []),
            (["n\u{303}\n", "t\u{2BC}ant\u{2BC} \u{5E9}"], ["es=n\u{303} quy=t\u{2BC}ant\u{2BC} \u{5E9}"], []),
            (["a\n\n \n", "\nb\n\t\n"], [], ["1 corpus.empty-field", "2 corpus.empty-field", "3 corpus.no-text"]),
            (["a\0\nb\n", "c\nd\n"], ["es=b quy=d"], ["1 corpus.nul-character"]),
        ])
    func joins(texts: [String], expected: [String], problems: [String]) throws {
        let found = try find(texts)
        #expect(found.texts == expected)
        #expect(found.problems == problems)
    }

    @Test("of three files one may be empty on a line")
    func readsThree() throws {
        let found = try find(["a\nb\nc\n", "d\n\n\n", "e\nf\n\n"], ["es", "quy", "ayr"])
        #expect(found.texts == ["es=a quy=d ayr=e", "es=b ayr=f"])
        #expect(found.explanations.map { $0.hasSuffix("a.quy:3: quy is empty") } == [true])
    }

    @Test("unequal files are refused with their numbers of lines", arguments: [["a\nb\n", "c\n"], ["c\n", "a\nb"]])
    func refusesUnequalFiles(texts: [String]) throws {
        let error = #expect(throws: CorpusFileError.self) { try find(texts) }
        let counts = texts[0].hasPrefix("a") ? "es 2, quy 1" : "es 1, quy 2"
        #expect(error?.reason == .unequalFiles(counts))
        #expect(error?.line == 2)
    }

    @Test("writes what it reads and counts what is lost")
    func writes() throws {
        let folder = try ScratchFolder()
        let outputs = try ["es", "quy"].map { try ByteOutput(file: folder.file("a.\($0)")) }
        var writer = MosesWriter(outputs: outputs, languages: ["es", "quy"])
        let whole = CorpusRecord(
            variants: [
                RecordVariant(language: "quy", text: "t\u{2BC}anta"), RecordVariant(language: "es", text: "pan"),
            ])
        try writer.write(whole)
        try writer.write(
            CorpusRecord(
                key: "k",
                variants: [
                    RecordVariant(language: "es", text: "a\r\nb", state: .draft),
                    RecordVariant(language: "quy", text: "c"), RecordVariant(language: "ayr", text: "d"),
                ]))
        #expect(throws: CorpusFileError.self) {
            try writer.write(CorpusRecord(variants: [RecordVariant(language: "es", text: "a")]))
        }
        try writer.finish()
        #expect(writer.losses == ["key": 1, "line break": 1, "state": 1, "text": 1])
        #expect(String(decoding: try folder.bytes("a.es"), as: UTF8.self) == "pan\na  b\n")
        #expect(String(decoding: try folder.bytes("a.quy"), as: UTF8.self) == "t\u{2BC}anta\nc\n")
    }
}
