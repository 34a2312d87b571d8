import Accessibility
import Testing
import TextProcessing

/// The tables of the package, by the place of this file.
enum BrailleTables {
    static let lexicons =
        #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(4)
        .joined(separator: "/") + "/lexicons"

    static func translator(_ tag: String, _ grade: BrailleGrade = .uncontracted) throws -> BrailleTranslator {
        let catalog = try BrailleCatalog(lexicons: lexicons)
        return BrailleTranslator(table: try catalog.table(for: try LanguageVariety(parsing: tag), grade: grade))
    }

    /// Cells of dots as they are printed in manuals: `46 123 24`, 0 for a space.
    static func cells(_ dots: String) -> [UInt8] {
        dots.split(separator: " ").map { cell in
            cell.utf8.reduce(0) { $1 == 0x30 ? $0 : $0 | 1 << ($1 - 0x31) }
        }
    }
}

@Suite struct BrailleTableTests {
    // Signs of the Spanish code: Comisión Braille Española, Signografía básica (B 1, 2005); numbers: B 2.
    @Test(
        "Spanish, uncontracted",
        arguments: [
            ("a", "1"), ("j", "245"), ("k", "13"), ("t", "2345"), ("w", "2456"), ("x", "1346"), ("z", "1356"),
            ("ñ", "12456"), ("á", "12356"), ("é", "2346"), ("í", "34"), ("ó", "346"), ("ú", "23456"), ("ü", "1256"),
            ("casa", "14 1 234 1"), ("niño", "1345 24 12456 135"), ("chacra", "14 125 1 14 1235 1"),
            ("llave", "123 123 1 1236 15"), ("perro", "1234 15 1235 1235 135"), ("café", "14 1 124 2346"),
            ("país", "1234 1 34 234"), ("acción", "1 14 14 24 346 1345"), ("útil", "23456 2345 24 123"),
            ("pingüino", "1234 24 1345 1245 1256 24 1345 135"), ("Ana", "46 1 1345 1"),
            ("Ñusta", "46 12456 136 234 2345 1"),
            ("Ángel", "46 12356 1345 1245 15 123"), ("DNI", "46 46 145 1345 24"), ("PERÚ", "46 46 1234 15 1235 23456"),
            ("1", "3456 1"), ("5", "3456 15"), ("10", "3456 1 245"), ("2024", "3456 12 245 12 145"),
            ("3,5", "3456 14 2 15"), ("1.250", "3456 1 3 12 15 245"), ("el 9", "15 123 0 3456 24"),
            ("sí, no", "234 34 2 0 1345 135"), ("fin.", "124 24 1345 3"), ("a;b", "1 23 12"), ("a:", "1 25"),
            ("¿ya?", "26 13456 1 26"), ("¡ya!", "235 13456 1 235"), ("(a)", "126 1 345"), ("«a»", "236 1 236"),
            ("\"a\"", "236 1 236"), ("a-b", "1 36 12"), ("a…", "1 3 3 3"), ("", ""), ("n\u{303}", "12456"),
            ("e\u{301}", "2346"), ("3%", "3456 14 456 356"), ("$", "456 234"), ("a/b", "1 6 2 12"), ("a+b", "1 235 12"),
            ("12:30", "3456 1 12 25 3456 14 245"),
            ("2a", "3456 12 5 1"), ("15b", "3456 1 15 5 12"), ("5D", "3456 15 46 145"), ("3k", "3456 14 13"),
            ("1,250.50", "3456 1 2 12 15 245 3 15 245"), ("el 9.", "15 123 0 3456 24 3"), ("9, a", "3456 24 2 0 1"),
        ])
    func spanish(text: String, dots: String) throws {
        let braille = try BrailleTables.translator("es").translated(text)
        #expect(braille.lines.flatMap(\.cells) == BrailleTables.cells(dots))
        #expect(braille.unknown.isEmpty)
    }

    // The Rules of Unified English Braille (ICEB, 2013): sections 4 to 8 and, for grade 2, 10.
    @Test(
        "English, uncontracted",
        arguments: [
            ("a", "1"), ("the", "2345 125 15"), ("and", "1 1345 145"), ("child", "14 125 24 123 145"),
            ("Lima", "6 123 24 134 1"), ("DNI", "6 6 145 1345 24"), ("5", "3456 15"), ("2024", "3456 12 245 12 145"),
            ("1,250.5", "3456 1 2 12 15 245 256 15"), ("yes.", "13456 15 234 256"),
            ("yes, no", "13456 15 234 2 0 1345 135"),
            ("why?", "2456 125 13456 236"), ("no!", "1345 135 235"), ("it's", "24 2345 3 234"),
            ("(a)", "5 126 1 5 345"),
            ("a:", "1 25"), ("a;", "1 23"), ("é", "45 34 15"), ("ñ", "45 12456 1345"), ("3%", "3456 14 46 356"),
            ("$5", "4 234 3456 15"),
            ("well-known", "2456 15 123 123 36 13 1345 135 2456 1345"),
        ])
    func english(text: String, dots: String) throws {
        let braille = try BrailleTables.translator("en").translated(text)
        #expect(braille.lines.flatMap(\.cells) == BrailleTables.cells(dots))
    }

