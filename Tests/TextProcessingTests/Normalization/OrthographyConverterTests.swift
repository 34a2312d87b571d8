import Testing
import TextProcessing

struct OrthographyConverterTests {
    static let folder: String = {
        let components = #filePath.split(separator: "/").dropLast(4)
        return "/" + components.joined(separator: "/") + "/lexicons/orthography"
    }()

    private static let ids = [
        "apostrophe-ascii", "apostrophe-repair", "apostrophe-typographic", "ay-old-to-official", "quh-to-quz",
        "quy-to-quz", "quz-five-to-three", "quz-to-quy",
    ]

    private let catalog: OrthographyCatalog

    init() throws { catalog = try OrthographyCatalog(directory: Self.folder) }

    @Test("the folder holds these profiles")
    func listing() {
        #expect(catalog.profiles.keys.sorted() == Self.ids)
    }

    @Test("each case of a profile comes out as its row says", arguments: ids)
    func cases(id: String) throws {
        let converter = try catalog.converter(id)
        #expect(converter.profile.cases.count >= 25)
        for row in converter.profile.cases {
            let conversion = converter.convert(row.input)
            let fired = converter.profile.ruleNames.filter { conversion.firingCounts[$0, default: 0] > 0 }
            #expect(conversion.text == row.output, "\(id):\(row.line)")
            #expect(fired == row.rules, "\(id):\(row.line)")
            #expect(conversion.edits.isEmpty == row.rules.isEmpty)
        }
    }

    @Test("every rule of a profile fires in its cases", arguments: ids)
    func coverage(id: String) throws {
        let profile = try catalog.converter(id).profile
        #expect(Set(profile.cases.flatMap(\.rules)) == Set(profile.ruleNames))
    }

    @Test("converting the outcome again changes nothing", arguments: ids)
    func idempotent(id: String) throws {
        let converter = try catalog.converter(id)
        for row in converter.profile.cases { #expect(converter.convert(row.output).text == row.output) }
    }

    @Test("cases are normal text but for what a profile repairs", arguments: ids)
    func normalCases(id: String) throws {
        for row in try catalog.converter(id).profile.cases where id != "apostrophe-repair" {
            #expect(Normalizer().normalize(row.input, language: .aymara).edits.isEmpty, "\(id):\(row.line)")
        }
    }

    @Test("edits name their rules and places, and rebuild the text")
    func edits() throws {
        let conversion = try catalog.converter("quz-five-to-three").convert("ñan orqo, Qosqo")
        #expect(conversion.text == "ñan urqu, Qusqu")
        #expect(conversion.edits.map(\.original.range) == [5..<6, 8..<9, 12..<13, 15..<16])
        #expect(conversion.edits.map(\.rule) == ["before-uvular", "after-uvular", "after-uvular", "after-uvular"])
        #expect(conversion.firingCounts == ["chay": 0, "after-uvular": 3, "before-uvular": 1])
        #expect(conversion.guardCounts == ["loan-letter": 0, "loan-word": 0, "loan-vowel": 0])
        #expect(conversion.mapping.normalizedRange(of: ByteRange(5, 9)).range == 5..<9)
    }

    @Test("edits that change lengths map ranges")
    func lengths() throws {
        let conversion = try catalog.converter("ay-old-to-official").convert("jaqejh munapjhe")
        #expect(conversion.text == "jaqix munapxi")
        #expect(conversion.mapping.originalRange(of: ByteRange(6, 13)).range == 7..<15)
        #expect(conversion.mapping.normalizedRange(of: ByteRange(0, 6)).range == 0..<5)
    }

    @Test("guards count the words they kept")
    func guards() throws {
        let conversion = try catalog.converter("quz-five-to-three").convert("colegio leyqa ministerioqa Congreso wasi")
        #expect(conversion.edits.isEmpty)
        #expect(conversion.guardCounts == ["loan-letter": 2, "loan-word": 1, "loan-vowel": 1])
    }

    @Test("long and odd input", arguments: ["", " ", "\u{301}", "ʼ", "'", "👩\u{200D}🚀", "q\u{301}o"])
    func odd(text: String) throws {
        for id in Self.ids where !["apostrophe-ascii", "apostrophe-typographic"].contains(id) {
            let converter = try catalog.converter(id)
            #expect(converter.convert(text).edits.count <= 1)
            let long = String(repeating: "qo", count: 5_000) + text + String(repeating: " ' ", count: 2_000)
            #expect(!converter.convert(long).text.isEmpty)
        }
    }

    @Test("one converter serves many tasks at once")
    func concurrency() async throws {
        let converter = try catalog.converter("quz-five-to-three")
        await withTaskGroup(of: String.self) { group in
            for number in 0..<32 { group.addTask { converter.convert("qosqo\(number) orqo").text } }
            for await text in group { #expect(text.hasPrefix("qusqu") && text.hasSuffix(" urqu")) }
        }
    }
}
