import Testing
import TextProcessing

struct NormalizerTests {
    @Test(
        "cleans and composes",
        arguments: [
            ("", "", []),
            ("a", "a", []),
            ("Buenos días, ¿cómo está? «Ñandú» güero", "Buenos días, ¿cómo está? «Ñandú» güero", []),
            ("tab\tand\nline", "tab\tand\nline", []),
            ("  two  spaces  ", "  two  spaces  ", []),
            ("n\u{303}a", "\u{F1}a", [.composition]),
            ("a\u{308}", "\u{E4}", [.composition]),
            ("mar\u{303}a n\u{303}", "mar\u{303}a \u{F1}", [.composition]),
            ("\u{303}", "\u{303}", []),
            ("e\u{323}\u{302}", "\u{1EC7}", [.composition]),
            ("e\u{302}\u{323}", "\u{1EC7}", [.composition]),
            ("\u{212B}", "\u{C5}", [.composition]),
            ("\u{1100}\u{1161}", "\u{AC00}", [.composition]),
            ("\u{1F1F5}\u{1F1EA}", "\u{1F1F5}\u{1F1EA}", []),
            ("Ελλάδα Русский 中文 العربية", "Ελλάδα Русский 中文 العربية", []),
            ("a\u{A0}b", "a b", [.whitespace]),
            ("a\u{202F}b\u{3000}c\u{2009}d", "a b c d", [.whitespace, .whitespace, .whitespace]),
            ("a\u{205F}b\u{1680}c", "a b c", [.whitespace, .whitespace]),
            ("a\r\nb\rc\u{2028}d\u{85}e", "a\nb\nc\nd\ne", [.whitespace, .whitespace, .whitespace, .whitespace]),
            ("a\u{C}b\u{B}c\u{2029}", "a\nb\nc\n", [.whitespace, .whitespace, .whitespace]),
            ("a\u{0}b", "ab", [.control]),
            ("a\u{0}\u{1}\u{7F}b", "ab", [.control]),
            ("a\u{9C}b", "ab", [.control]),
            ("\u{202E}abc\u{202C}", "abc", [.bidiControl, .bidiControl]),
            ("\u{61C}a\u{200E}b\u{2066}", "ab", [.bidiControl, .bidiControl, .bidiControl]),
            ("salud\u{AD}able", "saludable", [.softHyphen]),
            ("n\u{AD}\u{303}", "\u{F1}", [.composition]),
            ("n\u{200B}\u{200D}\u{303}o", "\u{F1}o", [.composition]),
            ("\u{FEFF}abc", "abc", [.byteOrderMark]),
            ("a\u{200B}b\u{200C}c\u{2060}d", "abcd", [.zeroWidth, .zeroWidth, .zeroWidth]),
            ("a\u{200D}b", "ab", [.zeroWidth]),
            ("1\u{200D}2", "12", [.zeroWidth]),
            ("👩\u{200D}⚕\u{FE0F} y 👨\u{200D}👩\u{200D}👧", "👩\u{200D}⚕\u{FE0F} y 👨\u{200D}👩\u{200D}👧", []),
            ("❤\u{FE0F}\u{200D}🔥", "❤\u{FE0F}\u{200D}🔥", []),
            ("👋🏽\u{200D} a", "👋🏽 a", [.zeroWidth]),
            ("\u{200D}👧", "👧", [.zeroWidth]),
            ("👩\u{200D}\u{200D}👧", "👩\u{200D}👧", [.zeroWidth]),
            ("o\u{FB01}cina e\u{FB03}caz", "oficina efficaz", [.ligature, .ligature]),
            ("\u{FB00}\u{FB02}\u{FB04}\u{FB05}\u{FB06}", "ffflfflstst", Array(repeating: .ligature, count: 5)),
            ("½ ² ™ Ⅳ …", "½ ² ™ Ⅳ …", []),
            ("\u{5D0}\u{5D1} abc", "\u{5D0}\u{5D1} abc", []),
            ("S/ 1,234.50 — Nº 12 “x” €", "S/ 1,234.50 — Nº 12 “x” €", []),
        ] as [(String, String, [NormalizationEdit.Kind])])
    func cleans(text: String, expected: String, kinds: [NormalizationEdit.Kind]) {
        let normalized = Normalizer().normalize(text, language: .spanish)
        #expect(Array(normalized.text.utf8) == Array(expected.utf8))
        #expect(normalized.edits.map(\.kind) == kinds)
        #expect(normalized.original == text)
    }

    @Test(
        "records both places of a change",
        arguments: [
            ("\u{FEFF}an\u{303}o", [(0..<3, 0..<0), (4..<7, 1..<3)]),
            ("a\u{AD}n\u{200B}\u{303}o", [(1..<3, 1..<1), (3..<9, 1..<3)]),
            ("x\r\ny", [(1..<3, 1..<2)]),
            ("\u{AD}\u{AD}a", [(0..<4, 0..<0)]),
        ] as [(String, [(Range<Int>, Range<Int>)])])
    func places(text: String, expected: [(Range<Int>, Range<Int>)]) {
        let edits = Normalizer().normalize(text).edits
        #expect(edits.map(\.original.range) == expected.map(\.0))
        #expect(edits.map(\.normalized.range) == expected.map(\.1))
    }

    @Test("bears a thousand combining marks on one letter, in any order")
    func manyMarks() {
        let marks = (0..<500).map { _ in "\u{301}\u{323}" }.joined()
        let normalized = Normalizer().normalize("a" + marks + "b")
        // U+0323 (class 220) goes before U+0301 (class 230) and composes with the letter: ạ, then the other 499.
        let expected =
            "\u{1EA1}" + String(repeating: "\u{323}", count: 499) + String(repeating: "\u{301}", count: 500) + "b"
        #expect(Array(normalized.text.utf8) == Array(expected.utf8))
        #expect(normalized.edits.count == 1)
    }

    @Test("stays linear on a hundred thousand marks and apostrophes")
    func longInput() {
        let marks = String(repeating: "\u{301}\u{323}", count: 50_000)
        #expect(Normalizer().normalize("a" + marks).text.utf8.count == 3 + 49_999 * 2 + 50_000 * 2)
        let ejectives = String(repeating: "t'a", count: 20_000)
        #expect(Normalizer().normalize(ejectives, language: .aymara).edits.count == 20_000)
        #expect(Normalizer().normalize(ejectives).edits.count == 20_000)
    }
}