    @Test(
        "English, contracted",
        arguments: [
            ("and", "12346"), ("for", "123456"), ("of", "12356"), ("the", "2346"), ("with", "23456"), ("but", "12"),
            ("can", "14"), ("do", "145"), ("people", "1234"), ("you", "13456"), ("child", "16"), ("this", "1456"),
            ("which", "156"), ("shall", "146"), ("out", "1256"), ("ship", "146 24 1234"), ("car", "14 345"),
            ("her", "125 12456"), ("sing", "234 346"), ("station", "34 1 56 1345"), ("payment", "1234 1 13456 56 2345"),
            ("day", "5 145"), ("mother", "5 134"), ("cannot", "456 14"), ("Braille", "6 12 1235 123"),
            ("about", "1 12"),
            ("5", "3456 15"), ("Go", "6 1245"), ("enough", "26"), ("be", "23"), ("in", "35"), ("", ""),
        ])
    func contracted(text: String, dots: String) throws {
        let braille = try BrailleTables.translator("en", .contracted).translated(text)
        #expect(braille.lines.flatMap(\.cells) == BrailleTables.cells(dots))
    }

    // By the table in lexicons/braille/README.md; the rest is Spanish.
    @Test(
        "Quechua and Aymara",
        arguments: [
            ("quy", "wasi", "2456 1 234 24"), ("quy", "ñan", "12456 1 1345"),
            ("quy", "llaqta", "123 123 1 12345 2345 1"),
            ("quy", "chaki", "14 125 1 13 24"), ("quy", "Runa", "46 1235 136 1345 1"),
            ("quy", "karro", "13 1 1235 1235 135"),
            ("quy", "mana.", "134 1 1345 1 3"), ("quy", "¿imataq?", "26 24 134 1 2345 1 12345 26"),
            ("quy", "7 punchaw", "3456 1245 0 1234 136 1345 14 125 1 2456"), ("quy", "DNI", "46 46 145 1345 24"),
            ("quy", "chá", "14 125 12356"), ("quy", "3chu", "3456 14 5 14 125 136"),
            ("quy", "2024pi", "3456 12 245 12 145 1234 24"),
            ("quz", "t'anta", "2345 4 1 1345 2345 1"), ("quz", "t\u{2019}anta", "2345 4 1 1345 2345 1"),
            ("quz", "t\u{2BC}anta", "2345 4 1 1345 2345 1"), ("quz", "q'aya", "12345 4 1 13456 1"),
            ("quz", "ch'aska", "14 125 4 1 234 13 1"), ("quz", "k'anchay", "13 4 1 1345 14 125 1 13456"),
            ("quz", "p'unchay", "1234 4 136 1345 14 125 1 13456"), ("quz", "khuchi", "13 125 136 14 125 24"),
            ("quz", "qhari", "12345 125 1 1235 24"), ("quz", "chhika", "14 125 125 24 13 1"),
            ("quz", "T'ANTA", "46 46 2345 4 1 1345 2345 1"), ("quz", "T'anta", "46 2345 4 1 1345 2345 1"),
            ("ayr", "uta", "136 2345 1"), ("ayr", "uñjañäni", "136 12456 245 1 12456 16 1345 24"),
            ("ayr", "sarä", "234 1 1235 16"),
            ("ayr", "-tï", "36 2345 146"), ("ayr", "ukatü", "136 13 1 2345 1256"), ("ayr", "Ärï", "46 16 1235 146"),
            ("ayr", "a\u{308}", "16"), ("ayr", "jach' suyu", "245 1 14 125 4 0 234 136 13456 136"),
            ("ayr", "manq'.", "134 1 1345 12345 4 3"), ("ayr", "qullqi", "12345 136 123 123 12345 24"),
            ("ayr", "x\u{2BC}", "1346 4"), ("ayr", "SARÄ", "46 46 234 1 1235 16"), ("ayr", "", ""),
        ])
    func andean(tag: String, text: String, dots: String) throws {
        let braille = try BrailleTables.translator(tag).translated(text)
        #expect(braille.lines.flatMap(\.cells) == BrailleTables.cells(dots))
        #expect(braille.unknown.isEmpty)
    }
}
