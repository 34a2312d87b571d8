import Testing
import TextProcessing

struct LanguageVarietyTests {
    @Test(
        "parses tags and aliases without canonicalizing them",
        arguments: [
            ("es", "es"), ("ES", "es"), ("spa", "es"), ("spa_Latn", "es"), ("es-PE", "es-PE"), ("es_pe", "es-PE"),
            ("es-419", "es-419"), ("qu", "qu"), ("que", "qu"), ("quy", "quy"), ("quy_Latn", "quy"), ("quz", "quz"),
            ("QUZ", "quz"), ("quz-PE", "quz-PE"), ("ay", "ay"), ("aym", "ay"), ("ayr_Latn", "ayr"), ("ayc", "ayc"),
            ("eng", "en"), ("und", "und"),
        ])
    func parses(text: String, tag: String) throws {
        #expect(try LanguageVariety(parsing: text).tag == tag)
    }

    @Test(
        "refuses what is no tag",
        arguments: ["", " ", "e", "español", "es-", "-es", "es--PE", "q\u{0301}u", "es PE", "123"])
    func refusesMalformed(text: String) {
        #expect(throws: LanguageTagError.self) { try LanguageVariety(parsing: text) }
    }

    @Test("refuses unknown languages instead of falling back", arguments: ["zz", "fr", "qvi", "es-Cyrl", "es-PE-x"])
    func refusesUnknown(text: String) {
        #expect(throws: LanguageTagError.unknown(tag: text)) { try LanguageVariety(parsing: text) }
    }

    @Test(
        "negotiates, and never gives one member for another",
        arguments: [
            ("qu", "quy", "macrolanguage-default"), ("quy", "quy", "exact"), ("ay", "ayr", "macrolanguage-default"),
            ("es-PE", "es", "region-generalized"), ("quz", nil, nil), ("ayc", nil, nil),
        ] as [(String, String?, String?)])
    func negotiates(asked: String, served: String?, reason: String?) throws {
        let result = VarietyNegotiation.negotiate(
            asked: try LanguageVariety(parsing: asked),
            available: [.spanish, .english, .chankaQuechua, .centralAymara],
            defaults: VarietyNegotiation.standardDefaults)
        #expect(result?.served.tag == served)
        #expect(result?.reason.rawValue == reason)
    }

    @Test("names every language in four languages")
    func namesAreComplete() {
        for entry in VarietyRegistry.entries {
            #expect(Set(entry.names.keys) == ["es", "en", "qu", "ay"], "\(entry.language)")
        }
    }
}
