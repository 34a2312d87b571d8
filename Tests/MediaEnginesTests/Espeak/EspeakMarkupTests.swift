import Accessibility
import Testing
import TextProcessing

@testable import MediaEngines

@Suite struct EspeakMarkupTests {
    @Test(
        "words stand behind their marks, punctuation behind its word",
        arguments: [
            ("", ""),
            ("Hola", #"<mark name="0"/>Hola"#),
            ("Hola, vecina.", #"<mark name="0"/>Hola, <mark name="2"/>vecina."#),
            ("/tS`'ata/ ñawi", #"<mark name="0"/>[[tS`'ata]] <mark name="1"/>ñawi"#),
            ("p'unchay' k’", #"<mark name="0"/>p'unchay' <mark name="1"/>k’"#),
            ("a<b&c> [[x]]", #"<mark name="0"/>a&lt;b&amp;c&gt; <mark name="1"/>  x  "#),
            ("u\u{301} \u{1}", "<mark name=\"0\"/>u\u{301} <mark name=\"1\"/> "),
        ])
    func text(sentence: String, expected: String) throws {
        let markup = try EspeakMarkup(SpokenSentence(sentence))
        #expect(Array(markup.text.utf8) == Array(expected.utf8))
        #expect(markup.hasWord == !sentence.isEmpty)
    }

    @Test("a named place waits for the punctuation, a pause is its own part")
    func placesAndPauses() throws {
        let place = ByteRange<OriginalText>(0, 1)
        let sentence = SpokenSentence(
            variety: .spanish,
            parts: [
                .word(SpokenWord(spoken: "uno", source: place)), .mark(name: "<x>", offset: 3), .punctuation(","),
                .pause(milliseconds: 250), .word(SpokenWord(spoken: "dos", source: place)),
                .mark(name: "y", offset: 9),
            ], source: place)
        let markup = try EspeakMarkup(sentence)
        #expect(
            markup.text == #"<mark name="0"/>uno, <mark name="1"/> <mark name="3"/><break time="250ms"/> "#
                + #"<mark name="4"/>dos <mark name="5"/>"#)
        #expect(markup.marked == [0, 1, 3, 4, 5])
    }

    @Test(
        "factors become espeak-ng's units",
        arguments: [
            (Prosody.neutral, [175, 50, 100]), (Prosody(rate: 2, pitch: 2, volume: 2), [350, 99, 200]),
            (Prosody(rate: 0.5, pitch: 0.5, volume: 0), [88, 0, 0]), (Prosody(rate: 0.25), [80, 50, 100]),
            (Prosody(rate: 4), [450, 50, 100]),
        ])
    func parameters(prosody: Prosody, expected: [Int]) throws {
        let markup = try EspeakMarkup(SpokenSentence("uno dos", prosody: prosody))
        let parameters = markup.parameters
        #expect([parameters.wordsPerMinute, parameters.pitch, parameters.volume] == expected)
        #expect(!markup.text.contains("prosody"))
    }

    @Test("words that differ are marked up against the voice itself")
    func differingProsody() throws {
        var sentence = SpokenSentence("uno dos")
        sentence.parts += SpokenSentence("tres cuatro", prosody: Prosody(rate: 0.5)).parts
        #expect(
            try EspeakMarkup(sentence).text == #"<mark name="0"/>uno <mark name="1"/>dos "#
                + #"<prosody rate="50%" pitch="50" volume="100"><mark name="2"/>tres <mark name="3"/>cuatro</prosody>"#)
    }

    @Test("phonemes that would leave their brackets are refused", arguments: ["a]]<x", "[[a", "ñ", "a\u{1}"])
    func refusedPhonemes(phonemes: String) {
        let word = SpokenWord(spoken: "a", phonemes: phonemes, source: ByteRange(7, 8))
        let sentence = SpokenSentence(variety: .quechua, parts: [.word(word)], source: ByteRange(0, 8))
        #expect {
            try EspeakMarkup(sentence)
        } throws: {
            guard case SpeechError.invalidDocument(offset: 7, _) = $0 else { return false }
            return true
        }
    }
}
