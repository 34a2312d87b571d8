import TextProcessing

/// Says Spanish constituents in Quechua or Aymara: suffixes for prepositions and articles, the verb to the end.
struct AndeanRealizer: Sendable {
    let conventions: AndeanConventions
    let generator: WordGenerator

    /// A sentence from constituents, with the words that the dictionary does not have, in order.
    func sentence(_ constituents: [Constituent]) -> (text: String, unknown: [String]) {
        var unknown: [String] = []
        var pieces: [String] = []
        var clause: [Constituent] = []
        let isQuestion = constituents.contains { if case .punctuation(let mark) = $0 { mark == "?" } else { false } }
        for constituent in constituents {
            if case .punctuation(let mark) = constituent {
                pieces += words(of: clause, isQuestion: isQuestion, unknown: &unknown)
                // Quechua and Aymara write no opening marks in Peru's official texts, but readers know them.
                pieces.append(mark)
                clause = []
            } else if case .word(let word) = constituent, isClauseLink(word) {
                pieces += words(of: clause, isQuestion: isQuestion, unknown: &unknown)
                pieces.append(text(of: word, unknown: &unknown))
                clause = []
            } else {
                clause.append(constituent)
            }
        }
        pieces += words(of: clause, isQuestion: isQuestion, unknown: &unknown)
        return (Detokenizer().text(joining: pieces, language: conventions.variety), unknown)
    }

    private func isClauseLink(_ word: LookedUpWord) -> Bool {
        ["y", "o", "pero", "porque", "si", "cuando", "e", "u"].contains(word.text.lowercased())
    }

    private func words(of clause: [Constituent], isQuestion: Bool, unknown: inout [String]) -> [String] {
        guard !clause.isEmpty else { return [] }
        var before: [String] = []
        var verbs: [String] = []
        var hasVerb = false
        var hasCopula = false
        var isNegated = false
        let places = clause.indices
        let verbPlace = places.first {
            if case .predicate(let predicate) = clause[$0] { !predicate.isCopula } else { false }
        }
        for place in places {
            switch clause[place] {
            case .nominal(var nominal):
                // What follows a full verb without a preposition is its object.
                if nominal.relation == .nominative, let verbPlace, place > verbPlace, !isSubjectPronoun(nominal) {
                    nominal.relation = .accusative
                }
                before += words(of: nominal, unknown: &unknown)
            case .predicate(let predicate):
                hasVerb = true
                isNegated = isNegated || predicate.isNegated
                if predicate.isNegated {
                    before.append(
                        predicate.features.tense == .imperative
                            ? conventions.negation.prohibition : conventions.negation.word)
                }
                if predicate.isCopula, predicate.features.tense == .present, predicate.features.person == .third {
                    hasCopula = true
                    continue
                }
                verbs += words(of: predicate, isQuestion: isQuestion, unknown: &unknown)
            case .word(let word): before.append(text(of: word, unknown: &unknown))
            case .punctuation: break
            }
        }
        var result = before + verbs
        if hasVerb, hasCopula, verbs.isEmpty, let last = result.indices.last {
            result[last] = withClitic(result[last], isNegated || isQuestion ? conventions.negation.tag : copulaTag)
        }
        return result
    }

    private var copulaTag: String? { conventions.assertion ?? "DIR" }

    private func isSubjectPronoun(_ nominal: Nominal) -> Bool {
        nominal.head.entry?.partOfSpeech == .pronoun
    }

    private func words(of nominal: Nominal, unknown: inout [String]) -> [String] {
        var words = nominal.owners.flatMap { self.words(of: $0, unknown: &unknown) }
        words += nominal.modifiers.map { text(of: $0, unknown: &unknown) }
        var suffixes: [String] = []
        let owner = nominal.owners.isEmpty ? nominal.possessor : Possessor(person: .third)
        if nominal.isPrivative { suffixes.append(conventions.privative) }
        if let tag = owner.flatMap({ conventions.possessors[$0] }) { suffixes.append(tag) }
        if nominal.isPlural, !nominal.modifiers.contains(where: isNumeral) { suffixes.append(conventions.plural) }
        if let tag = conventions.cases[nominal.relation] { suffixes.append(tag) }
        let base = text(of: nominal.head, unknown: &unknown)
        words.append(inflected(base, nominal.head, suffixes))
        return words
    }

