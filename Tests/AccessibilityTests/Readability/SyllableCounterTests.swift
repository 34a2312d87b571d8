import Testing

@testable import Accessibility

/// How figures, acronyms and abbreviations are read.
struct SyllableCounterTests {
    @Test(
        "numbers of up to four figures are read, longer ones are no words",
        arguments: [
            ("0", 2), ("7", 2), ("16", 3), ("18", 3), ("21", 3), ("28", 3), ("31", 5), ("99", 6), ("100", 1),
            ("101", 4),
            ("365", 9), ("1000", 1), ("1821", 8), ("2026", 5), ("8:30", 4), ("3,5", 3), ("25%", 4), ("12345", nil),
            ("45678912", nil), ("03/04/2026", nil),
        ] as [(String, Int?)])
    func numbers(token: String, syllables: Int?) {
        #expect(NumeralReading.syllables(of: token) == syllables)
    }

    @Test(
        "acronyms are read as a word or letter by letter",
        arguments: [
            ("SUNAT", 2), ("RENIEC", 2), ("MIDIS", 2), ("INEI", 2), ("SUNARP", 2), ("ESSALUD", 3), ("RUC", 1),
            ("DNI", 4), ("PCM", 4), ("ONP", 4), ("UIT", 3), ("IGV", 4), ("AFP", 4), ("JNE", 5), ("ONPE", 2),
            ("S.A.C.", 4), ("D.N.I.", 4),
        ])
    func acronyms(word: String, syllables: Int) throws {
        #expect(try counter().syllables(of: word) == syllables)
    }

    @Test(
        "abbreviations are read as the words they stand for, Roman numbers as numbers",
        arguments: [
            ("Sr.", 2), ("art.", 4), ("ART.", 4), ("etc.", 4), ("km", 4), ("ha", 1), ("no", 1), ("XXI", 3), ("IV", 2),
            ("y", 1), ("I", 1),
            ("COVID-19", 6), ("teórico-práctico", 7), ("A4", 3), ("¿", nil), ("DNI-12345678", nil),
        ] as [(String, Int?)])
    func abbreviations(word: String, syllables: Int?) throws {
        #expect(try counter().syllables(of: word) == syllables)
    }

    @Test("in a sentence of capitals a word is no acronym")
    func capitals() throws {
        #expect(try counter().syllables(of: "DNI") == 4)
        #expect(try counter().syllables(of: "PAGO", isInCapitals: true) == 2)
        #expect(try counter().syllables(of: "MIX", isInCapitals: true) == 1)
    }

    private func counter() throws -> SyllableCounter {
        SyllableCounter(readings: try AbbreviationReadings(lexicons: AndeanWords.lexicons))
    }
}
