extension ReadabilityRule {
    /// Why the rule exists.
    public var explanation: BilingualText {
        switch self {
        case .longSentence:
            text("La oración es larga; quien lee olvida cómo empezó.", "A long sentence: its beginning is forgotten.")
        case .manyClauses:
            text("La oración une muchas ideas con «que», «si», «cuando».", "Many clauses hang in one sentence.")
        case .passiveVoice:
            text("La voz pasiva esconde quién hace la acción.", "The passive voice hides who acts.")
        case .passiveWithSe:
            text("La forma con «se» no dice quién hace la acción.", "The form with «se» does not say who acts.")
        case .nounChain:
            text("Muchos «de» seguidos obligan a desenredar la frase.", "A chain of «de» has to be disentangled.")
        case .doubleNegation:
            text("Dos negaciones juntas se entienden mal.", "Two negations together are misread.")
        case .unexpandedAcronym:
            text("La sigla no se explica la primera vez.", "The acronym is not explained at its first use.")
        case .abbreviation:
            text("No todas las personas conocen la abreviatura.", "Not everybody knows the abbreviation.")
        case .difficultWord:
            text("Hay una palabra más conocida.", "There is a better known word.")
        case .administrativeFormula:
            text("Es una fórmula de oficina que no informa.", "An office formula that tells nothing.")
        case .longWord:
            text("Es una palabra muy larga.", "A very long word.")
        case .menteAdverb:
            text("Los adverbios en «-mente» alargan la lectura.", "Adverbs in «-mente» slow reading down.")
        case .nominalization:
            text(
                "Un nombre de acción dice con rodeos lo que dice un verbo.",
                "A noun says in a roundabout way what a verb says.")
        case .gerundChain:
            text(
                "Varios gerundios seguidos confunden el orden de los hechos.", "Several gerunds blur what happens when."
            )
        case .futureSubjunctive:
            text("El futuro de subjuntivo ya no se usa al hablar.", "The future subjunctive is no longer spoken.")
        case .capitals:
            text("Un texto todo en mayúsculas se lee peor.", "Text in capitals is harder to read.")
        case .longParenthesis:
            text("Un paréntesis largo corta la idea principal.", "A long parenthesis cuts the main idea.")
        case .ambiguousDate:
            text(
                "La fecha se puede entender de dos maneras o cuesta leerla.",
                "The date has two readings or is hard to read.")
        case .ambiguousTime:
            text(
                "La hora no dice si es de la mañana o de la tarde, o usa 24 horas.",
                "The time does not say morning or evening, or uses 24 hours.")
        case .romanNumeral:
            text("No todas las personas leen números romanos.", "Not everybody reads Roman numerals.")
        case .severalIdeas:
            text("El párrafo reúne muchas oraciones.", "The paragraph holds many sentences.")
        }
    }

    private func text(_ spanish: String, _ english: String) -> BilingualText {
        BilingualText(spanish: spanish, english: english)
    }
}
