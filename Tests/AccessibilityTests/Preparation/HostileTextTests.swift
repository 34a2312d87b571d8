import Accessibility
import Testing
import TextProcessing

@Suite struct HostileTextTests {
    @Test("ten thousand digits are all said, in parts that can be streamed")
    func digits() throws {
        let text = String(repeating: "1234567890", count: 1000)
        let sentences = try PreparationData.preparer().prepare(text, variety: .spanish)
        let words = PreparationData.words(sentences)
        #expect(words.flatMap { $0.spoken.split(separator: " ") }.count == 10_000)
        #expect(words.first?.source.lowerBound == 0 && words.last?.source.upperBound == 10_000)
        #expect(sentences.count > 100)
    }

    @Test(
        "nothing to say gives nothing",
        arguments: ["", " ", "\n\n\t", "«»", "…", "-----", "😀😀", "\u{0}\u{1}", "¿?", "____ ____", "\u{301}"])
    func nothing(text: String) throws {
        #expect(try PreparationData.preparer().prepare(text, variety: .spanish).isEmpty)
    }

    @Test(
        "signs that have a name are said by it",
        arguments: [
            ("@", "arroba"), ("#&%", "numeral y por ciento"), ("( + )", "más,"), ("§ 5", "sección cinco"),
            ("99999999999999999999", String(repeating: "nueve ", count: 19) + "nueve"),
            ("$", "dólares"), ("1/", "uno barra"), ("S/", "ese barra"), ("1,2,3", "uno, dos, tres"),
        ])
    func signs(text: String, expected: String) throws {
        #expect(PreparationData.line(try PreparationData.preparer().prepare(text, variety: .spanish)) == expected)
    }

    @Test(
        "100 kB of anything is prepared whole",
        arguments: [
            ("a", 100_000), ("(", 100_000), ("@", 100_000), ("é'", 100_000), ("X", 100_000), ("hola, ", 100_000),
            ("1.", 100_000), ("A ", 4000), ("1 ", 4000), ("1-", 4000), ("a.", 4000), ("www.", 4000), ("S/ ", 4000),
            ("12/", 4000), ("1,234 ", 4000),
        ])
    func large(unit: String, size: Int) throws {
        let text = String(repeating: unit, count: size / unit.utf8.count)
        let sentences = try PreparationData.preparer().prepare(text, variety: .spanish)
        // A sign repeated is silent; all else is said to its last unit.
        let isSilent = unit == "(" || unit == "@"
        let last = PreparationData.words(sentences).last?.source.upperBound ?? 0
        #expect(sentences.isEmpty == isSilent)
        #expect(isSilent || last > text.utf8.count - unit.utf8.count)
    }
}
