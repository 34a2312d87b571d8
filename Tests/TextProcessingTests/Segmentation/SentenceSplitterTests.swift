import Testing
import TextProcessing

struct SentenceSplitterTests {
    private let splitter = SentenceSplitter(abbreviations: SegmentationLexicon.shipped)

    /// Sentences are written with `|` between them; all rows are hand-derived.
    @Test(
        "divides Spanish text",
        arguments: [
            "Hola.", "Hola. | Adiós.", "Vive en Lima. | Trabaja en Puno.", "El Sr. Mamani vino. | Se fue.",
            "La Dra. Quispe atiende de 8:00 a.m. a 5:00 p.m. | Traiga su DNI.",
            "Atención: 8:00 a. m. a 5:00 p. m. | Gracias.",
            "Según el art. 5 de la ley. | Fin.", "Los arts. 3 y 4 rigen. | Vea el inc. b) del mismo.",
            "D.S. N.° 004-2019-JUS. | Se aprueba.", "La R.M. Nº 120 rige. | El D.L. 1246 también.",
            "Vea el núm. 3. | Luego firme.", "Compró Andes S.A.C. | Luego vendió.",
            "Inversiones Puno E.I.R.L. presenta su oferta.",
            "Pague S/ 1,234.50 en caja. | Guarde el recibo.", "Mide 3.5 metros. | Pesa 2.1 kilos.",
            "J. Pérez firmó. | Volvió.", "El señor J. R. Pérez firmó. | Volvió.",
            "La Sra. M. L. Quispe firmó. | Volvió.", "Juan A. Paz L. vino. | A. Paz también.",
            "ABRE A LAS 8 P. M. | VENGA.", "Compró Andes S. A. | Luego vendió.", "M. Paz. | P. M. Paz.",
            "La R. M. N.° 12 rige. | Vale.", "El D. S. N.° 3 rige.",
            "Abog. José Vega y Crnl. PNP Luis Paz. | Fin.", "Tnte. Ruiz, Edif. Sol. | Fin.",
            "Tome vitamina C. | El médico lo dice.",
            "1. Presente la solicitud.", "2.1 El plazo vence. | No hay prórroga.",
            "2.1. El plazo vence. | No hay prórroga.",
            "a) Copia del DNI.", "Artículo 2.1. El plazo es de 30 días. | Se cuenta desde hoy.",
            "Cap. IV. Los derechos. | Todos los tienen.", "IV. Disposiciones finales.",
            "literal c) del artículo 5. | Vale.",
            "¿Tiene DNI? | ¡Tráigalo!", "¿Viene? preguntó ella. | Nadie respondió.",
            "¡Alto! gritó el policía. | Nadie paró.",
            "Espera... y verás. | Fin.", "Espera... | Nadie vino.", "Espera… | Nadie vino.", "… y se fue.",
            "... Entonces llegó.",
            "Dijo: «Vengo mañana.» | Y no vino.", "Dijo: “Vengo mañana.” | Y no vino.", "Dijo \"Vengo.\" | Y no vino.",
            "(Vive en Lima.) | Trabaja allí.", "Entre a www.gob.pe. | Busque su trámite.",
            "Escriba a mesa@minsa.gob.pe. | Le responderán.", "Vea https://www.gob.pe/a?id=5&B=1. | Gracias.",
            "Abra el archivo guia.pdf. | Imprima.", "Vive en la Av. Grau 123, Mz. B, Lt. 4. | Es su casa.",
            "Jr. Puno 350, Lima.", "Traiga documentos, p. ej. el DNI. | Gracias.",
            "Viajó a los EE. UU. en mayo. | Volvió.",
            "Viajó a los EE. UU. | Volvió pronto.", "Copias, recibos, etc. | Todo en un sobre.",
            "Vea la pág. 12. | Firme.",
            "Cuesta 4 UIT. | Pague hoy.", "Hermanos Quispe y Cía. | Fundada en 1950.", "Dijo que no. | Vino después.",
            "No. 5 gana.",
            "Termina en 2024. | Luego sigue.", "Felipe V. | El rey murió.", "fin.Nuevo inicio.",
            "El D. L. 1246 rige. | Vale.",
            "{name}. | Hola %s. | Chau.",
            "Lea. | ¿Entendió? | Sí.",
        ])
    func spanish(row: String) { check(row, .spanish) }

