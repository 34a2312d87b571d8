import Accessibility
import Testing
import TextProcessing

@Suite struct SSMLRefusalTests {
    @Test(
        "what is not spoken here is refused by name and place",
        arguments: [
            ("<speak><audio src='a'/></speak>", 7, "<audio>"),
            ("<speak>é<voice name='a'>b</voice></speak>", 9, "<voice>"),
            ("<speak><blink>a</blink></speak>", 7, "<blink>"), ("<p>a</p>", 0, "<p>"),
            ("<speak><x:p xmlns:x='u'>a</x:p></speak>", 7, "<x:p>"),
            ("<speak xmlns='urn:other'>a</speak>", 0, "namespace"),
            ("<speak><lang xml:lang='tlh'>a</lang></speak>", 13, "xml:lang=\"tlh\""),
            ("<speak><lang>a</lang></speak>", 7, "xml:lang"), ("<speak><p class='a'>b</p></speak>", 10, "class"),
            ("<speak><break time='11s'/></speak>", 14, "time=\"11s\""),
            ("<speak><break time='soon'/></speak>", 14, "time=\"soon\""),
            ("<speak><break>a</break></speak>", 14, "<break>"),
            ("<speak><break time='-1s'/></speak>", 14, "time"), ("<speak><mark/></speak>", 7, "name"),
            ("<speak><prosody rate='nan%'>a</prosody></speak>", 16, "rate"),
            ("<speak><prosody rate='0%'>a</prosody></speak>", 16, "rate"),
            ("<speak><prosody pitch='10%'>a</prosody></speak>", 16, "pitch"),
            ("<speak><prosody pitch='200Hz'>a</prosody></speak>", 16, "pitch"),
            ("<speak><prosody contour='(0%,+20Hz)'>a</prosody></speak>", 16, "contour"),
            ("<speak><say-as interpret-as='poem'>a</say-as></speak>", 15, "poem"),
            ("<speak><say-as interpret-as='date' format='x'>a</say-as></speak>", 35, "format"),
            ("<speak><sub alias='a'/></speak>", 7, "<sub>"), ("<speak><sub>a</sub></speak>", 7, "alias"),
            ("<speak><sub alias='a'><p>b</p></sub></speak>", 22, "<p>"),
            ("<speak><phoneme alphabet='ipa' ph='a'>a</phoneme></speak>", 16, "ipa"),
            ("<speak><phoneme alphabet='x-espeak' ph='a]] b'>a</phoneme></speak>", 36, "ph"),
        ] as [(String, Int, String)])
    func refused(source: String, offset: Int, named: String) {
        expect(Array(source.utf8), offset, named)
    }

    @Test(
        "hostile documents are refused",
        arguments: [
            ("<!DOCTYPE speak [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'>]><speak>&b;</speak>", 0, "document type"),
            ("<!-- x --><!DOCTYPE speak SYSTEM 'file:///etc/passwd'><speak/>", 10, "document type"),
            ("<speak><!ENTITY a 'b'></speak>", 7, "document type"), ("<speak>a &b; c</speak>", 9, "reference"),
            ("<speak>a & c</speak>", 9, "&"), ("<speak>&#0;</speak>", 7, "reference"),
            ("<speak>&#xD800;</speak>", 7, "reference"), ("<speak>&#xFFFFFFFFFF;</speak>", 7, "reference"),
            ("<speak>a\u{0}b</speak>", 8, "control"), ("<speak>a\u{1B}b</speak>", 8, "control"),
            ("<speak><!-- </speak>", 7, "comment"), ("<speak><![CDATA[ </speak>", 7, "CDATA"),
            ("<speak><p a='1' a='2'>b</p></speak>", 16, "twice"), ("<speak><p a=1>b</p></speak>", 10, "quotes"),
            ("<speak><p", 7, "<p>"), ("<speak>1 < 2</speak>", 9, "<"),
            ("<?xml version='1.0' encoding='UTF-16'?><speak/>", 0, "encoding"),
        ] as [(String, Int, String)])
    func hostile(source: String, offset: Int, named: String) { expect(Array(source.utf8), offset, named) }

    @Test(
        "what is not well-formed is refused",
        arguments: [
            "", "hola", "<speak>", "<speak></p>", "<speak/><speak/>", "<speak>a</speak>b", "</speak>",
            "<speak>]]></speak>",
        ])
    func malformed(source: String) {
        #expect(throws: SpeechError.self) { try SSMLReader().read(source) }
    }

    @Test("bytes that are not UTF-8 are refused where they stand")
    func notUTF8() {
        expect(Array("<speak>é".utf8) + [0xFF] + Array("</speak>".utf8), 9, "UTF-8")
        expect(Array("<speak>".utf8) + [0xC3] + Array("</speak>".utf8), 7, "UTF-8")
        expect(Array("<speak>".utf8) + [0xED, 0xA0, 0x80] + Array("</speak>".utf8), 7, "UTF-8")
    }

    @Test("nesting and length have limits")
    func limits() {
        let deep = "<speak>" + String(repeating: "<prosody>", count: 40)
        expect(Array(deep.utf8), 7 + 9 * 31, "nested")
        let long = "<speak>" + String(repeating: "a", count: 300_000) + "</speak>"
        #expect(throws: SpeechError.tooLarge(what: "bytes of SSML", limit: 262_144)) { try SSMLReader().read(long) }
        let wide = "<speak>" + String(repeating: "<p/>", count: 50_000) + "</speak>"
        #expect(throws: Never.self) { try SSMLReader().read(wide) }
    }

    @Test(
        "SSML is told from text",
        arguments: [
            ("<speak>a</speak>", true), (" \n<?xml version='1.0'?><speak/>", true), ("Hola", false), ("<p>", false),
            ("", false),
        ])
    func recognizes(text: String, expected: Bool) { #expect(SSMLReader.recognizes(text) == expected) }

    private func expect(_ bytes: [UInt8], _ offset: Int, _ named: String) {
        let error = #expect(throws: SpeechError.self) { try SSMLReader().read(bytes) }
        guard case .invalidDocument(let place, let reason) = error else { return #expect(Bool(false), "\(error)") }
        #expect(place == offset, "\(reason)")
        #expect(reason.contains(named), "\(reason)")
    }
}
