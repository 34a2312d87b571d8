import Accessibility
import Testing
import TextProcessing

@Suite struct SSMLReaderTests {
    private static let collao = LanguageVariety.collaoQuechua

    @Test(
        "each element becomes what it stands for",
        arguments: [
            ("<speak>Hola</speak>", [.text(SpeechRun(text: "Hola", start: 7))]),
            ("<speak/>", []), ("<speak> \n </speak>", []),
            (
                "<speak><p>Uno.</p><p>Dos.</p></speak>",
                [
                    .text(SpeechRun(text: "Uno.", start: 10)), .paragraphEnd, .text(SpeechRun(text: "Dos.", start: 21)),
                    .paragraphEnd,
                ]
            ),
            (
                "<speak>Uno<s>Dos</s>\n <s>Tres</s></speak>",
                [
                    .text(SpeechRun(text: "Uno", start: 7)), .sentenceEnd, .text(SpeechRun(text: "Dos", start: 13)),
                    .sentenceEnd, .text(SpeechRun(text: "Tres", start: 25)), .sentenceEnd,
                ]
            ),
            (
                "<speak>a<break time='1.5s'/>b<break strength=\"weak\"/><break/></speak>",
                [
                    .text(SpeechRun(text: "a", start: 7)), .pause(milliseconds: 1_500),
                    .text(SpeechRun(text: "b", start: 28)), .pause(milliseconds: 200), .pause(milliseconds: 400),
                ]
            ),
            (
                "<speak>a<mark name='m1'/></speak>",
                [.text(SpeechRun(text: "a", start: 7)), .mark(name: "m1", offset: 8)]
            ),
            (
                "<speak><say-as interpret-as='telephone'>012</say-as></speak>",
                [.text(SpeechRun(text: "012", start: 40, style: .telephone))]
            ),
            (
                "<speak><say-as interpret-as=\"date\" format='dmy'>1/2/3</say-as></speak>",
                [.text(SpeechRun(text: "1/2/3", start: 48, style: .date(order: "dmy")))]
            ),
            (
                "<speak><sub alias='Registro &amp; Único'>RU</sub></speak>",
                [.text(SpeechRun(text: "RU", start: 42, style: .alias("Registro & Único")))]
            ),
            (
                "<speak><phoneme alphabet='x-espeak' ph=\"t`'ant`a\">t'anta</phoneme></speak>",
                [.text(SpeechRun(text: "t'anta", start: 50, style: .phonemes("t`'ant`a")))]
            ),
            (
                "<speak xml:lang='es-PE'>a<lang xml:lang='quz'>b</lang></speak>",
                [
                    .text(SpeechRun(text: "a", start: 24, variety: try? LanguageVariety(parsing: "es-PE"))),
                    .text(SpeechRun(text: "b", start: 46, variety: collao)),
                ]
            ),
        ] as [(String, [SpeechElement])])
    func elements(source: String, expected: [SpeechElement]) throws {
        #expect(try SSMLReader().read(source).elements == expected)
    }

    @Test(
        "factors of nested elements multiply",
        arguments: [
            ("rate='slow'", Prosody(rate: 0.75)), ("rate='80%'", Prosody(rate: 0.8)),
            ("rate='-20%'", Prosody(rate: 0.8)), ("pitch='+10%' volume='loud'", Prosody(pitch: 1.1, volume: 1.4)),
            ("pitch='+12st'", Prosody(pitch: 2)), ("volume='silent'", Prosody(volume: 0)),
            ("volume='+6dB'", Prosody(volume: 1.995)), ("rate='1000%'", Prosody(rate: 4)),
        ] as [(String, Prosody)])
    func prosody(attributes: String, expected: Prosody) throws {
        let outer = Prosody(rate: 0.5)
        let document = try SSMLReader().read(
            "<speak><prosody rate='50%'><prosody \(attributes)>a</prosody></prosody></speak>")
        guard case .text(let run) = try #require(document.elements.first) else { return #expect(Bool(false)) }
        let product = outer * expected
        #expect(abs(run.prosody.rate - product.rate) < 0.001)
        #expect(abs(run.prosody.pitch - product.pitch) < 0.001)
        #expect(abs(run.prosody.volume - product.volume) < 0.001)
    }

    @Test(
        "every byte of a run stands where the document has it",
        arguments: [
            ("<speak>a&amp;b</speak>", "a&b", [7, 8, 13]),
            ("<speak>a<!-- é -->b</speak>", "ab", [7, 19]),
            ("<speak>a<![CDATA[<ñ>]]>b</speak>", "a<ñ>b", [7, 17, 18, 19, 20, 24]),
            ("<speak>&#xE9;x</speak>", "éx", [7, 12, 13]),
            ("<speak>ñ&#233;<?pi é?>&lt;</speak>", "ñé<", [7, 8, 9, 14, 24]),
            ("<speak>a\r\nb\rc</speak>", "a\nb\nc", [7, 8, 10, 11, 12]),
            ("\u{FEFF}<speak>k&apos;a</speak>", "k'a", [10, 11, 17]),
            ("<?xml version='1.0' encoding='UTF-8'?>\n<speak>a&quot;</speak>", "a\"", [46, 47]),
        ] as [(String, String, [Int])])
    func offsets(source: String, text: String, expected: [Int]) throws {
        let document = try SSMLReader().read(Array(source.utf8))
        guard case .text(let run) = try #require(document.elements.first) else { return #expect(Bool(false)) }
        #expect(document.elements.count == 1)
        #expect(Array(run.text.utf8) == Array(text.utf8))
        let places = run.offsets ?? Array(run.start..<run.start + run.text.utf8.count)
        #expect(places == expected)
        #expect(run.start == expected.first)
    }

    @Test("characters without references need no table")
    func step() throws {
        let document = try SSMLReader().read("<speak>ñandú ch\u{2BC}a e\u{301}</speak>")
        guard case .text(let run) = try #require(document.elements.first) else { return #expect(Bool(false)) }
        #expect(run.offsets == nil)
        #expect(Array(run.text.utf8) == Array("ñandú ch\u{2BC}a e\u{301}".utf8))
    }

    @Test("long texts stay whole")
    func long() throws {
        let text = String(repeating: "Ñuqaykuq llaqtaykupi ch'aska &amp; quyllur. ", count: 1_000)
        let document = try SSMLReader().read("<speak><p>\(text)</p></speak>")
        guard case .text(let run) = try #require(document.elements.first) else { return #expect(Bool(false)) }
        #expect(run.text == text.replacing("&amp;", with: "&"))
        #expect(document.elements.count == 2)
    }
}