    private func isNumeral(_ word: LookedUpWord) -> Bool {
        word.entry?.partOfSpeech == .numeral || word.text.first.map(\.isNumber) ?? false
    }

    /// The last word of a phrase with suffixes; the word itself where the grammar allows no such word.
    private func inflected(_ base: String, _ word: LookedUpWord, _ suffixes: [String]) -> String {
        guard !suffixes.isEmpty else { return base }
        var parts = base.split(separator: " ").map(String.init)
        guard let last = parts.popLast() else { return base }
        let isForeign = word.entry == nil
        // A grammar may refuse an order of suffixes that a Spanish phrase asks for; then the bare word is the gist.
        guard
            let generated = try? generator.generate(
                root: last, category: isForeign ? .name : .noun, suffixes: suffixes)
        else { return base }
        // Names keep their capitals: the generator may have lowered them, so only what was added is taken.
        let inflected =
            generated.lowercased().hasPrefix(last.lowercased())
            ? last + generated.dropFirst(last.count) : generated
        return (parts + [inflected]).joined(separator: " ")
    }

    private func words(of predicate: Predicate, isQuestion: Bool, unknown: inout [String]) -> [String] {
        var features = predicate.features
        var suffixes: [String] = []
        if predicate.isProgressive { suffixes.append(conventions.progressive) }
        if predicate.isNegated, features.tense == .imperative { features.person = .second }
        suffixes += conventions.finite(features, predicate.hasFirstPersonObject)
        let closing: String? =
            predicate.isNegated || isQuestion
            ? conventions.negation.tag
            : [.imperative, .gerund, .infinitive, .participle].contains(features.tense) ? nil : conventions.assertion
        if let modal = predicate.modal, modal.entry != nil {
            let content = stem(predicate.verb, unknown: &unknown)
            let object = conventions.cases[.accusative]
            let first = verb(content, [conventions.infinitive] + (object.map { [$0] } ?? []), nil)
            return [first, verb(stem(modal, unknown: &unknown), suffixes, closing)]
        }
        if predicate.isCopula { return [verb(conventions.copulaStem, suffixes, closing)] }
        guard predicate.verb.entry != nil else { return [text(of: predicate.verb, unknown: &unknown)] }
        return [verb(stem(predicate.verb, unknown: &unknown), suffixes, closing)]
    }

    private func stem(_ word: LookedUpWord, unknown: inout [String]) -> String {
        conventions.stem(ofVerb: text(of: word, unknown: &unknown))
    }

    /// The finite verb; with fewer suffixes where the grammar refuses them all.
    private func verb(_ stem: String, _ suffixes: [String], _ closing: String?) -> String {
        var parts = stem.split(separator: " ").map(String.init)
        guard let last = parts.popLast() else { return stem }
        let attempts = [suffixes + (closing.map { [$0] } ?? []), suffixes, [conventions.infinitive]]
        for attempt in attempts {
            // Each failure has a simpler form behind it; the last is the citation form.
            if let word = try? generator.generate(root: last, category: .verb, suffixes: attempt) {
                return (parts + [word]).joined(separator: " ")
            }
        }
        return stem
    }

    private func withClitic(_ word: String, _ tag: String?) -> String {
        guard let tag, word.contains(where: \.isLetter) else { return word }
        // A word that takes no suffix stays as it is.
        guard let generated = try? generator.generate(root: word, category: .noun, suffixes: [tag]) else { return word }
        return generated.hasPrefix(word.lowercased()) ? word + generated.dropFirst(word.count) : generated
    }

    private func text(of word: LookedUpWord, unknown: inout [String]) -> String {
        if let form = word.entry?.andean.first { return form }
        if word.isUnknown, !unknown.contains(word.text) { unknown.append(word.text) }
        return word.text
    }
}