    @Test(
        "divides English text",
        arguments: [
            "Hello. | Bye.", "Mr. Smith came. | He left.", "Mrs. J. Smith came.",
            "Use a card, e.g. the blue one. | Pay.",
            "Open 8 a.m. to 5 p.m. | Bring your card.", "See No. 5. | Then sign.", "He said \"Stop.\" | Nobody did.",
            "Is it true? she asked. | Yes.", "Bring I.D., i.e. a card. | Thanks.", "It costs $1,234.50. | Pay now.",
            "Section 2.1. The term ends. | It is final.", "Apples, pears, etc. | All fresh.",
            "Go to www.gob.pe. | Search.",
            "Don't wait. | Call.", "A former U.S. Speaker came. | He left.",
        ])
    func english(row: String) { check(row, .english) }

    @Test(
        "divides Quechua text",
        arguments: [
            "Allinllachu? | Allinllam.", "Wasiyman rini. | Chaypi tiyani.", "Dr. Mamani hamun. | Paymi hampin.",
            "¿Imataq sutiyki? | Ñuqaqa Rosam kani.", "Hatun wasi kachkan. | Manam yaykunichu.",
            "Sr. Quispe, J. Pérez hamunku. | Allinmi.",
            "Tʼantʼata rantini. | Ñachu mikhunki?", "Kaypi art. 5 nisqanman hina. | Chaylla.",
            "DNI apamuy, 8:00 a.m. | Kunan punchaw.",
        ])
    func quechua(row: String) { check(row, .chankaQuechua) }

    @Test(
        "divides Aymara text",
        arguments: [
            "Kamisaki? | Waliki.", "Nayax utar sarta. | Ukan qamta.", "Dr. Mamani jutiwa. | Jupaw qulli.",
            "Manqʼ alasiñaw. | Tʼantʼ alta.", "¿Kunas sutimaxa? | Nayan sutixax Rosawa.", "Jachʼ suyu. | Jiskʼa marka.",
            "Sra. Quispe jutiwa. | Janiw sarkiti.",
        ])
    func aymara(row: String) { check(row, .centralAymara) }

    @Test("ends a sentence at every line break, and trims")
    func lines() {
        #expect(sentences("  Nombre \n\n Apellido:\r\n1. Uno  \n", .spanish) == ["Nombre", "Apellido:", "1. Uno"])
    }

    @Test("leaves only white space between sentences", arguments: SegmentationLexicon.edgeTexts)
    func covers(edge: EdgeText) {
        let text = edge.text
        let bytes = Array(text.utf8)
        var end = 0
        for range in splitter.sentences(in: text, language: .spanish) {
            #expect(range.lowerBound >= end && !range.isEmpty)
            #expect(isSpace(bytes[end..<range.lowerBound]))
            end = range.upperBound
        }
        #expect(isSpace(bytes[end...]))
    }

    @Test("returns a long text without a stop whole")
    func longText() {
        let text = String(repeating: "ñ", count: 100_000)
        #expect(splitter.sentences(in: text, language: .aymara) == [ByteRange(0, 200_000)])
    }

    @Test("works from many tasks at once")
    func concurrent() async {
        let splitter = splitter
        let counts = await withTaskGroup(of: Int.self) { group in
            for _ in 0..<32 {
                group.addTask { splitter.sentences(in: "El Sr. Paz vino. Se fue. Fin.", language: .spanish).count }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(counts == Array(repeating: 3, count: 32))
    }

    private func isSpace(_ bytes: ArraySlice<UInt8>) -> Bool {
        String(decoding: bytes, as: UTF8.self).unicodeScalars.allSatisfy { $0.properties.isWhitespace }
    }

    private func check(_ row: String, _ language: LanguageVariety) {
        let expected = row.split(separator: "|").map { String($0).trimmed }
        #expect(sentences(expected.joined(separator: " "), language) == expected)
    }

    private func sentences(_ text: String, _ language: LanguageVariety) -> [String] {
        splitter.sentences(in: text, language: language).map { String(text[utf8: $0]) }
    }
}

extension String {
    fileprivate var trimmed: String {
        String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
