import Accessibility
import MediaEngines
import Testing
import TextProcessing

@Suite struct VoiceChoiceTests {
    private static func variety(_ tag: String) -> LanguageVariety {
        (try? LanguageVariety(parsing: tag)) ?? .undetermined
    }

    private static let speaker = Speaker(engines: [
        ScriptedEngine("cloud", voices: [SpeechVoice(name: "alloy", variety: variety("es"), lentTo: [variety("quz")])]),
        ScriptedEngine(
            "local",
            voices: [
                SpeechVoice(name: "es-ES", variety: variety("es-ES")),
                SpeechVoice(name: "es-419", variety: variety("es-419")),
                SpeechVoice(name: "en", variety: variety("en"), licence: "GPL-3.0-or-later"),
                SpeechVoice(
                    name: "qu", variety: variety("quy"), lentTo: [variety("quz"), variety("ayr")], takesPhonemes: true,
                    isReproducible: true),
            ]),
    ])

    @Test(
        "the first voice is the nearest, and tells whether it is borrowed",
        arguments: [
            ("es", nil, ["cloud/alloy", "local/es-ES"], false),
            ("es-419", nil, ["cloud/alloy", "local/es-419"], false),
            ("es", "es-419", ["local/es-419", "cloud/alloy"], false),
            ("es", "local/es-ES", ["local/es-ES", "cloud/alloy"], false), ("en", nil, ["local/en"], false),
            ("en", "alloy", ["local/en"], false), ("quy", nil, ["local/qu"], false),
            ("qu", nil, ["local/qu", "cloud/alloy"], false),
            ("ayr", nil, ["local/qu"], true), ("ay", nil, ["local/qu"], true),
            ("quz", nil, ["cloud/alloy", "local/qu"], true), ("quz", "qu", ["local/qu", "cloud/alloy"], true),
        ] as [(String, String?, [String], Bool)])
    func choice(tag: String, named: String?, expected: [String], isBorrowed: Bool) throws {
        let uses = try Self.speaker.voices(for: Self.variety(tag), named: named)
        #expect(uses.map { "\($0.engine)/\($0.voice)" } == expected)
        #expect(uses.first?.isBorrowed == isBorrowed)
    }

    @Test("a voice that is not there, and a language nobody speaks, are errors")
    func missing() {
        #expect(throws: SpeechError.unknownVoice("nova")) { try Self.speaker.voices(for: .spanish, named: "nova") }
        let gloss = Self.variety("prl")
        #expect(throws: SpeechError.noVoice(gloss)) { try Self.speaker.voices(for: gloss) }
        #expect(throws: SpeechError.noVoice(.spanish)) { try Speaker(engines: []).voices(for: .spanish) }
    }

    @Test("what is known of the voice is told")
    func disclosure() throws {
        let english = try #require(try Self.speaker.voices(for: .english).first)
        #expect(english.licence == "GPL-3.0-or-later")
        #expect(!english.isReproducible)
        let aymara = try #require(try Self.speaker.voices(for: .centralAymara).first)
        #expect(aymara.voiceVariety == .chankaQuechua)
        #expect(aymara.variety == .centralAymara)
        #expect(aymara.licence == nil)
        #expect(aymara.isReproducible)
    }
}
