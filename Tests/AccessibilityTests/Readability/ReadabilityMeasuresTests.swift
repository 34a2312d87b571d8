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
