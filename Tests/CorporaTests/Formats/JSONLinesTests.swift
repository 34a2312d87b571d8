import Testing
import TextProcessing

@testable import Corpora

struct JSONLinesTests {
    @Test("writes what it read, for records with every field")
    func roundTrips() throws {
        let folder = try ScratchFolder()
        var generator = RecordGenerator(seed: 4)
        let records = (0..<300).map { _ in generator.record(languages: ["es", "quy", "quy", "pt"]) }
        for name in ["a.jsonl", "b.jsonl.gz"] {
            var writer = JSONLinesWriter(output: try ByteOutput(file: folder.file(name)))
            for record in records { try writer.write(record) }
            try writer.finish()
            let found = try Findings(try JSONLinesReader(file: folder.file(name)))
            #expect(found.problems == [])
            #expect(found.records == records)
            #expect(found.lines == Array(1...300))
        }
    }

    @Test("keeps empty values and a NUL")
    func keepsEmptyValues() throws {
        let folder = try ScratchFolder()
        let record = CorpusRecord(
            key: "", variants: [RecordVariant(language: "", text: ""), RecordVariant(language: "es", text: "a\0b")],
            domain: "", terms: [""], tags: ["", ""], properties: [Property(name: "", value: "")])
        var writer = JSONLinesWriter(output: try ByteOutput(file: folder.file("a.jsonl")))
        try writer.write(record)
        try writer.finish()
        #expect(try Findings(try JSONLinesReader(file: folder.file("a.jsonl"))).records == [record])
    }

    @Test("writes names in order and escapes only what it must")
    func writesBytes() throws {
        let folder = try ScratchFolder()
        var writer = JSONLinesWriter(output: try ByteOutput(file: folder.file("a.jsonl")))
        try writer.write(
            CorpusRecord(
                key: "1", sourceLanguage: "es",
                variants: [
                    RecordVariant(language: "es", text: "a/\"b\"\n"),
                    RecordVariant(
                        language: "ayr", text: "t\u{2BC}ant\u{2BC}a", origin: .machine(engine: "e", model: "m"),
                        state: .needsWork, translatedFrom: variantKey(of: "es")),
                ], position: 3, tags: ["x"], properties: [Property(name: "p", value: "v")]))
        try writer.finish()
        let expected =
            #"{"key":"1","position":3,"properties":[["p","v"]],"sourceLanguage":"es","tags":["x"],"variants":["#
            + #"{"language":"es","text":"a/\"b\"\n"},{"language":"ayr","origin":{"engine":"e","model":"m"},"#
            + #""state":"needs-work","text":"tʼantʼa","translatedFrom":"es/0"}]}"# + "\n"
        #expect(String(decoding: try folder.bytes("a.jsonl"), as: UTF8.self) == expected)
    }

