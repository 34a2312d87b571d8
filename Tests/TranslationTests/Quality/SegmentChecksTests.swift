import Testing
import TextProcessing

@testable import Translation

struct SegmentChecksTests {
    private let route = Route(
        legs: [RouteLeg(backend: "a", pair: LanguagePair(source: .spanish, target: .chankaQuechua))], quality: 0.5)

    private func assess(
        _ source: String, _ target: String, protected: [String] = [], unknown: [String] = [], unitID: String? = nil
    ) -> QualityEstimate {
        let spans = protected.compactMap { needle -> ByteRange<NormalizedForm>? in
            guard let range = source.firstRange(of: needle) else { return nil }
            let start = source.utf8.distance(from: source.startIndex, to: range.lowerBound)
            return ByteRange(start, start + needle.utf8.count)
        }
        return SegmentChecks().assess(
            SegmentOutput(text: target, unknownWords: unknown, unitID: unitID),
            of: SegmentInput(text: source, protectedSpans: spans), pair: route.legs[0].pair, over: route,
            methods: [.rules])
    }

    /// Scores by hand from the factors in the documentation of `assess`.
    @Test(
        "lowers the score for what it sees",
        arguments: [
            ("Pague 20 soles", "20 solesta pagay", [], 0.5),
            ("Pague 20 soles", "solesta pagay", [.lostNumber], 0.25),
            ("Pague S/ 1,234.50", "S/ 1.234,50 pagay", [], 0.5),
            ("la casa roja", "La casa roja", [.untranslated], 0.15),
            ("casa roja", "casa roja", [], 0.5),
            ("el puesto de salud está cerrado", "wasi", [.oddLength], 0.3),
            ("hola", " ", [.empty], 0.5), ("hola", "¿...?", [.empty], 0.5),
        ] as [(String, String, [QualityEstimate.Reason], Double)])
    func scores(source: String, target: String, reasons: [QualityEstimate.Reason], score: Double) {
        let estimate = assess(source, target)
        #expect(estimate.reasons == reasons)
        #expect(abs(estimate.score - score) < 1e-9)
    }

    @Test("disqualifies an answer without the placeholder, or with it once instead of twice")
    func placeholders() {
        #expect(assess("Hola {n}", "Rimaykullayki {n}", protected: ["{n}"]).disqualifying == nil)
        #expect(assess("Hola {n}", "Rimaykullayki", protected: ["{n}"]).disqualifying == .lostPlaceholder)
        #expect(assess("{n} y {n}", "{n}", protected: ["{n}", "{n}"]).disqualifying == .lostPlaceholder)
    }

    @Test("lowers the score by half the share of unknown words")
    func unknownWords() {
        let estimate = assess("uno dos tres cuatro", "huk iskay tres tawa", unknown: ["tres"])
        #expect(estimate.reasons == [.unknownWords])
        #expect(abs(estimate.score - 0.5 * (1 - 0.5 * 0.25)) < 1e-9)
    }

    @Test("does not look for faults in what a person translated")
    func humanTranslation() {
        #expect(assess("Artículo 5", "Pichqa kaq", unitID: "u").reasons == [.humanTranslation])
    }
}
