import Accessibility
import Testing
import TextProcessing

@Suite struct CaptionFittingTests {
    private func fitting(_ length: Int, _ variety: LanguageVariety = .spanish) -> CaptionFitting {
        CaptionFitting(rules: CaptionRules(lineLength: length, lineCount: 2), variety: variety)
    }

    @Test(
        "lines are few, even and broken at good places",
        arguments: [
            ("es", 42, "Hola.", "Hola."), ("es", 42, "", ""), ("es", 20, "Hola\namigo", "Hola amigo"),
            ("es", 30, "Lleve su documento de identidad a la oficina", "Lleve su documento\nde identidad a la oficina"),
            ("es", 30, "Si no tiene partida, vaya al registro civil", "Si no tiene partida,\nvaya al registro civil"),
            (
                "en", 30, "Take your identity card to the nearest office",
                "Take your identity card\nto the nearest office"
            ),
            ("es", 25, "El bono es de S/ 1 250 para cada familia", "El bono es de S/ 1 250\npara cada familia"),
            ("es", 26, "Mañana llega a la plaza Juan de la Cruz", "Mañana llega a la plaza\nJuan de la Cruz"),
            ("quz", 20, "T'antata rantikamuy q'aya p'unchay", "T'antata rantikamuy\nq'aya p'unchay"),
            ("ayr", 20, "Jach' utar sarañ uruw manq' alasi", "Jach' utar sarañ\nuruw manq' alasi"),
            ("es", 10, "Electroencefalografista", "Electroencefalografista"),
            ("es", 42, "- ¿Vino ya?\n- Todavía no.", "- ¿Vino ya?\n- Todavía no."),
        ])
    func lines(variety: String, length: Int, text: String, expected: String) throws {
        let result = fitting(length, try LanguageVariety(parsing: variety)).lined(CaptionText(text))
        #expect(result.plain == expected)
    }

    @Test("a cue that is too long becomes several, times by letters, markup closed and opened")
    func split() throws {
        let text = CaptionText(pieces: [
            .markup("<i>"), .text("Uno dos tres cuatro, cinco seis siete ocho, nueve diez once doce."), .markup("</i>"),
        ])
        let cue = CaptionCue(id: "1", start: 0, end: 6400, text: text)
        let document = CaptionDocument(
            format: .subRip, blocks: [.cue(cue), .cue(CaptionCue(id: "2", start: 9000, end: 9500, text: "Ya."))])
        let fitted = fitting(22).fitted(document)
        #expect(fitted.cues.map(\.id) == ["1", "2", "3"])
        #expect(fitted.cues.map(\.text.plainLines.count) == [2, 2, 1])
        #expect(fitted.cues[0].text.pieces.first == .markup("<i>"))
        #expect(fitted.cues[0].text.pieces.last == .markup("</i>"))
        #expect(fitted.cues[1].text.pieces.first == .markup("<i>"))
        #expect(fitted.cues[1].text.pieces.last == .markup("</i>"))
        #expect(fitted.cues[0].start == 0)
        #expect(fitted.cues[0].end == fitted.cues[1].start)
        #expect(fitted.cues[1].end == 6400)
        let plain = fitted.cues.prefix(2).map { $0.text.plain.replacing("\n", with: " ") }.joined(separator: " ")
        #expect(plain == text.plain)
    }

    @Test("a cue that is read too fast stays longer, up to the next one")
    func extend() {
        let document = CaptionDocument(
            format: .subRip,
            blocks: [
                .cue(CaptionCue(start: 0, end: 1000, text: "Veinte caracteres ya")),
                .cue(CaptionCue(start: 1500, end: 2000, text: "Veinte caracteres ya")),
            ])
        let rules = CaptionRules(charactersPerSecond: 10, minimumGap: 100)
        let fitted = CaptionFitting(rules: rules, variety: .spanish).fitted(document)
        #expect(fitted.cues.map(\.end) == [1400, 3500])
        let still = CaptionFitting(rules: rules, variety: .spanish, extendsIntoGaps: false).fitted(document)
        #expect(still == document)
    }

    @Test("cues are merged only when asked")
    func merge() {
        let document = CaptionDocument(
            format: .subRip,
            blocks: [
                .cue(CaptionCue(id: "1", start: 0, end: 1000, text: "Vaya a")),
                .cue(CaptionCue(id: "2", start: 1000, end: 2000, text: "la oficina.")),
                .cue(CaptionCue(id: "3", start: 2000, end: 3000, text: "Gracias.")),
            ])
        #expect(CaptionFitting(rules: .netflix, variety: .spanish).fitted(document) == document)
        let merged = CaptionFitting(rules: .netflix, variety: .spanish, merges: true).fitted(document)
        #expect(merged.cues.map(\.text.plain) == ["Vaya a la oficina.", "Gracias."])
        #expect(merged.cues.map(\.id) == ["1", "2"])
        #expect(merged.cues.map(\.end) == [2000, 3000])
    }
}
