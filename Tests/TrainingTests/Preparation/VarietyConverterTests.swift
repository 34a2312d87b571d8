import Testing
import TextProcessing

struct VarietyConverterTests {
    private let catalog: OrthographyCatalog

    init() throws { catalog = try OrthographyCatalog(directory: TestPlaces.root + "/lexicons/orthography") }

    @Test(
        "Cusco Quechua becomes Chanka, each rule once",
        arguments: [
            ("", "", []),
            ("p’unchay t'anta", "punchaw tanta", ["quz-to-quy/plain-stops", "quz-to-quy/words"]),
            ("QOSQO Qosqo qosqo", "QUSQU Qusqu qusqu", ["quz-to-quy/three-vowels"]),
            ("hoqkuna, unuta.", "hukkuna, yakuta.", ["quz-to-quy/words"]),
            ("kausay", "kawsay", ["quz-to-quy/glides"]),
            ("purishan", "purichkan", ["quz-to-quy/progressive"]),
            ("Kinsa qan", "Kimsa qam", ["quz-to-quy/roots"]),
            ("WASINCHISPIS", "WASINCHIKPAS", ["quz-to-quy/endings"]),
            ("suyuq ruwaq", "suyupa ruwaq", ["genitive"]),
        ] as [(String, String, [String])])
    func cusco(text: String, expected: String, rules: [String]) throws {
        let known: Set = ["suyupi", "suyuman", "suyumanta", "ruwaq", "ruwaypi", "ruway"]
        let converter = try VarietyConverter(catalog: catalog, from: .collaoQuechua, knownWords: known)
        let outcome = converter.convert(text)
        #expect(outcome.text == expected)
        #expect(outcome.firings.filter { $0.value > 0 }.keys.sorted() == rules.sorted())
        #expect(outcome.firings.keys.sorted() == converter.ruleNames.sorted())
    }

    @Test(
        "Bolivian Quechua passes both profiles",
        arguments: [
            ("Juch’uy kamachiy 22.", "Huchuy kamachiy 22."),
            ("KAMACHIYMANJINA", "KAMACHIYMAN HINA"),
            ("uj uk juk", "huk huk huk"),
            ("munaqtinpis", "munaptinpas"),
            ("tiyakusanku kasan", "tiyakuchkanku kachkan"),
            ("ejercicio jurídica trabajo", "ejercicio jurídica trabajo"),
        ])
    func bolivian(text: String, expected: String) throws {
        let converter = try VarietyConverter(catalog: catalog, from: LanguageVariety(parsing: "quh"))
        #expect(converter.convert(text).text == expected)
    }

    @Test(
        "loans, names, numbers and odd text stay",
        arguments: [
            "Congreso", "Bolivia", "gobierno", "iPhone", "DNI", "2009", " \n", "\u{301}", "👩\u{200D}🚀", "Héctor Vargas",
            "universidad", "transporte",
        ])
    func untouched(text: String) throws {
        let converter = try VarietyConverter(catalog: catalog, from: .collaoQuechua)
        #expect(converter.convert(text).text == text)
        #expect(converter.convert(text).firings.values.allSatisfy { $0 == 0 })
    }

    @Test("counts words, and many texts as one does")
    func counts() throws {
        let converter = try VarietyConverter(catalog: catalog, from: .collaoQuechua)
        let outcome = converter.convert(["qosqo qosqo", "", "orqo wasi"])
        #expect(outcome.texts == ["qusqu qusqu", "", "urqu wasi"])
        #expect(outcome.firings["quz-to-quy/three-vowels"] == 3)
        #expect(outcome.firings["genitive"] == 0)
    }

    @Test(
        "Chanka becomes Cusco where rules are safe",
        arguments: [
            ("Yakuta munachkani", "Yakuta munashani"),
            ("Ñuqanchik llamkachkanchik", "Ñuqanchis llankʼashanchis"),
            ("PUNCHAW", "PʼUNCHAW"),
            ("Manam qamkunachu", "Manan qankunachu"),
            ("achka runa", "achka runa"),
            ("Lima forum", "Lima forum"),
        ])
    func reverse(text: String, expected: String) throws {
        let converter = try VarietyConverter(catalog: catalog, from: .chankaQuechua, to: .collaoQuechua)
        #expect(converter.convert(text).text == expected)
    }

    @Test("there is no conversion between other languages")
    func unknown() {
        #expect(throws: OrthographyError.unknownProfile(id: "es-to-quy")) {
            try VarietyConverter(catalog: catalog, from: .spanish)
        }
    }

    @Test(
        "the genitive needs three nominal forms, or one and no infinitive",
        arguments: [
            ("llaqtaq", ["llaqtapi", "llaqtaman", "llaqtakuna", "llaqtay"], "llaqtapa"),
            ("llaqtaq", ["llaqtapi", "llaqtaman", "llaqtay"], nil),
            ("llaqtaq", ["llaqtapi"], "llaqtapa"),
            ("llaqtaq", ["llaqtaq", "llaqtapi", "llaqtaman", "llaqtakuna"], nil),
            ("ruwaq", ["ruway"], nil),
            ("llamkaqq", ["llamkaqpi"], nil),
            ("q", ["pi"], nil),
            ("aq", ["api"], "apa"),
            ("", [], nil),
        ] as [(String, Set<String>, String?)])
    func genitive(word: String, known: Set<String>, expected: String?) {
        #expect(QuechuaGenitiveRepair(knownWords: known).repaired(word) == expected)
    }
}
