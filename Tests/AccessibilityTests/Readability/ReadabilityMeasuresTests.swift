import Accessibility
import Testing

/// Values calculated by hand from the published formulas.
struct ReadabilityMeasuresTests {
    /// 100 words, 5 sentences, 200 syllables, 500 letters, 20 long words.
    private let counts = ReadabilityCounts(sentences: 5, words: 100, syllables: 200, letters: 500, longWords: 20)

    @Test("the formulas give what they give by hand")
    func formulas() throws {
        let measures = try #require(ReadabilityMeasures(counts))
        // 206.835 - 124.6 - 20; 206.84 - 120 - 20.4; 95.2 - 48.5 - 7; 20 + 20.
        #expect(abs(measures.perspicuity - 62.235) < 1e-9)
        #expect(abs(measures.fernandezHuerta - 66.44) < 1e-9)
        #expect(abs(measures.gutierrezPolini - 39.7) < 1e-9)
        #expect(abs(measures.lix - 40) < 1e-9)
        #expect(measures.level == .normal)
        #expect(measures.level.spanishName == "normal")
        #expect(!measures.isTooShort)
    }

    /// Numbers of other programs' tests.
    ///
    /// textstat's print 306 syllables and both scores of one text, which has 162 words in 6 sentences; its Szigriszt-Pazos
    /// begins with 206.84 and so is 0.005 higher. The other row is of an R package (`readability_summary`): 6 words, 9
    /// syllables and 3.5 letters a word.
    @Test(
        "counts and scores that others have published",
        arguments: [
            (
                ReadabilityCounts(sentences: 6, words: 162, syllables: 306, letters: 0, longWords: 0), 62.157, 65.967,
                nil
            ),
            (ReadabilityCounts(sentences: 1, words: 6, syllables: 9, letters: 21, longWords: 0), 107.385, nil, 59.15),
        ] as [(ReadabilityCounts, Double, Double?, Double?)])
    func published(counts: ReadabilityCounts, perspicuity: Double, huerta: Double?, polini: Double?) throws {
        let measures = try #require(ReadabilityMeasures(counts))
        #expect(abs(measures.perspicuity - perspicuity) < 0.0006)
        if let huerta { #expect(abs(measures.fernandezHuerta - huerta) < 0.0006) }
        if let polini { #expect(abs(measures.gutierrezPolini - polini) < 1e-9) }
    }

    /// Means of 210 Spanish publications (Barrio-Cantalejo and others, 2008) and the grade the scale was made to give them.
    @Test(
        "the publications of the validation have the grades of the scale",
        arguments: [(37.9, .veryHard), (60, .normal), (67.39, .fairlyEasy)] as [(Double, PerspicuityLevel)])
    func validation(mean: Double, level: PerspicuityLevel) {
        #expect(PerspicuityLevel(perspicuity: mean) == level)
    }

    @Test("shorter sentences are easier by every formula; the misprinted one says the contrary")
    func shorterSentences() throws {
        let long = try #require(ReadabilityMeasures(counts))
        let short = try #require(
            ReadabilityMeasures(
                ReadabilityCounts(sentences: 10, words: 100, syllables: 200, letters: 500, longWords: 20)))
        #expect(short.perspicuity > long.perspicuity)
        #expect(short.fernandezHuerta > long.fernandezHuerta)
        #expect(short.gutierrezPolini > long.gutierrezPolini)
        #expect(short.lix < long.lix)
    }

    @Test(
        "limits of the INFLESZ scale belong to the easier grade",
        arguments: [
            (-20, .veryHard), (39.99, .veryHard), (40, .somewhatHard), (54.99, .somewhatHard), (55, .normal),
            (64.99, .normal), (65, .fairlyEasy), (79.99, .fairlyEasy), (80, .veryEasy), (130, .veryEasy),
        ] as [(Double, PerspicuityLevel)])
    func scale(perspicuity: Double, level: PerspicuityLevel) {
        #expect(PerspicuityLevel(perspicuity: perspicuity) == level)
    }

    @Test("no word has no measures, and fewer than 100 words are a hint only")
    func little() throws {
        #expect(ReadabilityMeasures(.none) == nil)
        let one = ReadabilityCounts(sentences: 1, words: 1, syllables: 1, letters: 3, longWords: 0)
        #expect(try #require(ReadabilityMeasures(one)).isTooShort)
        #expect(PerspicuityLevel.veryHard < .normal)
    }
}
