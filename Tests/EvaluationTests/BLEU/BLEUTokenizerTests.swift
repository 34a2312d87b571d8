import Evaluation
import Testing

struct BLEUTokenizerTests {
    @Test(
        "13a divides at ASCII punctuation, save between digits",
        arguments: [
            ("", []), ("   ", []), ("a", ["a"]), ("Hola, mundo.", ["Hola", ",", "mundo", "."]),
            ("3,14 y 1.000", ["3,14", "y", "1.000"]), ("7.", ["7", "."]), ("5-6 a-b", ["5", "-", "6", "a-b"]),
            ("l'agua", ["l'agua"]), ("manq' ch'a", ["manq'", "ch'a"]), ("(sí)", ["(", "sí", ")"]),
            ("&quot;a&quot; &amp;lt;", ["\"", "a", "\"", "<"]), ("a<skipped>b", ["ab"]),
            ("¿Qué?", ["¿Qué", "?"]), ("a\u{A0}b\u{2028}c", ["a", "b", "c"]),
        ] as [(String, [String])])
    func tokensOf13a(line: String, tokens: [String]) {
        #expect(BLEUTokenizer.v13a.tokens(line) == tokens)
    }

    @Test(
        "intl divides at the punctuation and the symbols of Unicode",
        arguments: [
            ("", []), ("¿Qué?", ["¿", "Qué", "?"]), ("«a» —b—", ["«", "a", "»", "—", "b", "—"]),
            ("5€ 3,14", ["5", "€", "3,14"]), ("2014.", ["2014."]), ("2014.\u{A0}", ["2014."]),
            ("manqʼa", ["manqʼa"]), ("manq'a", ["manq", "'", "a"]), ("½,½", ["½,½"]),
            ("a&amp;b", ["a", "&", "amp", ";", "b"]),
        ] as [(String, [String])])
    func tokensOfIntl(line: String, tokens: [String]) {
        #expect(BLEUTokenizer.intl.tokens(line) == tokens)
    }

    @Test("keys are those of scalars: a composed letter is not a decomposed one")
    func keys() {
        let tokenizer = BLEUTokenizer.v13a
        #expect(tokenizer.keys("ñandu ñandu").count == 2)
        #expect(Set(tokenizer.keys("ñandu ñandu")).count == 1)
        #expect(tokenizer.keys("\u{F1}") != tokenizer.keys("n\u{303}"))
        #expect(tokenizer.keys("ab") != tokenizer.keys("a b"))
    }
}
