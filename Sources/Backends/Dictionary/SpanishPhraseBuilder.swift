import TextProcessing

/// Spells Spanish phrases: articles, agreement, prepositions, verb forms; gathers the words the dictionary has not.
struct SpanishPhraseBuilder {
    /// Words without translation, each once, in order.
    private(set) var unknown: [String] = []
    private var seen: Set<String> = []

    mutating func text(of word: LookedUpWord) -> String {
        if let form = word.entry?.spanish.first { return form }
        if word.isUnknown, seen.insert(word.text).inserted { unknown.append(word.text) }
        return word.text
    }

    // MARK: Noun phrases

    /// A noun phrase; a predicate adjective agrees with the phrase it is `like`, and a polite owner is `su`.
    mutating func words(
        of nominal: Nominal, hasArticle: Bool, isPolite: Bool = false, like subject: Nominal? = nil
    ) -> [String] {
        var singular = adjectiveOrNoun(nominal.head)
        if let subject, nominal.head.entry?.partOfSpeech == .adjective || nominal.head.isParticiple {
            let noun = subject.head.entry?.spanish.first ?? subject.head.text
            singular = agreed(singular, isFeminine: SpanishNoun.isFeminine(noun), isPlural: subject.isPlural)
        }
        let isFeminine = SpanishNoun.isFeminine(singular)
        let counts = nominal.modifiers.filter { $0.entry?.partOfSpeech == .numeral || $0.entry == nil }
        let isPlural =
            nominal.isPlural || counts.contains { $0.entry?.spanish.contains("uno") != true }
            || nominal.modifiers.contains { $0.entry?.spanish.contains("mucho") == true }
        let before = nominal.modifiers.filter { $0.entry?.partOfSpeech != .adjective && !$0.isParticiple }
        let after = nominal.modifiers.filter { $0.entry?.partOfSpeech == .adjective || $0.isParticiple }
        var words: [String] = []
        if nominal.isPrivative { words.append("sin") }
        if let preposition = Self.prepositions[nominal.relation] { words.append(preposition) }
        if nominal.relation == .accusative, nominal.isPerson { words.append("a") }
        if nominal.isQuestioned, nominal.relation == .dative || nominal.relation == .locative, singular == "dónde" {
            return nominal.relation == .dative ? ["a", singular] : [singular]
        }
        var owned = nominal
        if isPolite, owned.possessor?.person == .second { owned.possessor = Possessor(person: .third) }
        words += determiner(owned, singular, isFeminine: isFeminine, isPlural: isPlural, hasArticle && before.isEmpty)
        words += before.map { agreed(text(of: $0), isFeminine: isFeminine, isPlural: isPlural) }
        words.append(isPlural ? Self.plural(singular) : singular)
        words += after.map { agreed(adjectiveOrNoun($0), isFeminine: isFeminine, isPlural: isPlural) }
        for owner in nominal.owners {
            var owner = owner
            owner.relation = .genitive
            words += self.words(of: owner, hasArticle: owner.isOwnerMarked)
        }
        return words
    }

    private mutating func adjectiveOrNoun(_ word: LookedUpWord) -> String {
        let text = text(of: word)
        guard word.isParticiple else { return text }
        return SpanishVerbForms.form(of: text, VerbFeatures(tense: .participle))
    }

    private func determiner(
        _ nominal: Nominal, _ singular: String, isFeminine: Bool, isPlural: Bool, _ hasArticle: Bool
    ) -> [String] {
        if let owner = nominal.possessor { return [possessive(owner, isPlural: isPlural, isFeminine: isFeminine)] }
        guard hasArticle, !nominal.isPrivative, !nominal.isQuestioned,
            nominal.head.entry?.partOfSpeech == .noun
        else { return [] }
        // `el agua`, but `las aguas`.
        if !isPlural, Self.masculineArticle.contains(singular) { return ["el"] }
        return [isFeminine ? (isPlural ? "las" : "la") : isPlural ? "los" : "el"]
    }

    private func possessive(_ owner: Possessor, isPlural: Bool, isFeminine: Bool) -> String {
        let ending = isPlural ? "s" : ""
        if owner.person == .first, owner.isPlural { return (isFeminine ? "nuestra" : "nuestro") + ending }
        return (owner.person == .first ? "mi" : owner.person == .second ? "tu" : "su") + ending
    }

    private func agreed(_ word: String, isFeminine: Bool, isPlural: Bool) -> String {
        if word == "uno" { return isFeminine ? "una" : "un" }
        if let forms = Self.demonstratives[word] { return forms[(isFeminine ? 1 : 0) + (isPlural ? 2 : 0)] }
        if word == "todo" { return isFeminine ? "todas las" : "todos los" }
        guard word.last == "o" || word.last == "e" || word.hasSuffix("l") else { return word }
        let gendered = isFeminine && word.last == "o" ? word.dropLast() + "a" : word
        return isPlural && word != "cuatro" && word != "ocho" && word != "cinco" && word != "siete" && word != "nueve"
            ? SpanishNoun.plural(of: gendered) : gendered
    }

