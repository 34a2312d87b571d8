import Accessibility
import Testing
import TextProcessing

/// What each rule finds, where, and what it proposes.
struct ReadabilityFindingTests {
    private let analyzer: ReadabilityAnalyzer

    init() throws { analyzer = try SpanishReading.analyzer.get() }

    @Test(
        "a rule finds its place",
        arguments: [
            (.passiveVoice, "La solicitud fue aprobada por la municipalidad.", "fue aprobada por la municipalidad"),
            (.passiveVoice, "El pago ha sido realizado ayer.", "ha sido realizado"),
            (.passiveVoice, "Las normas serán debidamente publicadas.", "serán debidamente publicadas"),
            (.passiveVoice, "El acta fue escrita a mano.", "fue escrita"),
            (.passiveWithSe, "Se presentará la copia en mesa de partes.", "Se presentará"),
            (
                .nounChain, "Vea la fecha de entrega del informe de la oficina.",
                "fecha de entrega del informe de la oficina"
            ),
            (.doubleNegation, "No se atiende a nadie sin cita.", "No se atiende a nadie"),
            (.doubleNegation, "No venga sin su documento.", "No venga sin"),
            (.unexpandedAcronym, "Traiga su DNI a la oficina.", "DNI"),
            (.unexpandedAcronym, "Traiga su D.N.I. hoy mismo.", "D.N.I."),
            (.abbreviation, "Vea el art. 5 de la ley.", "art."),
            (.difficultWord, "Debe abonar la deuda.", "abonar"),
            (.difficultWord, "En caso de que llueva, no salga.", "En caso de que"),
            (.administrativeFormula, "Por medio de la presente le aviso.", "Por medio de la presente"),
            (.longWord, "Habrá una descentralización pronto.", "descentralización"),
            (.menteAdverb, "Respondieron favorablemente al pedido.", "favorablemente"),
            (.nominalization, "Debe realizar la verificación de los datos.", "realizar la verificación"),
            (
                .nominalization, "La inscripción, la atención y la publicación son gratis.",
                "inscripción, la atención y la publicación"
            ),
            (.gerundChain, "Salió corriendo, llevando su bolsa.", "corriendo, llevando"),
            (.futureSubjunctive, "Si hubiere deuda, pague.", "hubiere"),
            (.futureSubjunctive, "Los que tuvieren hijos, vengan.", "tuvieren"),
            (.futureSubjunctive, "El que solicitare ayuda, venga.", "solicitare"),
            (.capitals, "NO SE ATIENDE HOY.", "NO SE ATIENDE HOY."),
            (
                .longParenthesis, "Traiga papeles (su partida, su foto, su recibo de luz y una copia) hoy.",
                "(su partida, su foto, su recibo de luz y una copia)"
            ),
            (.ambiguousDate, "La cita es el 03/04/2026.", "03/04/2026"),
            (.ambiguousDate, "Venga la próxima semana.", "próxima semana"),
            (.ambiguousTime, "Abrimos a las 8:00 todos los días.", "8:00"),
            (.ambiguousTime, "Cerramos a las 16:30 horas.", "16:30"),
            (.romanNumeral, "Lea el capítulo IV del libro.", "IV"),
            (
                .manyClauses, "Diga que sabe que vino cuando quiso y que se fue.",
                "Diga que sabe que vino cuando quiso y que se fue."
            ),
        ] as [(ReadabilityRule, String, String)])
    func finds(rule: ReadabilityRule, text: String, place: String) {
        let places = analyzer.analyze(text).findings.filter { $0.rule == rule }.map { String(text[utf8: $0.range]) }
        #expect(places.contains(place), "\(places)")
    }

