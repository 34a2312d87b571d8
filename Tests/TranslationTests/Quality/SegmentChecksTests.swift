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

    /// What makes an answer of no use, and what is let be: es to quy, judged by the identifier as shipped.
    @Test(
        "turns away what is no translation",
        arguments: [
            ("la oficina del distrito está cerrada", "la oficina del distrito está cerrada", .untranslated),
            ("la oficina del distrito está cerrada", "la oficina del distrito está wichqasqa", .untranslated),
            ("la oficina del distrito está cerrada", "the office of the district is closed today", .wrongLanguage),
            (
                "la oficina del distrito está cerrada",
                "Lo siento, como modelo de lenguaje no conozco el quechua.", .chatter
            ),
            ("la oficina del distrito está cerrada", "Traducción: distritupa wasinqa wichqasqam", .chatter),
            ("la oficina del distrito está cerrada", "wasi wasi wasi wasi wasi wasi", .loop),
            ("la oficina del distrito está cerrada", "wichqasqam kachkan wichqasqam kachkan wichqasqam kachkan", .loop),
            ("abre hoy a las 15", "kunanmi kichakunqa", .lostNumber),
            ("abre hoy a las 15", "kunanmi kichakunqa chunka pichqayuq pachapi", nil),
            ("abre hoy a las 15", "kunanmi kichakunqa 3 pachapi", nil),
            ("son 1,234 soles", "1234 solmi", nil), ("son 1 soles", "huk solmi", nil),
            ("la oficina del distrito está cerrada", "distritupa wasinqa wichqasqam kunan punchawqa", nil),
            ("Lima, Cusco, Puno, Ayacucho", "Lima, Cusco, Puno, Ayacucho", nil),
            ("no, no, no, no, no", "mana, mana, mana, mana, mana", nil),
            ("«hola»", "«rimaykullayki»", nil), ("hola", "", .empty),
        ] as [(String, String, QualityEstimate.Reason?)])
    func turnsAway(source: String, target: String, reason: QualityEstimate.Reason?) throws {
        let checks = SegmentChecks(identifier: try HumanTranslations.identifier.get())
        let estimate = checks.assess(
            SegmentOutput(text: target), of: SegmentInput(text: source), pair: route.legs[0].pair, over: route,
            methods: [.rules])
        #expect(estimate.disqualifying == reason)
    }

    @Test("does not blame an engine for words it owns up to not knowing, nor sister varieties for what they share")
    func lenient() throws {
        let checks = SegmentChecks(identifier: try HumanTranslations.identifier.get())
        let text = "registro nacional tributario simplificado"
        let honest = checks.assess(
            SegmentOutput(text: "\(text)pi", unknownWords: ["registro", "nacional", "tributario", "simplificado"]),
            of: SegmentInput(text: text), pair: route.legs[0].pair, over: route, methods: [.dictionary])
        #expect(honest.disqualifying == nil)
        let pair = LanguagePair(source: .collaoQuechua, target: .chankaQuechua)
        let shared = "llaqtanchikpi wasikuna hatunmi kachkan"
        let sister = checks.assess(
            SegmentOutput(text: shared), of: SegmentInput(text: shared), pair: pair,
            over: Route(legs: [RouteLeg(backend: "c", pair: pair)], quality: 1), methods: [.conversion])
        #expect(sister.disqualifying == nil)
    }

    @Test("tells Chanka from Collao where the spelling does")
    func variety() throws {
        let checks = SegmentChecks(identifier: try HumanTranslations.identifier.get())
        let collao = "ñuqanchisqa t\u{2BC}antata mikhuspa q\u{2BC}uñi unuta ukyanchis sapa p\u{2BC}unchay"
        let estimate = checks.assess(
            SegmentOutput(text: collao), of: SegmentInput(text: "comemos pan y tomamos agua caliente cada día"),
            pair: route.legs[0].pair, over: route, methods: [.rules])
        #expect(estimate.disqualifying == .wrongVariety)
    }
}
