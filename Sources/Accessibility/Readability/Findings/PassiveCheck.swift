import TextProcessing

/// Passives with `ser`, and with `se` where the verb is one of procedures.
struct PassiveCheck: ReadabilityCheck {
    /// Third person forms of verbs that take an object.
    let transitiveForms: Set<String>

    func findings(in sentence: ReadableSentence) -> [ReadabilityFinding] {
        var result: [ReadabilityFinding] = []
        for index in sentence.tokens.indices {
            let word = sentence.tokens[index].lower
            if SpanishVerbs.serForms.contains(word) {
                if let finding = passive(from: index, in: sentence) { result.append(finding) }
            } else if word == "se", transitiveForms.contains(sentence.lower(index + 1)) {
                result.append(
                    ReadabilityFinding(
                        .passiveWithSe, sentence.range(index..<index + 2),
                        "Si importa quién lo hace, dígalo: «usted…», «la oficina…».",
                        "Where it matters who acts, say it: «usted…», «la oficina…»."))
            }
        }
        return result
    }

    private func passive(from index: Int, in sentence: ReadableSentence) -> ReadabilityFinding? {
        var next = index + 1
        if sentence.lower(next).hasSuffix("mente") || ["ya", "también", "siempre"].contains(sentence.lower(next)) {
            next += 1
        }
        if sentence.tokens[index].lower != "sido", sentence.lower(next) == "sido" { return nil }
        guard sentence.tokens.indices.contains(next), SpanishVerbs.isParticiple(sentence.lower(next)) else {
            return nil
        }
        var start = index
        if sentence.tokens[index].lower == "sido", index > 0 { start -= 1 }
        guard let agent = agent(behind: next, in: sentence) else {
            return ReadabilityFinding(
                .passiveVoice, sentence.range(start..<next + 1),
                "Diga primero quién hace la acción y use el verbo en forma activa.",
                "Say first who acts, and use the active form of the verb.")
        }
        return ReadabilityFinding(
            .passiveVoice, sentence.range(start..<agent.upperBound),
            "Empiece por quien actúa: «\(sentence.text(agent))», y use el verbo en forma activa.",
            "Begin with who acts, «\(sentence.text(agent))», and use the active form of the verb.")
    }

    /// The nouns behind `por`, up to the next mark or connecting word, seven words at most; nil where `por` need not name
    /// who acts (`por la mañana`, `por correo`, `por manejar`).
    private func agent(behind participle: Int, in sentence: ReadableSentence) -> Range<Int>? {
        guard let by = (participle + 1...participle + 4).first(where: { sentence.lower($0) == "por" }),
            mayAct(at: by + 1, in: sentence)
        else { return nil }
        let start = by + 1
        var end = start
        while end < sentence.tokens.count, end - start < 7, sentence.tokens[end].isWord,
            !SpanishFunctionWords.connectives.contains(sentence.tokens[end].lower),
            !Self.agentEnds.contains(sentence.tokens[end].lower), !Self.neverActs.contains(sentence.lower(end + 1))
        {
            end += 1
        }
        return end > start ? start..<end : nil
    }

    /// Whether the words begin as those for somebody do: with a determiner or pronoun, or as a name.
    private func mayAct(at index: Int, in sentence: ReadableSentence) -> Bool {
        let word = sentence.lower(index)
        if [index, index + 1].contains(where: { Self.neverActs.contains(sentence.lower($0)) }) { return false }
        if SpanishFunctionWords.articles.contains(word) || Self.determiners.contains(word) { return true }
        guard !sentence.isInCapitals, sentence.tokens.indices.contains(index) else { return false }
        return sentence.tokens[index].text.unicodeScalars.first?.properties.isUppercase ?? false
    }

    private static let agentEnds: Set<String> = [
        "en", "para", "a", "con", "y", "por", "mediante", "según", "durante", "desde", "hasta", "sin", "ante",
    ]
    private static let determiners: Set<String> = [
        "su", "sus", "mi", "mis", "tu", "tus", "nuestro", "nuestra", "nuestros", "nuestras", "este", "esta", "estos",
        "estas", "ese", "esa", "esos", "esas", "cada", "todo", "toda", "todos", "todas", "ambos", "ambas", "dicho",
        "dicha", "alguien", "nadie", "usted", "ustedes", "él", "ella", "ellos", "ellas", "nosotros", "quien",
        "quienes", "varios", "varias", "otro", "otra", "otros", "otras", "algún", "alguna", "ningún", "ninguna",
    ]
    private static let neverActs: Set<String> = [
        "mañana", "tarde", "tardes", "mañanas", "noche", "noches", "madrugada", "día", "días", "semana", "semanas",
        "mes", "meses", "año", "años", "hora", "horas", "minutos", "plazo", "periodo", "período", "tiempo", "momento",
        "vez", "única", "primera", "segunda", "última", "correo", "internet", "teléfono", "escrito", "vía", "medio",
        "falta", "error", "motivo", "motivos", "causa", "causas", "razón", "razones", "lado", "monto", "importe",
        "valor", "suma", "cantidad", "total", "completo", "concepto", "lluvia", "lluvias", "qué", "que",
    ]
}