    @Test(
        "a rule is silent where nothing is wrong",
        arguments: [
            (.passiveVoice, "Ella es abogada y él es casado."),
            (.passiveVoice, "Ella es jubilada y él es encargado de la puerta."),
            (.passiveVoice, "El plazo es de tres días."),
            (.futureSubjunctive, "Vino Karen a la Square."), (.unexpandedAcronym, "EL PODER del pueblo."),
            (.unexpandedAcronym, "El TÍTULO dice eso."), (.doubleNegation, "No tiene casa ni trabajo."),
            (.difficultWord, "Está arriba, con la evidencia."),
            (.nominalization, "Naciones, poblaciones y condiciones de vida."),
            (.passiveVoice, "Juan fue al mercado."), (.passiveWithSe, "Ella se llama Rosa."),
            (.nounChain, "Venga el 3 de abril de 2026 de mañana."), (.nounChain, "La casa de mi madre es de todos."),
            (.doubleNegation, "No venga; nadie atiende."), (.doubleNegation, "No fue, sin embargo, tarde."),
            (.unexpandedAcronym, "El Documento Nacional de Identidad (DNI) es gratis. Traiga su DNI."),
            (.unexpandedAcronym, "La ONU (Organización de las Naciones Unidas) ayuda."),
            (.unexpandedAcronym, "NO TRAIGA SU DNI."), (.unexpandedAcronym, "Lea el capítulo XII."),
            (.abbreviation, "Venga a las 8 a.m. mañana."), (.difficultWord, "El Ministerio de Vivienda atiende."),
            (.difficultWord, "La empleada vive cerca."),
            (.futureSubjunctive, "Quiere que prepare y compare el software."),
            (.futureSubjunctive, "Se requiere que declare y se aclare."),
            (.futureSubjunctive, "Eso sugiere y prefiere."),
            (.gerundChain, "Cuando llegó Fernando, estaba comiendo."), (.capitals, "DNI"),
            (.capitals, "Venga a la ONU."),
            (.longParenthesis, "Traiga su DNI (vigente)."), (.ambiguousTime, "Abrimos a las 8:00 de la mañana."),
            (.ambiguousTime, "Abrimos a las 8:00 a.m. siempre."), (.ambiguousDate, "Hay 3/4 de la obra."),
            (.romanNumeral, "MI CASA ES VIVA."), (.longSentence, "Venga hoy."), (.menteAdverb, "La gente miente."),
            (.nominalization, "La atención es gratis."), (.severalIdeas, "Uno. Dos. Tres."),
        ] as [(ReadabilityRule, String)])
    func isSilent(rule: ReadabilityRule, text: String) {
        let places = analyzer.analyze(text).findings.filter { $0.rule == rule }.map { String(text[utf8: $0.range]) }
        #expect(places.isEmpty, "\(places)")
    }

    @Test(
        "an abbreviated title agrees with its article, and a sentence begins with a capital",
        arguments: [
            ("La Lic. Ríos atiende.", "licenciada"), ("El Lic. Ríos atiende.", "licenciado"),
            ("Venga donde la Ing. Paz.", "ingeniera"), ("La pág. 5 falta.", "página"),
            ("Art. 5 de la ley.", "Artículo"), ("Vea el art. 5 de la ley.", "artículo"),
        ])
    func abbreviation(text: String, words: String) {
        #expect(analyzer.analyze(text).findings.first { $0.rule == .abbreviation }?.replacement == words)
    }

    @Test("an enumeration is not cut before its last part; a list is proposed") func enumeration() throws {
        let text =
            "La persona interesada que es mayor de edad presentará en la mesa de partes los siguientes documentos: copia "
            + "del documento de identidad, recibo de pago, dos fotografías y declaración jurada simple firmada."
        let finding = try #require(analyzer.analyze(text).findings.first { $0.rule == .longSentence })
        #expect(finding.splitOffset == nil)
        #expect(finding.suggestion.spanish.contains("lista lo que sigue a «documentos»"))
        let other = text.replacing(":", with: "").replacing(",", with: "").replacing(" y ", with: " y pagará ")
        let split = try #require(analyzer.analyze(other).findings.first { $0.rule == .longSentence }?.splitOffset)
        #expect(String(other[utf8: ByteRange<OriginalText>(split, other.utf8.count)]).hasPrefix("y pagará"))
    }

    @Test(
        "a passive names who acts only where `por` does",
        arguments: [
            ("Fue atendido por la doctora.", "la doctora"), ("Fue firmada por María Quispe.", "María Quispe"),
            ("Es emitido por RENIEC.", "RENIEC"), ("Fue visto por todos.", "todos"),
            ("Fue cerrado por la municipalidad por falta de licencia.", "la municipalidad"),
            ("Fue aprobado por su jefe mediante carta.", "su jefe"),
            ("Son atendidos por las enfermeras los días lunes.", "las enfermeras"),
            ("Fue atendido por la mañana.", nil), ("Fue cobrado por error.", nil),
            ("Será publicado por única vez.", nil), ("Fue multado por manejar mal.", nil),
            ("Fue aprobada por unanimidad.", nil), ("Fue otorgada por un plazo de dos años.", nil),
            ("Será ejercido por 30 días.", nil), ("Fue enviada por correo.", nil),
            ("Será confirmada por internet.", nil), ("FUE ENVIADA POR CORREO.", nil), ("Fue escrita por", nil),
        ] as [(String, String?)])
    func agent(text: String, agent: String?) throws {
        let finding = try #require(analyzer.analyze(text).findings.first { $0.rule == .passiveVoice })
        if let agent {
            #expect(finding.suggestion.spanish.contains("«\(agent)»"))
            #expect(String(text[utf8: finding.range]).hasSuffix("por \(agent)"))
        } else {
            #expect(!finding.suggestion.spanish.contains("«"))
            #expect(!String(text[utf8: finding.range]).lowercased().contains("por"))
        }
    }

