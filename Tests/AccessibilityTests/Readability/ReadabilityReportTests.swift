import Accessibility
import Testing
import TextProcessing

/// Whole texts, measures and hostile input.
struct ReadabilityReportTests {
    private let analyzer: ReadabilityAnalyzer

    init() throws { analyzer = try SpanishReading.analyzer.get() }

    @Test("a text counted by hand")
    func counted() throws {
        // La ca-sa es gran-de (6). Hay 20 [vein-te] ni-ños en el DNI [de e-ne i] (12).
        let report = analyzer.analyze("La casa es grande. Hay 20 niños en el DNI.")
        let measures = try #require(report.measures)
        #expect(
            measures.counts
                == ReadabilityCounts(sentences: 2, words: 10, syllables: 17, letters: 31, longWords: 0))
        // 206.835 - 62.3 * 1.7 - 5.
        #expect(abs(measures.perspicuity - 95.925) < 1e-9)
        #expect(measures.isTooShort)
        #expect(report.sentences.map { $0.measures?.counts.words } == [4, 6])
    }

    @Test("a hundred words are enough to be quoted")
    func sufficient() throws {
        let text = String(repeating: "La casa de mi tía es muy grande hoy día. ", count: 10)
        let measures = try #require(analyzer.analyze(text).measures)
        #expect(measures.counts.words == 100)
        #expect(!measures.isTooShort)
    }

    @Test("addresses, long numbers and symbols are no words")
    func noWords() throws {
        let measures = try #require(analyzer.analyze("Escriba a ana@gob.pe o llame al 987654321 ☎.").measures)
        #expect(measures.counts.words == 5)
    }

    @Test(
        "nothing to read has no measures and no findings",
        arguments: ["", " \n\t ", "¿?!… — ★ ☎ ( ) / 🇵🇪", "\u{301}\u{301}", "123456789"])
    func nothing(text: String) {
        let report = analyzer.analyze(text)
        #expect(report.measures == nil)
        #expect(report.findings.isEmpty)
    }

    @Test("ranges are bytes of the text as it was given, in composed and decomposed writing")
    func ranges() {
        for text in [
            "Pidió que lo abonó. Aquí está el óbito.", "Pidio\u{301} que lo abono\u{301}. Aquí el o\u{301}bito.",
        ] {
            let places = analyzer.analyze(text).findings.filter { $0.rule == .difficultWord }
                .map { String(text[utf8: $0.range]) }
            #expect(places == ["abonó", "óbito"])
        }
    }

    @Test(
        "a megabyte without a sentence end is read",
        arguments: ["a", "1", "\u{301}", "palabrasmuylarguísimas" + String(repeating: "☎", count: 30) + " "])
    func megabyte(unit: String) {
        let text = String(repeating: unit, count: 1_000_000 / unit.utf8.count)
        let report = analyzer.analyze(text)
        #expect(report.findings.allSatisfy { $0.range.upperBound <= text.utf8.count })
    }

    @Test(
        "symbols, brackets, chains and lines without end are read",
        arguments: ["(", "de ", "☎ ", "no\n", "que, y que ", "SUNAT ", "fue dado por ", "realizar la ", "a fin ", ")("])
    func repeated(unit: String) {
        let text = String(repeating: unit, count: 20_000 / unit.utf8.count)
        let report = analyzer.analyze(text)
        #expect(report.findings.allSatisfy { $0.range.upperBound <= text.utf8.count })
    }

    @Test("the plain version of each pair is easier by every measure and finds less")
    func pairs() throws {
        let pairs = try ReadabilityPairs(lexicons: AndeanWords.lexicons).pairs
        #expect(pairs.count == 30)
        for pair in pairs {
            let hard = analyzer.analyze(pair.hard)
            let plain = analyzer.analyze(pair.plain)
            let (before, after) = (try #require(hard.measures), try #require(plain.measures))
            #expect(after.perspicuity > before.perspicuity, "\(pair.id)")
            #expect(after.fernandezHuerta > before.fernandezHuerta, "\(pair.id)")
            #expect(after.gutierrezPolini > before.gutierrezPolini, "\(pair.id)")
            #expect(after.lix < before.lix, "\(pair.id)")
            #expect(after.level >= .fairlyEasy, "\(pair.id) \(after.perspicuity)")
            #expect(after.level > before.level, "\(pair.id) \(before.perspicuity)")
            let (found, left) = (hard.findings.count, plain.findings.count)
            #expect(left < found, "\(pair.id) \(plain.findings.map { "\($0.rule.id) \(pair.plain[utf8: $0.range])" })")
        }
    }
}