    private static func plural(_ noun: String) -> String {
        let first = noun.split(separator: " ").first.map(String.init) ?? noun
        return SpanishNoun.plural(of: first) + noun.dropFirst(first.count)
    }

    // MARK: Verbs

    mutating func words(of predicate: Predicate) -> [String] {
        var words: [String] = predicate.isCondition ? ["si"] : []
        if predicate.isPurpose { words.append("para") }
        if predicate.isNegated { words.append("no") }
        var features = predicate.features
        let infinitive: String
        if let copula = predicate.copula {
            infinitive = copula == .essence ? "ser" : "estar"
        } else {
            guard let form = predicate.verb.entry?.spanish.first else { return words + [text(of: predicate.verb)] }
            infinitive = form == "existir" && !predicate.isFinite ? "haber" : form
        }
        let parts = infinitive.split(separator: " ").map(String.init)
        let rest = Array(parts.dropFirst())
        let clitic = clitic(predicate, parts[0])
        if infinitive == "existir" || predicate.isExistence, features.person == .third, features.tense == .present,
            predicate.isFinite
        {
            return words + (clitic.map { [$0] } ?? []) + ["hay"]
        }
        if predicate.isObligation {
            return words + [SpanishVerbForms.form(of: "deber", features), parts[0]] + rest
        }
        if let modal = predicate.modal?.entry?.spanish.first {
            return words + [SpanishVerbForms.form(of: modal, features), parts[0]] + rest
        }
        let isPositiveOrder = features.tense == .imperative && !predicate.isNegated
        if features.tense == .imperative { features.person = .third }
        var verb = [SpanishVerbForms.form(of: parts[0], features)]
        if predicate.isProgressive, predicate.isFinite, features.tense != .imperative {
            verb = [
                SpanishVerbForms.form(of: "estar", features),
                SpanishVerbForms.form(of: parts[0], VerbFeatures(tense: .gerund)),
            ]
        }
        if let clitic {
            // An order carries its pronoun behind it: `dígame`.
            if isPositiveOrder || !predicate.isFinite {
                verb[verb.count - 1] = SpanishVerbForms.withClitic(verb[verb.count - 1], clitic)
            } else {
                verb.insert(clitic, at: 0)
            }
        }
        return words + verb + rest
    }

    private func clitic(_ predicate: Predicate, _ infinitive: String) -> String? {
        if predicate.object == .first { return "me" }
        if predicate.object == .second { return "te" }
        guard infinitive.hasSuffix("se"), predicate.features.tense != .infinitive else { return nil }
        switch (predicate.features.person, predicate.features.isPlural) {
        case _ where predicate.features.tense == .imperative: return "se"
        case (.first, false): return "me"
        case (.first, true): return "nos"
        case (.second, false): return "te"
        default: return "se"
        }
    }

    /// `a el` and `de el` in one word.
    static func contracted(_ words: [String]) -> [String] {
        var result: [String] = []
        for word in words {
            if word == "el", let last = result.last, last == "a" || last == "de" {
                result[result.count - 1] = last == "a" ? "al" : "del"
            } else {
                result.append(word)
            }
        }
        return result
    }

    private static let prepositions: [CaseRelation: String] = [
        .genitive: "de", .dative: "a", .locative: "en", .ablative: "de", .comitative: "con", .benefactive: "para",
        .causal: "por", .terminative: "hasta", .similative: "como",
    ]
    private static let masculineArticle: Set<String> = [
        "agua", "alma", "arma", "águila", "ala", "ave", "aula", "hambre",
    ]
    private static let demonstratives: [String: [String]] = [
        "este": ["este", "esta", "estos", "estas"], "ese": ["ese", "esa", "esos", "esas"],
        "aquel": ["aquel", "aquella", "aquellos", "aquellas"],
    ]
}

extension Nominal {
    /// Whether Spanish says `a` before it as an object.
    fileprivate var isPerson: Bool {
        guard let entry = head.entry else { return head.isVerbatim && head.text.first?.isUppercase == true }
        return entry.partOfSpeech == .noun && entry.spanish.contains(where: Self.persons.contains)
    }

    private static let persons: Set<String> = [
        "persona", "hombre", "mujer", "niño", "niña", "bebé", "joven", "anciano", "anciana", "madre", "padre", "padres",
        "hijo", "hija", "hermano", "hermana", "abuelo", "abuela", "esposo", "esposa", "amigo", "jefe", "médico",
        "profesor", "estudiante", "juez", "abogado", "presidente", "alcalde", "ciudadano", "trabajador", "agricultor",
        "ladrón", "testigo", "líder",
    ]
}
