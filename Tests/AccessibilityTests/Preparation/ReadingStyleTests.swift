import Accessibility
import Testing
import TextProcessing

@Suite struct ReadingStyleTests {
    @Test(
        "say-as reads its text as one unit",
        arguments: [
            ("abc12", .characters, "a be ce uno dos"), ("A-1", .characters, "a guion uno"),
            ("2025", .digits, "dos cero dos cinco"), ("12-34", .digits, "uno dos tres cuatro"),
            ("2025", .cardinal, "dos mil veinticinco"), ("XX", .cardinal, "veinte"), ("-3", .cardinal, "menos tres"),
            ("007", .cardinal, "siete"), ("3", .ordinal, "tercero"), ("2ª", .ordinal, "segunda"),
            ("IV", .ordinal, "cuarto"), ("03/04/2025", .date(order: "mdy"), "cuatro de marzo de dos mil veinticinco"),
            ("2025.4.3", .date(order: "ymd"), "tres de abril de dos mil veinticinco"),
            ("4/3", .date(order: "dm"), "cuatro de marzo"), ("1821", .date(order: "y"), "mil ochocientos veintiuno"),
            ("28/07/2025", .date(order: ""), "veintiocho de julio de dos mil veinticinco"),
            ("8:30", .time, "ocho y treinta"), ("+51 1", .telephone, "más cinco uno uno"),
            ("S/ 3", .currency, "tres soles"), ("DNI", .alias("documento"), "documento"),
            ("5", .alias("5 km"), "cinco kilómetros"),
            // What does not suit its manner is read as text.
            ("hola", .cardinal, "hola"), ("40/40", .date(order: "dm"), "cuarenta sobre cuarenta"),
            ("mañana", .time, "mañana"), ("x", .digits, "equis"),
        ] as [(String, ReadingStyle, String)])
    func styles(text: String, style: ReadingStyle, expected: String) throws {
        let run = SpeechRun(text: text, start: 0, style: style)
        let sentences = try PreparationData.preparer().prepare(
            SpeechDocument(elements: [.text(run)]), variety: .spanish)
        #expect(PreparationData.line(sentences) == expected)
    }

    @Test("phonemes go to the engine as they are, with the word they stand for")
    func phonemes() throws {
        let run = SpeechRun(text: "wasi", start: 4, style: .phonemes("w'asi"), prosody: Prosody(rate: 0.5))
        let sentences = try PreparationData.preparer().prepare(
            SpeechDocument(elements: [.text(run)]), variety: .chankaQuechua)
        #expect(
            PreparationData.words(sentences) == [
                SpokenWord(
                    spoken: "wasi", phonemes: "w'asi", source: ByteRange(4, 8), prosody: Prosody(rate: 0.5))
            ])
    }

    @Test("marks and pauses keep their place, and are not lost where nothing is said")
    func events() throws {
        let preparer = try PreparationData.preparer()
        let document = SpeechDocument(elements: [
            .mark(name: "a", offset: 0), .text(SpeechRun(text: "Hola ", start: 5)), .pause(milliseconds: 300),
            .text(SpeechRun(text: "Ana. Bien.", start: 20)), .sentenceEnd, .text(SpeechRun(text: " … ", start: 40)),
            .mark(name: "z", offset: 50),
        ])
        #expect(
            PreparationData.line(preparer.prepare(document, variety: .spanish))
                == " <a> Hola [300] Ana. | Bien. <z>")
        let silent = SpeechDocument(elements: [.pause(milliseconds: 10), .mark(name: "b", offset: 7)])
        #expect(PreparationData.line(preparer.prepare(silent, variety: .spanish)) == " [10] <b>")
        #expect(preparer.prepare(SpeechDocument(elements: []), variety: .spanish).isEmpty)
    }

    @Test("a sentence may go over several runs, a forced end divides one")
    func runs() throws {
        let preparer = try PreparationData.preparer()
        let parts: [SpeechElement] = [
            .text(SpeechRun(text: "El Dr", start: 0)), .text(SpeechRun(text: ". Paz", start: 5)), .sentenceEnd,
            .text(SpeechRun(text: "firma", start: 10)),
        ]
        let sentences = preparer.prepare(SpeechDocument(elements: parts), variety: .spanish)
        #expect(sentences.map(\.source.range) == [0..<10, 10..<15])
    }
}
