import Testing
import TextProcessing

struct IdentifiedSpanTests {
    private let identifier: LanguageIdentifier

    init() throws { identifier = try TrainedIdentifier.shared.get() }

    @Test(
        "divides mixed text at the change of language",
        arguments: [
            (
                ["El profesor dijo ayer a sus alumnos: ", "“Ama qillakuspa ñawinchaychik, wawakuna”."],
                ["es", "qu"]
            ),
            (["Señores pasajeros, bajen con cuidado. ", "Allillamanta uraykamuychik, wiraquchakuna."], ["es", "qu"]),
            (
                ["Markachirinakax tantachasipxiwa qhathunxa. ", "La reunión comenzó a las tres de la tarde."],
                ["ay", "es"]
            ),
            (["The old woman looked at us and said: ", "Jutapxam wawanaka, manq'asipxañäni."], ["en", "ay"]),
            (
                [
                    "La reunión empieza a las nueve. ", "Manañam suyasunchikchu, yaykuychikña. ",
                    "Gracias por su paciencia, vecinos.",
                ],
                ["es", "qu", "es"]
            ),
            (
                [
                    "Le comunicamos que su pedido fue aceptado. ",
                    "Your parcel will be delivered on the next working day.",
                ], ["es", "en"]
            ),
            (
                [
                    "La asamblea fue larga. ", "Les cahiers sont restés sur le banc du jardin. ",
                    "Mañana seguirá la asamblea.",
                ],
                ["es", "und", "es"]
            ),
        ])
    func divides(parts: [String], languages: [String]) {
        let text = parts.joined()
        let spans = identifier.spans(in: text)
        #expect(spans.map { String(text[utf8: $0.range]) } == parts)
        #expect(spans.map { TrainedIdentifier.language($0.identification) } == languages)
    }

    @Test(
        "makes no span of a loan word, a name or a number",
        arguments: [
            ("Paqarinmi municipalidadman risaq alcaldewan rimanaypaq", "qu"),
            ("Ayer probamos la huatia que preparó Wilber en Chinchero", "es"),
            ("Nayax hospitalar sarta doctorar uñjiri 25 urunakanxa", "ay"),
            ("Computadora nisqawanmi llamkachkani kunan punchaw", "qu"),
            ("We walked from Ollantaytambo to the market at Pisac", "en"),
            ("Kumarangana puso las mesas en el patio del local", "es"),
            ("Los invitados bailaron hasta tarde con Wayrunqu", "es"),
            ("Kunan watam COVID unquy tukurun", "qu"),
        ])
    func keepsWhole(text: String, language: String) {
        let spans = identifier.spans(in: text)
        #expect(spans.map { TrainedIdentifier.language($0.identification) } == [language])
        #expect(spans.first?.range == ByteRange(0, text.utf8.count))
    }

    @Test(
        "covers any text without gap",
        arguments: [
            " ", "OK", "12345", "\u{0}", "'", "a/b/c", "Hola 😀 wasi\n\n", "  ¿Qué?  ", "e\u{0301}\u{0301}",
            "''Manq' ''",
            "uno/dos/tres/house/wasi/jaqi", "Привет amigos míos",
        ])
    func covers(text: String) {
        let spans = identifier.spans(in: text)
        #expect(spans.first?.range.lowerBound == 0)
        #expect(spans.last?.range.upperBound == text.utf8.count)
        for (left, right) in zip(spans, spans.dropFirst()) { #expect(left.range.upperBound == right.range.lowerBound) }
        #expect(spans.map { String(text[utf8: $0.range]) }.joined() == text)
    }

    @Test("has no span for no text")
    func emptyText() { #expect(identifier.spans(in: "").isEmpty) }

    @Test("takes a long text")
    func longText() {
        let text = String(repeating: "Los vecinos se reunieron ayer en la plaza mayor. ", count: 4200)
        #expect(identifier.spans(in: text).count == 1)
    }
}
