import FoundationEssentials
import Testing
import TextProcessing

@testable import Accessibility

@Suite struct PreparationCatalogTests {
    private struct Counting: Verbalizer {
        let variety: LanguageVariety
        func words(for token: SemanticToken) -> String? {
            if case .cardinal(let value, _) = token, value <= 3 {
                return ["ch\u{2BC}usaq", "huk", "iskay", "kimsa"][value]
            }
            return nil
        }
    }

    @Test(
        "a language without a file has the neutral forms said by its verbalizer, digit by digit beyond it",
        arguments: [
            ("wasi 3", "wasi kimsa"), ("DNI 46723815", "de ene i 4 6 7 2 3 8 1 5"), ("S/ 2", "iskay pe e ene"),
            ("2/3/1", "iskay barra kimsa barra huk"), ("runa@gob.pe", "runa arroba gob punto pe"),
            ("3 km", "kimsa ka eme"), ("3pi", "kimsapi"), ("3-manta", "kimsamanta"), ("2%wan", "iskay por cientowan"),
            ("DNIyqa", "de ene iyqa"), ("SIS-pi", "sispi"), ("2:03ta", "iskay kimsata"), ("wasi-pi", "wasi pi"),
            ("2%", "iskay por ciento"), ("1/02/2003", "huk iskay 2 0 0 3"),
        ])
    func neutral(text: String, expected: String) throws {
        let catalog = try PreparationCatalog(
            lexicons: PreparationData.lexicons,
            verbalizers: [SpanishVerbalizer(), Counting(variety: .collaoQuechua)])
        let sentences = TextPreparer(catalog: catalog).prepare(text, variety: .collaoQuechua)
        #expect(PreparationData.line(sentences) == expected)
    }

    @Test("a region and a macrolanguage find their verbalizer")
    func negotiation() throws {
        let catalog = try PreparationCatalog(
            lexicons: PreparationData.lexicons, verbalizers: [SpanishVerbalizer(), Counting(variety: .chankaQuechua)])
        #expect(try catalog.verbalizer(for: LanguageVariety(parsing: "es-PE"))?.variety == .spanish)
        #expect(catalog.verbalizer(for: .quechua)?.variety == .chankaQuechua)
        #expect(catalog.verbalizer(for: .collaoQuechua) == nil)
        #expect(catalog.varieties == [.spanish, .chankaQuechua])
    }

    @Test(
        "a bad line is reported with its place",
        arguments: [
            ("word\tSIS", PreparationError.Reason.variety, 1), ("# variety: xx", .variety, 1),
            ("# variety: es\nnonsense\ta\tb", .kind, 2), ("# variety: es\n\nmonth\tenero\t13", .value, 3),
            ("# variety: es\nmonth\tenero", .columns, 2), ("# variety: es\nword", .columns, 2),
            ("# variety: es\nword\t", .columns, 2), ("# variety: es\nabbreviation\ta.\tb\tnever", .value, 2),
            ("", .variety, 0),
        ])
    func badLines(text: String, reason: PreparationError.Reason, line: Int) {
        #expect {
            try PreparationLanguageReader.read(text, file: "x.tsv")
        } throws: { error in
            (error as? PreparationError).map { $0.reason == reason && $0.line == line } ?? false
        }
    }

    @Test("a missing folder is an error")
    func missing() {
        #expect(throws: PreparationError.self) { try PreparationCatalog(lexicons: "/nonexistent") }
    }

    @Test(
        "a long sentence is cut at a comma, else before a conjunction, else between words",
        arguments: [
            (
                Array(repeating: "palabra", count: 20).joined(separator: " ") + ", "
                    + String(repeating: "otra ", count: 30), [20, 30]
            ),
            (
                Array(repeating: "palabra", count: 20).joined(separator: " ") + " y "
                    + String(repeating: "otra ", count: 30), [20, 31]
            ),
            (String(repeating: "palabra ", count: 40), [31, 9]), (String(repeating: "palabra ", count: 31), [31]),
        ])
    func cuts(text: String, expected: [Int]) throws {
        let sentences = try PreparationData.preparer().prepare(text, variety: .spanish)
        #expect(sentences.map { PreparationData.words([$0]).count } == expected)
        #expect(sentences.first?.source.lowerBound == 0)
    }
}