    @Test(
        "a line that is no record is a problem",
        arguments: [
            ("{", "malformed", "byte 2"), ("[]", "malformed", "no JSON object"), ("{} x", "malformed", "byte 4"),
            ("{}", "missing-part", "variants"),
            (#"{"variants":[],"colour":1}"#, "malformed", "unknown field colour"),
            (#"{"variants":[{"language":"es","text":"a","x":1}]}"#, "malformed", "unknown field x"),
            (#"{"variants":[{"language":"es"}]}"#, "missing-part", "text"),
            (#"{"variants":[{"text":"es"}]}"#, "missing-part", "language"),
            (#"{"variants":[{"language":"es","text":"a","state":"good"}]}"#, "invalid-value", "state"),
            (#"{"variants":[{"language":"es","text":"a","origin":{"engine":"x"}}]}"#, "missing-part", "model"),
            (
                #"{"variants":[{"language":"es","text":"a","inline":[{"kind":"open","name":"g","offset":2}]}]}"#,
                "malformed", "inline"
            ),
            (#"{"variants":[],"position":1.5}"#, "malformed", "position"),
            (#"{"variants":[],"key":7}"#, "malformed", "key is not a string"),
            (#"{"variants":[],"key":"a","key":"b"}"#, "malformed", "byte 26"),
        ])
    func refuses(line: String, code: String, words: String) throws {
        let folder = try ScratchFolder()
        let good = #"{"variants":[{"language":"es","text":"a"}]}"#
        let found = try Findings(try JSONLinesReader(file: try folder.file("a.jsonl", "\n\(line)\n\(good)\n")))
        #expect(found.problems == ["2 corpus.\(code)"])
        #expect(found.explanations.first?.contains(words) == true, "\(found.explanations)")
        #expect(found.lines == [3])
    }

    @Test("a line that is not UTF-8 says so")
    func refusesInvalidUTF8() throws {
        let folder = try ScratchFolder()
        let bytes = Array(#"{"key":""#.utf8) + [0xF1] + Array(#"","variants":[]}"#.utf8)
        let file = try folder.file("a.jsonl", bytes)
        let reader = try JSONLinesReader(file: file, options: TextReadingOptions(encoding: .utf8))
        #expect(try Findings(reader).problems == ["1 corpus.invalid-utf8"])
    }
}

struct TranslationJSONTests {
    @Test(
        "reads both shapes",
        arguments: [
            (#"{"translation":{"es":"a","quy":"ñ"}}"#, "es=a quy=ñ", []),
            (#"{"id":7,"translation":{"es":"a","quy":null},"score":0.5}"#, "es=a", ["score=0.5"]),
            (
                #"{"es":"a","quy":"b","domain":"x","n":[1,{"a":null}]}"#, "es=a quy=b",
                ["domain=x", #"n=[1,{"a":null}]"#]
            ),
            (#"{"es":"a","zz":"b"}"#, "es=a zz=b", []),
        ])
    func reads(line: String, texts: String, properties: [String]) throws {
        let folder = try ScratchFolder()
        let found = try Findings(try TranslationJSONReader(file: try folder.file("a.jsonl", line), languages: ["zz"]))
        #expect(found.texts == [texts])
        #expect(found.records.first?.properties.map { "\($0.name)=\($0.value)" } == properties)
    }

    @Test(
        "a line without texts is a problem",
        arguments: [
            (#"{"translation":{"es":1}}"#, "malformed"), (#"{"a":"b"}"#, "no-text"), (#"{"es":""}"#, "no-text"),
            (#"{"translation":"x"}"#, "malformed"),
        ])
    func refuses(line: String, code: String) throws {
        let folder = try ScratchFolder()
        let found = try Findings(try TranslationJSONReader(file: try folder.file("a.jsonl", line)))
        #expect(found.problems == ["1 corpus.\(code)"])
    }

    @Test("round trip of texts, key and properties", arguments: [TranslationJSONWriter.Shape.nested, .flat])
    func roundTrips(shape: TranslationJSONWriter.Shape) throws {
        let folder = try ScratchFolder()
        let records = difficultTexts.enumerated().map { index, text in
            CorpusRecord(
                key: "\(index)",
                variants: [
                    RecordVariant(language: "es", text: text), RecordVariant(language: "quy", text: "x" + text),
                ],
                properties: [Property(name: "score", value: text)])
        }
        var writer = TranslationJSONWriter(output: try ByteOutput(file: folder.file("a.jsonl")), shape: shape)
        for record in records { try writer.write(record) }
        try writer.finish()
        #expect(writer.losses == [:])
        #expect(try Findings(try TranslationJSONReader(file: folder.file("a.jsonl"))).records == records)
    }

    @Test("counts what is lost")
    func countsLosses() throws {
        let folder = try ScratchFolder()
        var writer = TranslationJSONWriter(output: try ByteOutput(file: folder.file("a.jsonl")))
        try writer.write(
            CorpusRecord(
                variants: [
                    RecordVariant(language: "es", text: "a", state: .approved),
                    RecordVariant(language: "es", text: "b"),
                ], domain: "x", tags: ["t"], properties: [Property(name: "id", value: "1")]))
        try writer.finish()
        #expect(writer.losses == ["state": 1, "text": 1, "domain": 1, "tags": 1, "properties": 1])
        #expect(throws: CorpusFileError.self) { try writer.write(CorpusRecord(variants: [])) }
    }
}
