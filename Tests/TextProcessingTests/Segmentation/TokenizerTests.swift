import Testing
import TextProcessing

struct TokenizerTests {
    private let tokenizer = Tokenizer(abbreviations: SegmentationLexicon.shipped)

    /// Tokens are written with a space between them; all rows are hand-derived.
    @Test(
        "divides text into tokens",
        arguments: [
            ("", ""), ("   ", ""), ("a", "a"), ("Hola.", "Hola ."), ("tʼantʼa", "tʼantʼa"),
            ("manqʼ alasiñaw", "manqʼ alasiñaw"), ("Manqʼ.", "Manqʼ ."), ("S/ 1,234.50", "S/ 1,234.50"),
            ("S/50", "S/ 50"), ("S/. 50", "S/. 50"), ("US$ 20", "US$ 20"), ("$20", "$ 20"), ("12:30", "12:30"),
            ("28/07/2026", "28/07/2026"), ("2026-07-28", "2026-07-28"), ("art. 2.1.", "art. 2.1 ."),
            ("socio-económico", "socio-económico"), ("es-PE", "es-PE"), ("COVID-19", "COVID-19"),
            ("Lima-Perú, 2026", "Lima-Perú , 2026"), ("¿Qué? ¡No!", "¿ Qué ? ¡ No !"), ("don't go", "don't go"),
            ("50% y 100 %", "50% y 100 %"), ("El Sr. Paz.", "El Sr. Paz ."), ("Dijo que no.", "Dijo que no ."),
            ("No. 5", "No. 5"), ("N.° 004-2019-JUS", "N.° 004-2019-JUS"), ("Nº 5", "Nº 5"), ("1.º", "1.º"),
            ("S.A.C.", "S.A.C."), ("8:00 a.m.", "8:00 a.m."), ("EE. UU.", "EE. UU."),
            ("p. ej. el DNI", "p. ej. el DNI"), ("vitamina A.", "vitamina A ."), ("35 °C", "35 °C"),
            ("(a, b)", "( a , b )"), ("Espera...", "Espera ..."), ("«Hola»", "« Hola »"), ("y/o", "y / o"),
            ("Vea https://a.pe/b?c=1.", "Vea https://a.pe/b?c=1 ."), ("mesa@minsa.gob.pe,", "mesa@minsa.gob.pe ,"),
            ("Hola {name}!", "Hola {name} !"), ("%1$s años", "%1$s años"), ("👍🏽!", "👍🏽 !"), ("🇵🇪", "🇵🇪"),
            ("e\u{0301}.", "e\u{0301} ."), ("שלום.", "שלום ."), ("a\0b", "a \0 b"), ("wasi-y_ki", "wasi-y_ki"),
        ])
    func divides(text: String, expected: String) {
        let tokens = tokenizer.tokens(in: text, language: .spanish).map(\.text)
        #expect(tokens.joined(separator: " ") == expected)
    }

    @Test(
        "tells the kinds of tokens",
        arguments: [
            ("tʼantʼ", .word), ("1,234.50", .number), ("50%", .number), ("¿", .punctuation), ("...", .punctuation),
            ("S/", .symbol), ("👩‍👩‍👧", .symbol), ("{{x}}", .placeholder), ("www.gob.pe", .placeholder), ("2do", .word),
            ("DNI", .word), ("€", .symbol),
        ] as [(String, Token.Kind)])
    func kinds(text: String, kind: Token.Kind) {
        #expect(tokenizer.tokens(in: text, language: .spanish).map(\.kind) == [kind])
    }

    @Test("keeps protected ranges whole")
    func protected() {
        let text = "El agua potable, hoy {0}."
        let tokens = tokenizer.tokens(
            in: text, language: .spanish, protected: [ByteRange(3, 15), ByteRange(8, 10), ByteRange(90, 95)])
        #expect(tokens.map(\.text) == ["El", "agua potable", ",", "hoy", "{0}", "."])
        #expect(tokens.map(\.isPrecededBySpace) == [false, true, false, true, true, false])
        #expect(tokens[1].kind == .placeholder)
    }

    @Test("keeps the English genitive with its word, but not a closing quote")
    func genitive() {
        let tokenizer = tokenizer
        func texts(_ text: String) -> [String] { tokenizer.tokens(in: text, language: .english).map(\.text) }
        #expect(texts("citizens' rights") == ["citizens'", "rights"])
        #expect(texts("'rights' here") == ["'", "rights", "'", "here"])
    }

    @Test("never loses a byte", arguments: SegmentationLexicon.edgeTexts)
    func lossless(edge: EdgeText) throws {
        let text = edge.text
        let bytes = Array(text.utf8)
        var end = 0
        for token in tokenizer.tokens(in: text, language: .english) {
            let range = token.range
            try #require(range.lowerBound >= end && !range.isEmpty && token.text.utf8.elementsEqual(bytes[range.range]))
            let gap = String(decoding: bytes[end..<range.lowerBound], as: UTF8.self)
            #expect(gap.unicodeScalars.allSatisfy { $0.properties.isWhitespace })
            #expect(token.isPrecededBySpace == !gap.isEmpty)
            end = range.upperBound
        }
        #expect(String(decoding: bytes[end...], as: UTF8.self).unicodeScalars.allSatisfy { $0.properties.isWhitespace })
    }
}
