import TextProcessing

/// Spells nouns and verbs of one sentence with their suffixes, and gathers the words that the dictionary does not have.
struct AndeanWordBuilder {
    let conventions: AndeanConventions
    let generator: WordGenerator
    /// Words without translation, each once, in order.
    private(set) var unknown: [String] = []
    private var seen: Set<String> = []

    init(conventions: AndeanConventions, generator: WordGenerator) {
        self.conventions = conventions
        self.generator = generator
    }

    /// A word as it stands: entry, function word, or the text itself.
    mutating func text(of word: LookedUpWord) -> String {
        if let form = word.entry?.andean.first.map(Self.withLetterApostrophe) {
            guard word.isParticiple else { return form }
            return verb(conventions.stem(ofVerb: form), [["PTCP"]])
        }
        if let form = conventions.functionWords[word.folded], !word.isVerbatim {
            return Self.withLetterApostrophe(form)
        }
        if word.isUnknown, seen.insert(word.text).inserted { unknown.append(word.text) }
        return word.text
    }

    /// The apostrophe as the letter it is inside (U+02BC), as the generator writes it.
    private static func withLetterApostrophe(_ form: String) -> String {
        String(form.map { $0 == "'" ? "\u{2BC}" : $0 })
    }

    mutating func stem(of word: LookedUpWord) -> String { conventions.stem(ofVerb: text(of: word)) }

    // MARK: Nouns

    /// A noun phrase with its case and, behind it, tags of the clause (`TOP`, `DIR`).
    mutating func words(of nominal: Nominal, closing: [String] = []) -> [String] {
        var words: [String] = []
        if nominal.isCoordinated, conventions.additive == nil, let link = conventions.functionWords["y"] {
            words.append(link)
        }
        for var owner in nominal.owners {
            owner.relation = .genitive
            words += self.words(of: owner)
        }
        let counted = nominal.modifiers.filter(isCounting)
        words += (counted + nominal.modifiers.filter { !isCounting($0) }).map { modifier(text(of: $0), $0) }
        let base = text(of: nominal.head)
        words.append(inflected(base, nominal.head, suffixes(of: nominal) + closing))
        return words
    }

    private func suffixes(of nominal: Nominal) -> [String] {
        var suffixes: [String] = []
        let owner = nominal.owners.isEmpty ? nominal.possessor : Possessor(person: .third)
        if nominal.isPrivative { suffixes.append("PRIV") }
        if let tag = owner.flatMap({ conventions.possessors[$0] }) { suffixes.append(tag) }
        let isPronoun = nominal.head.entry?.partOfSpeech == .pronoun
        if nominal.isPlural, !isPronoun, !nominal.modifiers.contains(where: isQuantity) { suffixes.append("PL") }
        if let tag = conventions.cases[nominal.relation] { suffixes.append(tag) }
        if nominal.isCoordinated, let additive = conventions.additive { suffixes.append(additive) }
        if SpanishFunctionWords.indefinites.contains(nominal.head.folded) { suffixes.append("ADD") }
        return suffixes + nominal.verbalTags
    }

    private func isCounting(_ word: LookedUpWord) -> Bool {
        isQuantity(word) || word.entry?.partOfSpeech == .determiner || word.entry?.partOfSpeech == .pronoun
    }

    private func isQuantity(_ word: LookedUpWord) -> Bool {
        word.entry?.partOfSpeech == .numeral || word.entry == nil && word.text.first?.isNumber == true
            || word.entry?.spanish.contains { ["mucho", "poco", "cuánto"].contains($0) } == true
    }

    /// Aymara modifiers of three syllables or more lose their last vowel before the noun (Hardman 2001).
    private func modifier(_ text: String, _ word: LookedUpWord) -> String {
        guard conventions.dropsModifierVowel, word.entry != nil, !isQuantity(word), let last = text.last,
            "aiu".contains(last), text.filter({ "aeiouäïü".contains($0) }).count > 2
        else { return text }
        return String(text.dropLast())
    }

