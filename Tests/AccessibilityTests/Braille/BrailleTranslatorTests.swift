import Accessibility
import Foundation
import Testing
import TextProcessing

@Suite struct BrailleTranslatorTests {
    @Test("a character without dots is reported with its place and left out")
    func unknown() throws {
        let braille = try BrailleTables.translator("es").translated("ñ 😀a\n漢b 漢")
        #expect(braille.unknown.map(\.character) == ["😀", "漢", "漢"])
        #expect(braille.unknown.map(\.offset) == [3, 9, 14])
        #expect(braille.unicode == "⠻⠀⠁\n⠃⠀")
    }

    @Test("each cell knows the byte it stands for, through composition and apostrophes")
    func offsets() throws {
        let es = try BrailleTables.translator("es").translated("un\u{303}a 12")
        // Cells: u ñ a space, sign of number, 1, 2.
        #expect(es.lines.map(\.offsets) == [[0, 1, 4, 5, 6, 6, 7]])
        let quz = try BrailleTables.translator("quz").translated("a\nt\u{2019}a")
        // An ejective is one letter of two cells, both at its consonant.
        #expect(quz.lines.map(\.offsets) == [[0], [2, 2, 6]])
    }

    @Test(
        "lines of the text are lines of braille",
        arguments: [("", 0), ("a", 1), ("a\n", 1), ("a\n\nb", 3), ("a\r\nb", 2), ("a\rb", 2), ("\n", 1)])
    func lines(text: String, count: Int) throws {
        #expect(try BrailleTables.translator("es").translated(text).lines.count == count)
    }

    @Test("macrolanguages and regions find their table; what is not there is refused by name")
    func tables() throws {
        let catalog = try BrailleCatalog(lexicons: BrailleTables.lexicons)
        #expect(try catalog.table(for: .quechua).name == "quy-g1")
        #expect(try catalog.table(for: .aymara).name == "ayr-g1")
        #expect(try catalog.table(for: LanguageVariety(parsing: "es-PE")).name == "es-g1")
        #expect(throws: BrailleError.noTable(.spanish, grade: 2)) {
            try catalog.table(for: .spanish, grade: .contracted)
        }
        #expect(throws: BrailleError.noTable(.undetermined, grade: 1)) { try catalog.table(for: .undetermined) }
        #expect(catalog.tables.filter(\.isReviewed).map(\.name) == ["en-g1", "en-g2", "es-g1"])
    }

    @Test("a missing table and one with faults are refused, with the line")
    func invalid() throws {
        let missing = try #require(throws: BrailleError.self) { try BrailleCatalog(lexicons: "/nonexistent") }
        #expect(missing.code == "braille.invalid-table")
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("braille-\(UUID().uuidString)")
        let tables = folder.appendingPathComponent("braille")
        try FileManager.default.createDirectory(at: tables, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }  // Left to the system when it fails.
        try "include es-g1.ctb\nnosuchopcode x 1\n".write(
            to: tables.appendingPathComponent("es.utb"), atomically: true, encoding: .utf8)
        let error = try #require(throws: BrailleError.self) { try BrailleCatalog(lexicons: folder.path) }
        guard case .invalidTable(let name, let reason) = error else {
            Issue.record("another error: \(error)")
            return
        }
        #expect(name == "es-g1")
        #expect(reason.contains("es.utb:2"))
    }

    @Test("a line over the limit is refused")
    func tooLarge() throws {
        let text = "a\n" + String(repeating: "a", count: BrailleTranslator.lineLimit + 1)
        #expect(throws: BrailleError.tooLarge(line: 2, limit: BrailleTranslator.lineLimit)) {
            try BrailleTables.translator("es").translated(text)
        }
    }

    @Test("many tasks at once give what one gives")
    func concurrent() async throws {
        let translator = try BrailleTables.translator("ayr")
        let expected = try translator.translated("Jach' utar sarañäni.")
        try await withThrowingTaskGroup(of: BrailleText.self) { group in
            for _ in 0..<50 { group.addTask { try await translator.translatedInBackground("Jach' utar sarañäni.") } }
            for try await braille in group { #expect(braille == expected) }
        }
    }

    @Test("the words of the lexicons come back from braille", arguments: ["en", "es", "quy", "quz", "ayr"])
    func roundTrip(tag: String) throws {
        let words = try lexiconWords(tag)
        #expect(words.count > 300)
        let translator = try BrailleTables.translator(tag)
        var lost: [String] = []
        for word in words {
            let braille = try translator.translated(word)
            let normalized = Normalizer().normalize(word, language: translator.table.variety).text
            let back = try translator.backTranslated(braille.lines.flatMap(\.cells))
            if Array(back.utf8) != Array(normalized.utf8) { lost.append("\(word): \(back)") }
        }
        #expect(lost.isEmpty)
    }

    @Test(
        "numbers with suffixes come back from braille",
        arguments: [
            ("quy", "3chu"), ("quy", "2024pi"), ("quy", "15 punchaw"), ("es", "2a"), ("es", "1,250.50"),
            ("es", "5D 10"),
            ("ayr", "3kilo"), ("es", ""),
        ])
    func numbers(tag: String, text: String) throws {
        let translator = try BrailleTables.translator(tag)
        #expect(try translator.backTranslated(try translator.translated(text).lines.flatMap(\.cells)) == text)
    }

    private func lexiconWords(_ tag: String) throws -> [String] {
        // Columns of the civic lexicon; other languages have their roots in the first one of a file.
        let column = ["es": 3, "en": 8][tag]
        let name = column == nil ? "morphology/roots.\(tag).tsv" : "civic.tsv"
        let text = try String(contentsOfFile: BrailleTables.lexicons + "/" + name, encoding: .utf8)
        let lines = text.split(separator: "\n").filter { !$0.hasPrefix("#") }.dropFirst(column == nil ? 0 : 1)
        let fields = lines.map { $0.split(separator: "\t", omittingEmptySubsequences: false) }
        return fields.compactMap { $0.count > column ?? 0 ? String($0[column ?? 0]) : nil }
            .flatMap { $0.split(separator: "|").map(String.init) }
            .filter { !$0.isEmpty && !$0.contains { "/()<>".contains($0) } }
    }
}
