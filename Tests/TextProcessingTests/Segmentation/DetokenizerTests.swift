import Testing
import TextProcessing

struct DetokenizerTests {
    @Test(
        "restores properly spaced text",
        arguments: [
            ("es", "Hola."), ("es", "¿Tiene DNI?"), ("es", "¡Tráigalo hoy!"), ("es", "Sí, señora: mañana; o no."),
            ("es", "El Sr. Paz (abogado) vino."), ("es", "Dijo: «Vengo mañana» y se fue."), ("es", "Dijo “no” y “sí”."),
            ("es", "Dijo \"no\" y \"sí\"."), ("es", "Pague S/ 1,234.50 en caja."), ("es", "Subió 50% este año."),
            ("es", "Subió 100 % este año."), ("es", "De 8:00 a.m. a 5:00 p.m. en la sede."),
            ("es", "Llamó y/o escribió."),
            ("es", "Vea https://www.gob.pe/dni?a=1."), ("es", "Escriba a mesa@minsa.gob.pe, por favor."),
            ("es", "Hola {name}, tiene {0} citas."), ("es", "Espere... ya viene."),
            ("es", "El 28/07/2026 a las 12:30."),
            ("es", "Según el art. 2.1 de la ley."), ("es", "Viaje Lima - Puno."), ("es", "D.S. N.° 004-2019-JUS."),
            ("es", "[Nota] Firme aquí."), ("es", "¿De verdad?, preguntó."), ("es", "Análisis socio-económico."),
            ("es", "Hace 35 °C en Piura."), ("es", "Cuesta US$ 20."), ("es", "¡Bienvenidos a {{site}}!"),
            ("en", "Don't wait, call 911!"), ("en", "The citizens' rights."), ("en", "He said \"stop\" twice."),
            ("en", "It's Rosa's card (blue)."), ("en", "Pay $20 today."), ("en", "Mr. Smith came at 8 a.m."),
            ("en", "Is it true? Yes, it is."), ("quy", "Allinllachu, mamay?"), ("quy", "¿Imataq sutiyki?"),
            ("quy", "Wasiyman rini; chaypi tiyani."), ("quz", "Tʼantʼata mikhunki."),
            ("quz", "«Hampikamuy», nispa nin."),
            ("quy", "DNI nisqaykita apamuy (kunan)."), ("ayr", "Manqʼ alasiñaw."), ("ayr", "Kamisaki, jilata?"),
            ("ayr", "¡Jallalla! sasaw sapxi."), ("ayr", "Jachʼ suyu, jiskʼa marka."), ("ayr", "Qullqix S/ 50 ukhawa."),
            ("es", ""), ("es", "a"),
        ])
    func restores(tag: String, text: String) throws {
        let language = try LanguageVariety(parsing: tag)
        let tokenizer = Tokenizer(abbreviations: SegmentationLexicon.shipped)
        let texts = tokenizer.tokens(in: text, language: language).map(\.text)
        #expect(Detokenizer().text(joining: texts, language: language) == text)
    }

    @Test("leaves out empty tokens")
    func empty() {
        #expect(Detokenizer().text(joining: ["", "a", "", "."], language: .spanish) == "a.")
        #expect(Detokenizer().text(joining: [], language: .spanish).isEmpty)
    }
}