    @Test(
        "a replacement has the form of what it replaces",
        arguments: [
            ("El señor abonó la deuda.", "abonó", "pagó", true),
            ("Abonarán mañana.", "Abonarán", "Pagarán", true),
            ("Pide que abonen ya.", "abonen", "paguen", true), ("Solicitamos ayuda.", "Solicitamos", "Pedimos", true),
            ("Las ayudas otorgadas ayer.", "otorgadas", "dadas", true),
            ("Va efectuando cambios.", "efectuando", "haciendo", true),
            ("Dio cumplimiento a la norma.", "Dio cumplimiento a", "Cumplió", true),
            ("Los requerimientos llegaron.", "requerimientos", "pedidos", true),
            ("Dos certámenes más.", "certámenes", "concursos", true),
            ("Las solicitudes llegaron.", "solicitudes", "pedidos", true),
            ("Los cónyuges vienen.", "cónyuges", "esposo o esposa", false),
            ("Casas vetustas.", "vetustas", "viejas", true),
            ("Documentos vigentes.", "vigentes", "válidos", false),
            ("Aproximadamente cien.", "Aproximadamente", "Más o menos", true),
            ("DEBE ABONAR LA DEUDA HOY.", "ABONAR", "PAGAR", true),
            ("Cabe señalar que llueve.", "Cabe señalar que", "", true),
            ("Reembolsó el dinero.", "Reembolsó", "Devolvió", true),
            ("Impugnaron la multa.", "Impugnaron", "Reclamaron contra", true),
        ])
    func replaces(text: String, place: String, replacement: String, isSure: Bool) throws {
        let finding = try #require(
            analyzer.analyze(text).findings.first {
                ($0.rule == .difficultWord || $0.rule == .administrativeFormula) && text[utf8: $0.range] == place
            })
        #expect(finding.replacement == replacement)
        #expect(finding.isReplacementInflected == isSure)
    }

    @Test(
        "other rules propose what is sure",
        arguments: [
            (.futureSubjunctive, "Los que tuvieren hijos.", "tuvieran"), (.romanNumeral, "El siglo XXI llegó.", "21"),
            (.ambiguousDate, "Desde el 03/04/2026.", "3 de abril de 2026"),
            (.ambiguousDate, "Hasta 2026-12-31.", "31 de diciembre de 2026"),
            (.ambiguousTime, "A las 16:30 cierra.", "4:30 de la tarde"),
            (.ambiguousTime, "A las 21:00 cierra.", "9 de la noche"),
            (.nominalization, "Efectuó la evaluación.", "evaluar"), (.abbreviation, "Vea la pág. 5.", "página"),
            (.unexpandedAcronym, "El SIS paga.", "Seguro Integral de Salud (SIS)"),
        ] as [(ReadabilityRule, String, String)])
    func proposes(rule: ReadabilityRule, text: String, replacement: String) throws {
        let finding = try #require(analyzer.analyze(text).findings.first { $0.rule == rule })
        #expect(finding.replacement == replacement)
    }

    @Test(
        "a long sentence is divided where a second one can begin",
        arguments: [
            (
                "El vecino presentó todos sus papeles en la oficina del primer piso el lunes; la jefa los revisó con "
                    + "calma y después los guardó en el archivo de la municipalidad.", "la jefa"
            ),
            (
                "El vecino dijo que presentó todos sus papeles en la oficina del primer piso y que la jefa los revisó "
                    + "con calma antes de guardar todo en el archivo.", "y que"
            ),
            (
                "El vecino presentó todos sus papeles en la oficina del primer piso con su hermano mayor, quien vive "
                    + "muy lejos del pueblo y trabaja todos los días en la chacra.", "quien"
            ),
            (
                "El vecino presentó todos sus papeles en la oficina del primer piso con su hermano mayor, llevando "
                    + "también una foto pequeña de su familia para el nuevo carné del seguro.", "llevando"
            ),
        ])
    func split(text: String, rest: String) throws {
        let finding = try #require(analyzer.analyze(text).findings.first { $0.rule == .longSentence })
        let offset = try #require(finding.splitOffset)
        #expect(text[utf8: ByteRange<OriginalText>(offset, text.utf8.count)].hasPrefix(rest))
        #expect(finding.range == ByteRange(0, text.utf8.count))
    }

    @Test("a paragraph of many sentences is one finding over all of them")
    func paragraph() throws {
        let text = "Título\n\nUno va. Dos van. Tres van. Cuatro van. Cinco van. Seis van."
        let report = analyzer.analyze(text)
        let finding = try #require(report.paragraphFindings.first)
        #expect(report.paragraphFindings.count == 1)
        #expect(text[utf8: finding.range].hasPrefix("Uno va."))
        #expect(report.sentences.count == 7)
    }

    @Test("every rule explains itself in both languages and every finding suggests something")
    func explanations() {
        #expect(Set(ReadabilityRule.allCases.map(\.explanation.spanish)).count == ReadabilityRule.allCases.count)
        #expect(Set(ReadabilityRule.allCases.map(\.explanation.english)).count == ReadabilityRule.allCases.count)
    }
}
