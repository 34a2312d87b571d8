import Accessibility
import Testing
import TextProcessing

@Suite struct SourceRangeTests {
    @Test(
        "every spoken word has the bytes it stands for",
        arguments: [
            ("Niñas: 21", ["Niñas", "21"]), ("😀 Él pagó S/ 20.", ["Él", "pagó", "S/ 20"]),
            ("t\u{2BC}anta", ["t\u{2BC}anta"]), ("don\u{2019}t go", ["don\u{2019}t", "go"]),
            ("el 28 de julio de 2025, a las 8:30 a. m.", ["el", "28 de julio de 2025", "a", "las", "8:30 a. m."]),
            ("e\u{301}l", ["e\u{301}l"]), ("", []), ("a", ["a"]), ("¿Sí?", ["Sí"]),
            ("n\u{303}an\u{303} 5\u{A0}km", ["n\u{303}an\u{303}", "5\u{A0}km"]),
        ] as [(String, [String])])
    func ranges(text: String, expected: [String]) throws {
        let words = PreparationData.words(try PreparationData.preparer().prepare(text, variety: .spanish))
        #expect(words.map { Array(text[utf8: $0.source].utf8) } == expected.map { Array($0.utf8) })
    }

    @Test("an apostrophe is the letter in Quechua and Aymara, at the end of a word too")
    func apostrophes() throws {
        let text = "ch'in wak' t\u{2019}anta 'ruwa'"
        let words = PreparationData.words(try PreparationData.preparer().prepare(text, variety: .centralAymara))
        #expect(words.map(\.spoken) == ["ch\u{2BC}in", "wak\u{2BC}", "t\u{2BC}anta", "ruwa"])
        #expect(words.map(\.source.range) == [0..<5, 6..<10, 11..<19, 21..<25])
    }

    @Test("entities of the source are counted as they are written")
    func entities() throws {
        // `A &amp; B`, from byte 3 of the source.
        let run = SpeechRun(text: "Ana & Bea", start: 3, offsets: [3, 4, 5, 6, 7, 12, 13, 14, 15])
        let document = SpeechDocument(elements: [.text(run)])
        let words = PreparationData.words(try PreparationData.preparer().prepare(document, variety: .spanish))
        #expect(words.map(\.spoken) == ["Ana", "y", "Bea"])
        #expect(words.map(\.source.range) == [3..<6, 7..<8, 13..<16])
    }

    @Test("spans divide a sentence by language, each said in its own")
    func spans() throws {
        let text = "Tengo 5 hijos and 5 dogs."
        let span = LanguageSpan(range: ByteRange(14, 25), variety: .english)
        let sentences = try PreparationData.preparer().prepare(text, variety: .spanish, spans: [span])
        #expect(PreparationData.line(sentences) == "Tengo cinco hijos | and five dogs.")
        #expect(sentences.map(\.variety) == [.spanish, .english])
        #expect(sentences.map(\.source.range) == [0..<13, 14..<25])
    }

    @Test("a span's end inside a character is moved behind it, an undetermined span counts for none")
    func roughSpans() throws {
        let spans = [
            LanguageSpan(range: ByteRange(0, 2), variety: .english),
            LanguageSpan(range: ByteRange(4, 99), variety: .undetermined),
        ]
        let sentences = try PreparationData.preparer().prepare("ñañay 5", variety: .spanish, spans: spans)
        #expect(PreparationData.words(sentences).map(\.source.range) == [0..<2, 2..<7, 8..<9])
    }
}
