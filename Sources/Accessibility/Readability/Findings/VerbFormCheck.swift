import TextProcessing

/// Gerunds in a row, future subjunctives, and nouns that say what a verb says.
struct VerbFormCheck: ReadabilityCheck {
    private static let supportVerbs = ["realiz", "efectu", "efectú", "proced", "ejecut"]

    func findings(in sentence: ReadableSentence) -> [ReadabilityFinding] {
        var result: [ReadabilityFinding] = []
        var gerunds: [Int] = []
        var nouns: [Int] = []
        var supported: Set<Int> = []
        for (index, token) in sentence.tokens.enumerated() where token.kind == .word {
            let word = token.lower
            if SpanishVerbs.isGerund(word) { gerunds.append(index) }
            if !isName(token, sentence), SpanishVerbs.isFutureSubjunctive(word) {
                result.append(futureSubjunctive(index, sentence))
            }
            if !isName(token, sentence), Self.isActionNoun(word), !supported.contains(index) { nouns.append(index) }
            if Self.supportVerbs.contains(where: { word.hasPrefix($0) }), let noun = nounBehind(index, sentence) {
                supported.insert(noun)
                result.append(nominalization(index, noun, sentence))
            }
        }
        if let first = gerunds.first, let last = gerunds.last, gerunds.count > 1 {
            result.append(
                ReadabilityFinding(
                    .gerundChain, sentence.range(first..<last + 1),
                    "Hay \(gerunds.count) gerundios. Use «y» con un verbo, o empiece otra oración.",
                    "\(gerunds.count) gerunds. Use «y» and a verb, or begin another sentence."))
        }
        if let first = nouns.first, let last = nouns.last, nouns.count > 2 {
            result.append(
                ReadabilityFinding(
                    .nominalization, sentence.range(first..<last + 1),
                    "Hay \(nouns.count) nombres de acción. Cambie algunos por verbos.",
                    "\(nouns.count) nouns of action. Turn some of them into verbs."))
        }
        return result
    }

    /// A noun in -ción, -sión or -miento, in the singular or plural.
    static func isActionNoun(_ word: String) -> Bool {
        guard word.utf8.count > 7, !otherNouns.contains(word) else { return false }
        return ["ción", "ciones", "sión", "siones", "miento", "mientos"].contains { word.hasSuffix($0) }
    }

    private static let otherNouns: Set<String> = [
        "naciones", "canción", "canciones", "sección", "secciones", "estación", "estaciones", "población",
        "poblaciones", "condición", "condiciones", "cemento", "alimento", "alimentos", "millones",
    ]

    /// Names and titles begin with a capital where no sentence begins.
    private func isName(_ token: ReadableToken, _ sentence: ReadableSentence) -> Bool {
        guard !sentence.isInCapitals, token.range.lowerBound > sentence.range.lowerBound else { return false }
        return token.text.unicodeScalars.first?.properties.isUppercase ?? false
    }

    /// The infinitive where the spelling is sure of it: `verificación` verificar, `tratamiento` tratar.
    static func infinitive(of noun: String) -> String? {
        for suffix in ["ación", "amiento"] where noun.hasSuffix(suffix) && noun.count > suffix.count + 2 {
            let infinitive = noun.dropLast(suffix.count) + "ar"
            return unsureInfinitives.contains(noun) ? nil : String(infinitive)
        }
        return nil
    }

    private static let unsureInfinitives: Set<String> = [
        "estación", "nación", "vacación", "ración", "población", "relación", "ovación", "situación", "constelación",
        "asignación", "documentación", "satisfacción", "medicación", "campamento", "habitación",
    ]

    private func nounBehind(_ verb: Int, _ sentence: ReadableSentence) -> Int? {
        var index = verb + 1
        for _ in 0..<3
        where SpanishFunctionWords.articles.contains(sentence.lower(index)) || sentence.lower(index) == "a" {
            index += 1
        }
        return sentence.tokens.indices.contains(index) && Self.isActionNoun(sentence.tokens[index].lower) ? index : nil
    }

    private func nominalization(_ verb: Int, _ noun: Int, _ sentence: ReadableSentence) -> ReadabilityFinding {
        let range = sentence.range(verb..<noun + 1)
        let word = sentence.tokens[noun].text
        guard let infinitive = Self.infinitive(of: sentence.tokens[noun].lower) else {
            return ReadabilityFinding(
                .nominalization, range, "Use el verbo que corresponde a «\(word)».",
                "Use the verb that belongs to «\(word)».")
        }
        return ReadabilityFinding(
            .nominalization, range, "Use el verbo «\(infinitive)» en la forma que corresponda.",
            "Use a form of the verb «\(infinitive)».", replacement: infinitive, isReplacementInflected: false)
    }

    private func futureSubjunctive(_ index: Int, _ sentence: ReadableSentence) -> ReadabilityFinding {
        let token = sentence.tokens[index]
        let plural = token.lower.hasSuffix("n")
        let stem = token.text.dropLast(plural ? 2 : 1)
        let past = stem + (plural ? "an" : "a")
        return ReadabilityFinding(
            .futureSubjunctive, token.range,
            "Use el presente («si tiene», «cuando tenga») o, si es una suposición, «\(past)».",
            "Use the present («si tiene», «cuando tenga») or, if it is supposed, «\(past)».",
            replacement: String(past))
    }
}
