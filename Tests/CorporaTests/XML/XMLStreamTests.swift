import Corpora
import Foundation
import Testing

/// What every XML format has in common, shown with TMX.
struct XMLStreamTests {
    private let unit = "<tu><tuv xml:lang=\"es\"><seg>ñandú</seg></tuv></tu>"

    private func file(_ body: String, before: String = "") -> String {
        "\(before)<tmx version=\"1.4\"><header srclang=\"es\" creationtool=\"chaka\"/><body>\(body)</body></tmx>"
    }

    @Test(
        "delivers the units before a fault, then the fault with its line",
        arguments: [
            ("U\n<tu><b></tu>", 1, "corpus.malformed", 2), ("U\n\n&nope;", 1, "corpus.malformed", 3),
            ("U\n<tu><tuv xml:lang=\"es\"><seg>a&nope;b</seg></tuv></tu>", 1, "corpus.malformed", 2),
            ("U\nU\n<", 2, "corpus.malformed", 3), ("U\u{0}", 1, "corpus.malformed", 1),
            ("U\n" + String(repeating: "<a>", count: 300), 1, "corpus.malformed", 2),
        ])
    func faults(body: String, records: Int, code: String, line: Int) throws {
        let reading = try Reading(file(body.replacing("U", with: unit)), .tmx)
        #expect(reading.records.count == records)
        #expect(reading.failure?.code == code)
        #expect(reading.failure?.line == line)
    }

    @Test(
        "refuses what is not the format, and entities",
        arguments: [
            ("", 1), (" ", 1), ("<html/>", 1), ("{}", 1), ("\n<tmx", 2),
            ("<!DOCTYPE tmx [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><tmx><body>&a;</body></tmx>", 1),
            ("<!DOCTYPE tmx [<!ENTITY % a SYSTEM \"file:///etc/passwd\"> %a;]><tmx/>", 1),
            ("<!DOCTYPE tmx [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]>\n<tmx x=\"&b;\"/>", 2),
        ])
    func refusals(document: String, line: Int) throws {
        let reading = try Reading(document, .tmx)
        #expect(reading.records.isEmpty)
        #expect(reading.failure?.code == "corpus.malformed")
        #expect(reading.failure?.line == line)
    }

    @Test("expands no nested entities")
    func billionLaughs() throws {
        var entities = "<!ENTITY l0 \"lol\">"
        for level in 1...30 {
            entities += "<!ENTITY l\(level) \"" + String(repeating: "&l\(level - 1);", count: 10) + "\">"
        }
        let reading = try Reading(file("&l30;", before: "<!DOCTYPE tmx [\(entities)]>"), .tmx)
        #expect(reading.records.isEmpty && reading.failure?.code == "corpus.malformed")
    }

    @Test(
        "passes over a document type that declares no entities",
        arguments: [
            "<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">",
            "<!DOCTYPE tmx PUBLIC \"-//LISA OSCAR:1998//DTD\" \"http://x.invalid/d\">",
            "<?xml version=\"1.0\"?><!-- c --><?p q?><!DOCTYPE tmx [<!ELEMENT tmx ANY>]>",
        ])
    func documentType(before: String) throws {
        let reading = try Reading(file(unit, before: before), .tmx)
        #expect(reading.records.count == 1 && reading.failure == nil)
    }

    @Test("a cut file delivers what is whole, then fails", arguments: [20, 100, 140, 165])
    func truncated(length: Int) throws {
        let whole = Array(file(unit + unit).utf8)
        let reading = try Reading(Array(whole.prefix(length)), .tmx)
        #expect(reading.records.count == (length > 130 ? 1 : 0))
        #expect(reading.failure?.code == "corpus.malformed")
    }

    @Test(
        "reads other encodings",
        arguments: [
            (String.Encoding.utf16LittleEndian, [0xFF, 0xFE], "UTF-16"),
            (.utf16BigEndian, [0xFE, 0xFF], "UTF-16"), (.isoLatin1, [], "ISO-8859-1"),
            (.windowsCP1252, [], "windows-1252"), (.utf8, [0xEF, 0xBB, 0xBF], "UTF-8"),
        ] as [(String.Encoding, [UInt8], String)])
    func encodings(encoding: String.Encoding, mark: [UInt8], name: String) throws {
        let text = file("\n" + unit, before: "<?xml version=\"1.0\" encoding=\"\(name)\"?>")
        let reading = try Reading(mark + Array(try #require(text.data(using: encoding))), .tmx)
        #expect(reading.failure == nil)
        #expect(reading.records.map { $0.variants[0].text } == ["ñandú"])
        #expect(reading.records.map(\.line) == [2])
    }

    @Test("names bytes that are not in the declared encoding")
    func wrongEncoding() throws {
        let text = try #require(file("\n" + unit).data(using: .isoLatin1))
        #expect(try Reading(Array(text), .tmx).failure?.code == "corpus.invalid-utf8")
        let unknown = try Reading(file(unit, before: "<?xml version=\"1.0\" encoding=\"x-none\"?>"), .tmx)
        #expect(unknown.failure?.code == "corpus.unknown-encoding")
    }

    @Test("counts lines beyond 65535")
    func lines() throws {
        let body = String(repeating: "\n", count: 70000) + unit + "\n<tu/>\n" + unit + "\n\n</x>"
        let reading = try Reading(file(body), .tmx)
        #expect(reading.records.map(\.line) == [70001, 70003])
        #expect(reading.problems.map(\.line) == [70002])
        #expect(reading.failure?.line == 70005)
    }

    @Test("reads prefixed names of the root's namespace as its own")
    func prefixes() throws {
        let text = """
            <t:tmx xmlns:t="urn:t" xmlns:o="urn:o"><t:header srclang="es" creationtool="chaka"/><t:body>
            <t:tu><o:x o:y="1"/><t:tuv xml:lang="es"><t:seg>a</t:seg></t:tuv></t:tu></t:body></t:tmx>
            """
        let record = try #require(try Reading(text, .tmx).records.first)
        #expect(record.properties == [Property(name: "<o:x>", value: "<o:x xmlns:o=\"urn:o\" o:y=\"1\"/>")])
    }

    @Test("reads a packed file")
    func packed() throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("chaka-\(UUID().uuidString).tmx.gz")
            .path
        defer { try? FileManager.default.removeItem(atPath: path) }  // A file left behind changes no result.
        let output = try ByteOutput(file: path)
        try output.write(file(unit))
        try output.close()
        var reader = try XMLFormat.tmx.reader(of: ByteInput(file: path))
        #expect(try reader.next() != nil)
        #expect(try reader.next() == nil)
    }
}