    /// The last word of a phrase with suffixes; the word itself where the grammar allows no such word.
    func inflected(_ base: String, _ word: LookedUpWord, _ suffixes: [String]) -> String {
        guard !suffixes.isEmpty else { return base }
        if word.isProtected {
            return base + " " + inflected(conventions.quotative, LookedUpWord(text: "", entry: nil), suffixes)
        }
        let parts = base.split(separator: " ").map(String.init)
        guard let last = parts.last else { return base }
        // An acronym in the dictionary (`DNI`) keeps its capitals.
        let isForeign =
            word.entry == nil && conventions.functionWords[word.folded] == nil
            || last.contains(where: \.isUppercase)
        let category: WordCategory = isForeign ? .name : word.entry?.partOfSpeech == .pronoun ? .pronoun : .noun
        // A grammar may refuse an order of suffixes that a Spanish phrase asks for; then the bare word is the gist.
        guard let generated = try? generator.generate(root: last, category: category, suffixes: suffixes) else {
            return base
        }
        let prefix = parts.dropLast().map { $0 + " " }.joined()
        guard isForeign else { return prefix + generated }
        let root = FoldedForm.of(last)
        let spelled = FoldedForm.of(generated)
        // Foreign words keep every letter: what was added is taken, and a lost vowel is given back.
        guard spelled.hasPrefix(root) else { return base }
        let added = generated.dropFirst(last.count)
        return prefix + last + (last.last?.isNumber == true && !added.isEmpty ? "-" : "") + added
    }

    // MARK: Verbs

    /// The first form that the grammar allows.
    func verb(_ stem: String, _ attempts: [[String]], category: WordCategory = .verb) -> String {
        let parts = stem.split(separator: " ").map(String.init)
        guard let last = parts.last else { return stem }
        for attempt in attempts + [["INF"]] {
            // Each failure has a simpler form behind it; the last is the citation form.
            if let word = try? generator.generate(root: last, category: category, suffixes: attempt) {
                return parts.dropLast().map { $0 + " " }.joined() + word
            }
        }
        return stem
    }

    /// The words of a verb phrase, its closing tag included.
    mutating func words(of predicate: Predicate, closing: String?) -> [String] {
        var finite = tags(of: predicate)
        if predicate.isPurpose { finite = conventions.purpose }
        if predicate.isObligation { return [obligation(predicate, closing)] }
        if predicate.isCondition, predicate.isFinite { return condition(predicate, finite) }
        if let modal = predicate.modal, modal.entry != nil {
            let content = verb(stem(of: predicate.verb), [["INF", "ACC"]])
            return [content, closed(stem(of: modal), finite, closing)]
        }
        if predicate.verb.entry == nil, predicate.copula == nil { return [text(of: predicate.verb)] }
        let stem = predicate.copula == nil ? stem(of: predicate.verb) : conventions.copulaStem ?? ""
        return [closed(stem, finite, closing)]
    }

    /// Tags of aspect, tense and person.
    func tags(of predicate: Predicate) -> [String] {
        if predicate.isPossession { return conventions.possession(predicate.features) }
        var tags = conventions.finite(predicate.features, predicate.object)
        let isNegatedStatement =
            predicate.isNegated && predicate.isFinite && predicate.features.tense != .imperative
            && predicate.features.tense != .subjunctive
        if predicate.isPassive { tags = ["REFL"] + tags }
        if predicate.isProgressive || predicate.copula == .state && conventions.copulaStem != nil {
            tags = conventions.focusesVerbs && tags.first == "PL" ? ["PL.PROG"] + tags.dropFirst() : ["PROG"] + tags
        } else if isNegatedStatement, conventions.focusesVerbs {
            tags = tags.first == "PL" ? ["PL.INCOMPL"] + tags.dropFirst() : ["INCOMPL"] + tags
        }
        return tags
    }

    private func closed(_ stem: String, _ tags: [String], _ closing: String?) -> String {
        verb(stem, [tags + (closing.map { [$0] } ?? []), tags])
    }

    private mutating func obligation(_ predicate: Predicate, _ closing: String?) -> String {
        let owner = Possessor(person: predicate.features.person, isPlural: predicate.features.isPlural)
        let person = predicate.isImpersonal ? [] : conventions.possessors[owner].map { [$0] } ?? []
        let end = closing ?? conventions.predicateFocus
        return verb(stem(of: predicate.verb), [[conventions.obligation] + person + [end], [conventions.obligation]])
    }

    private mutating func condition(_ predicate: Predicate, _ finite: [String]) -> [String] {
        let stem = predicate.copula == nil ? stem(of: predicate.verb) : conventions.copulaStem ?? ""
        guard let tag = conventions.condition.tag else {
            return [verb(stem, [finite])] + (conventions.condition.word.map { [$0] } ?? [])
        }
        let objects = finite.filter { $0 == "1OBJ" || $0 == "2OBJ" || $0 == "PROG" }
        let person = finite.last { $0.first?.isNumber == true && !$0.hasSuffix("OBJ") }.map { $0.prefix { $0 != "." } }
        let ending = predicate.features.isPlural && predicate.features.person == .first ? "1PL.INCL" : person ?? "3SG"
        return [verb(stem, [objects + [tag, String(ending), "TOP"]])]
    }
}

/// Letters without case and apostrophe form, as the generator gives them.
enum FoldedForm {
    static func of(_ text: String) -> String { AndeanIndex.key(text) }
}
