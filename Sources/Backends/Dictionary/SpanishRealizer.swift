import TextProcessing

/// Says Quechua or Aymara constituents in Spanish: prepositions and articles for suffixes, the verb after the subject.
struct SpanishRealizer: Sendable {
    /// A sentence from constituents, with the words that the dictionary does not have, in order.
    func sentence(_ constituents: [Constituent]) -> (text: String, unknown: [String]) {
        var unknown: [String] = []
        var pieces: [String] = []
        var clause: [Constituent] = []
        for constituent in constituents {
            if case .punctuation(let mark) = constituent {
                pieces += words(of: clause, unknown: &unknown)
                pieces.append(mark)
                clause = []
            } else {
                clause.append(constituent)
            }
        }
        pieces += words(of: clause, unknown: &unknown)
        return (Detokenizer().text(joining: pieces, language: .spanish), unknown)
    }

    /// Subject, verb, object, the rest; owners behind what they own.
    private func words(of clause: [Constituent], unknown: inout [String]) -> [String] {
        var subjects: [String] = []
        var verbs: [String] = []
        var rest: [String] = []
        var pendingOwner: [String] = []
        for (place, constituent) in clause.enumerated() {
            switch constituent {
            case .nominal(let nominal):
                var words = words(
                    of: nominal, isModifier: isModifier(nominal, at: place, in: clause), unknown: &unknown)
                if nominal.relation == .genitive {
                    pendingOwner += words
                    continue
                }
                words += pendingOwner
                pendingOwner = []
                if nominal.relation == .nominative, verbs.isEmpty { subjects += words } else { rest += words }
            case .predicate(let predicate): verbs += words(of: predicate, unknown: &unknown)
            case .word(let word):
                let text = text(of: word, unknown: &unknown)
                if verbs.isEmpty, rest.isEmpty, subjects.isEmpty { subjects.append(text) } else { rest.append(text) }
            case .punctuation: break
            }
        }
        return contracted(subjects + verbs + rest + pendingOwner)
    }

    /// A bare word before another noun belongs to it and has no article of its own.
    private func isModifier(_ nominal: Nominal, at place: Int, in clause: [Constituent]) -> Bool {
        let part = nominal.head.entry?.partOfSpeech
        if [.adjective, .numeral, .determiner, .pronoun].contains(part) { return true }
        return nominal.head.entry == nil
    }

    private func words(of nominal: Nominal, isModifier: Bool, unknown: inout [String]) -> [String] {
        let singular = text(of: nominal.head, unknown: &unknown)
        let first = singular.split(separator: " ").first.map(String.init) ?? singular
        let noun = nominal.isPlural ? SpanishNoun.plural(of: first) + singular.dropFirst(first.count) : singular
        var words: [String] = []
        if nominal.isPrivative { words.append("sin") }
        if let preposition = Self.prepositions[nominal.relation] { words.append(preposition) }
        if let owner = nominal.possessor, !isModifier {
            words.append(possessive(owner, isPlural: nominal.isPlural, noun: singular))
        } else if !isModifier, !nominal.isPrivative {
            words.append(article(noun: singular, isPlural: nominal.isPlural))
        }
        return words + [noun]
    }

    private func article(noun: String, isPlural: Bool) -> String {
        switch (SpanishNoun.isFeminine(noun), isPlural) {
        case (false, false): "el"
        case (false, true): "los"
        case (true, false): "la"
        case (true, true): "las"
        }
    }

    private func possessive(_ owner: Possessor, isPlural: Bool, noun: String) -> String {
        let ending = isPlural ? "s" : ""
        if owner.person == .first, owner.isPlural {
            return (SpanishNoun.isFeminine(noun) ? "nuestra" : "nuestro") + ending
        }
        return (owner.person == .first ? "mi" : owner.person == .second ? "tu" : "su") + ending
    }

    private func words(of predicate: Predicate, unknown: inout [String]) -> [String] {
        var words: [String] = predicate.isNegated ? ["no"] : []
        if predicate.object == .first { words.append("me") }
        guard let infinitive = predicate.verb.entry?.spanish.first else {
            return words + [text(of: predicate.verb, unknown: &unknown)]
        }
        let parts = infinitive.split(separator: " ").map(String.init)
        let rest = parts.dropFirst().map(\.self)
        var features = predicate.features
        // A prohibition is said with the subjunctive, whose third person is the polite second.
        if predicate.isNegated, features.tense == .imperative { features.person = .second }
        if predicate.isProgressive, ![.imperative, .infinitive].contains(features.tense) {
            return words + [
                SpanishVerbForms.form(of: "estar", features),
                SpanishVerbForms.form(of: parts[0], VerbFeatures(tense: .gerund)),
            ] + rest
        }
        return words + [SpanishVerbForms.form(of: parts[0], features)] + rest
    }

    private func contracted(_ words: [String]) -> [String] {
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

    private func text(of word: LookedUpWord, unknown: inout [String]) -> String {
        if let form = word.entry?.spanish.first { return form }
        if word.isUnknown, !unknown.contains(word.text) { unknown.append(word.text) }
        return word.text
    }

    private static let prepositions: [CaseRelation: String] = [
        .genitive: "de", .dative: "a", .locative: "en", .ablative: "de", .comitative: "con", .benefactive: "para",
        .causal: "por", .terminative: "hasta", .similative: "como",
    ]
}
