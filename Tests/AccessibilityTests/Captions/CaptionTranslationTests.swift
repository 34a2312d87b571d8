import Accessibility
import Testing
import TextProcessing

@Suite struct CaptionTranslationTests {
    private func document(_ texts: [String], _ durations: [Int]? = nil, gap: Int = 100) throws -> CaptionDocument {
        var file = "WEBVTT\n\n"
        var time = 1000
        for (index, text) in texts.enumerated() {
            let end = time + (durations?[index] ?? 2000)
            file += "\(stamp(time)) --> \(stamp(end))\n\(text)\n\n"
            time = end + gap
        }
        return try CaptionFormat.webVTT.read(Array(file.utf8)).document
    }

    private func stamp(_ time: Int) -> String {
        let thousandths = String(time % 1000 + 1000).dropFirst()
        return "00:\(String(time / 1000 + 100).dropFirst()).\(thousandths)"
    }

    @Test(
        "cues of one sentence are one unit",
        arguments: [
            (["Vaya a la oficina", "con su DNI.", "Gracias."], ["Vaya a la oficina con su DNI.", "Gracias."]),
            (["- ¿Vino?\n- Sí."], ["- ¿Vino?", "- Sí."]), (["Hola\namigo."], ["Hola amigo."]),
            (["<v Ana>Venga", "<v Luis>mañana."], ["Venga", "mañana."]),
            (["Habla el Sr.", "Quispe."], ["Habla el Sr. Quispe."]),
            (["Y entonces...", "se fue."], ["Y entonces... se fue."]),
            (["Y entonces...", "Se fue."], ["Y entonces...", "Se fue."]),
            (["[música]", "hola"], ["[música]", "hola"]),
            ([], []), (["<i></i>"], []), (["jach' uta", "manq'."], ["jach' uta manq'."]),
            (
                ["a", "b", "c", "d", "e", "f", "g"], ["a b c d e f", "g"]
            ),
        ])
    func units(texts: [String], expected: [String]) throws {
        #expect(CaptionTranslation(try document(texts), target: .chankaQuechua).texts == expected)
    }

    @Test("a long pause parts units")
    func pause() throws {
        let translation = CaptionTranslation(try document(["Vaya", "mañana."], gap: 4000), target: .english)
        #expect(translation.texts == ["Vaya", "mañana."])
    }

    @Test(
        "translations are parted by duration at good places",
        arguments: [
            // Equal times: eleven words, best behind the comma.
            (
                "en", [2000, 2000], "Bring your ID card, and go to the office",
                ["Bring your ID card,", "and go to the office"]
            ),
            // The second cue is three times as long.
            (
                "en", [1000, 3000], "Go now with your card to the nearest office",
                ["Go now", "with your card to the nearest office"]
            ),
            // A number is one piece whatever the times.
            ("es", [2000, 2000], "Pague S/ 1 250 hoy", ["Pague", "S/ 1 250 hoy"]),
            ("es", [2000, 2000], "Habló Juan de la Cruz", ["Habló", "Juan de la Cruz"]),
            ("es", [2000, 2000], "Trabaja todo el día en Lima", ["Trabaja todo", "el día en Lima"]),
            ("quy", [2000, 2000], "Kunan punchawqa wasiyta rinki", ["Kunan punchawqa", "wasiyta rinki"]),
            ("ayr", [2000, 2000], "Jach' utar saram manq' alasiñataki", ["Jach' utar saram", "manq' alasiñataki"]),
        ])
    func distribution(target: String, durations: [Int], translation: String, expected: [String]) async throws {
        let source = try document(["Traiga", "esto."], durations)
        let result = try await CaptionTranslation(source, target: LanguageVariety(parsing: target))
            .translated { texts in texts.map { _ in translation } }
        #expect(result.document.cues.map(\.text.plain) == expected)
        #expect(result.document.cues.map(\.start) == source.cues.map(\.start))
        #expect(result.document.cues.map(\.end) == source.cues.map(\.end))
        #expect(result.document.language == target)
        #expect(result.untranslated.isEmpty && result.emptied.isEmpty)
    }

    @Test("what has no translation stays and is reported")
    func untranslated() throws {
        let source = try document(["<i>Hola</i> amigo.", "Adiós", "pues.", "Fin."])
        let result = CaptionTranslation(source, target: .chankaQuechua).distributed(["Rimaykullayki.", nil])
        #expect(result.document.cues.map(\.text.plain) == ["Rimaykullayki.", "Adiós", "pues.", "Fin."])
        #expect(result.untranslated == [2, 3, 4])
        #expect(result.lostMarkup == [1])
    }

    @Test("fewer words than cues leave cues empty, which is reported")
    func emptied() throws {
        let source = try document(["Muchas", "gracias", "amigo."])
        let result = CaptionTranslation(source, target: .chankaQuechua).distributed(["Añay masi."])
        #expect(result.document.cues.map(\.text.plain) == ["Añay", "masi.", ""])
        #expect(result.emptied == [3])
    }

    @Test(
        "markup of a whole cue stays",
        arguments: [
            ("<i>Hola.</i>", "<i>Allin.</i>"), ("<v Ana>Hola.", "<v Ana>Allin."),
            ("<v Ana>Hola.</v>", "<v Ana>Allin.</v>"),
            ("<i>Hola</i>\n<i>amigo.</i>", "<i>Allin.</i>"), ("<c.a><b>Hola.</b></c>", "<c.a><b>Allin.</b></c>"),
            ("<i>- A.\n- B.</i>", "<i>Allin.</i>\n<i>Allin.</i>"), ("{\\an8}Hola.", "{\\an8}Allin."),
        ])
    func markup(source: String, expected: String) throws {
        let file = "WEBVTT\n\n00:01.000 --> 00:02.000\n\(source)\n"
        var document = try CaptionFormat.webVTT.read(Array(file.utf8)).document
        if source.hasPrefix("{") {
            document = try CaptionFormat.subRip.read(Array("1\n00:00:01,000 --> 00:00:02,000\n\(source)\n".utf8))
                .document
        }
        let translation = CaptionTranslation(document, target: .chankaQuechua)
        let result = translation.distributed(translation.texts.map { _ in "Allin." })
        let text = document.format.write(result.document).text
        #expect(text.contains("\n\(expected)\n"))
        #expect(result.lostMarkup.isEmpty)
    }

    @Test("the header names the new language")
    func header() throws {
        let document = try CaptionFormat.webVTT.read(
            Array("WEBVTT\nLanguage: es\n\n00:01.000 --> 00:02.000\nHola.\n".utf8)
        ).document
        let result = CaptionTranslation(document, target: .centralAymara).distributed(["Kamisaki."])
        #expect(CaptionFormat.webVTT.write(result.document).text.hasPrefix("WEBVTT\nLanguage: ayr\n\n"))
    }
}
