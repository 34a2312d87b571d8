import TextProcessing

/// Reads a Quechua or Aymara sentence into constituents: each word by its root and the tags of its suffixes.
struct AndeanClauseReader: Sendable {
    let conventions: AndeanConventions
    let index: AndeanIndex
    let analyzer: WordAnalyzer
    let tokenizer: Tokenizer

    /// One word with the tags of its suffixes.
    private struct Word {
        let lookedUp: LookedUpWord
        let tags: [String]
        let isVerb: Bool
    }

    /// The constituents of a sentence, in its order; bare nouns are gathered before the noun they belong to.
    func constituents(of text: String, protected: [ByteRange<NormalizedForm>]) -> [Constituent] {
        let tokens = tokenizer.tokens(in: text, language: conventions.variety, protected: protected)
        var result: [Constituent] = []
        var position = 0
        var isNegated = false
        var isInitial = true
        while position < tokens.count {
            let token = tokens[position]
            guard token.kind == .word else {
                position += 1
                if token.kind == .punctuation {
                    result.append(.punctuation(token.text))
                } else {
                    let sign = LookedUpWord(
                        text: token.text, entry: nil, isVerbatim: true, isProtected: token.kind == .placeholder)
                    result.append(.nominal(Nominal(head: sign)))
                }
                continue
            }
            let isLast = position + 1 >= tokens.count || tokens[position + 1].kind == .punctuation
            let needsVerb =
                isLast && !isInitial && !result.reversed().prefix { !$0.isPunctuation }.contains(where: \.isPredicate)
            let (word, length) = self.word(tokens, at: position, isInitial: isInitial, needsVerb: needsVerb)
            isInitial = false
            position += length
            let negation = negation(token.text)
            if negation != nil, position < tokens.count, tokens[position].kind == .word {
                isNegated = true
            } else if word.isVerb {
                var predicate = predicate(word)
                predicate.isNegated = isNegated
                isNegated = false
                turnInfinitive(before: predicate, in: &result)
                result.append(.predicate(predicate))
            } else if word.tags.contains("COP") || word.tags.contains("LOC.BE") {
                var copula = predicate(word)
                copula.copula = word.tags.contains("COP") ? .essence : .state
                copula.isNegated = isNegated
                isNegated = false
                result.append(.predicate(copula))
                result.append(constituent(word))
            } else if isNegated, let negated = negatedNoun(word) {
                isNegated = false
                result.append(.predicate(negated))
                result.append(constituent(word))
            } else {
                result.append(constituent(word))
            }
        }
        return result
    }

    /// `pagayta atini`: what could be a noun is an infinitive before `atiy` and `munay`.
    private func turnInfinitive(before predicate: Predicate, in result: inout [Constituent]) {
        guard predicate.verb.entry?.spanish.contains(where: SpanishFunctionWords.modals.contains) == true,
            case .nominal(let nominal)? = result.last,
            nominal.relation == .accusative || nominal.isTruncated, nominal.possessor == nil,
            let form = nominal.head.entry?.andean.first(where: { $0.hasSuffix(conventions.infinitiveEnding) }),
            let verb = index.entries(of: form).first(where: { $0.partOfSpeech == .verb })
        else { return }
        let word = LookedUpWord(text: nominal.head.text, entry: verb)
        result[result.count - 1] = .predicate(Predicate(verb: word, features: VerbFeatures(tense: .infinitive)))
    }

    private func negation(_ word: String) -> String? {
        let key = AndeanIndex.key(word)
        return ["mana", "manam", "manan", "ama", "amam", "jani", "janiw", "janiwa", "jan"].first { $0 == key }
    }

    /// `manam hampiqchu`: the noun with the negative suffix is the predicate.
    private func negatedNoun(_ word: Word) -> Predicate? {
        guard word.tags.contains("NEG") else { return nil }
        var copula = Predicate(
            verb: LookedUpWord(text: "", entry: nil, isVerbatim: true), features: VerbFeatures(tense: .present))
        copula.copula = .essence
        copula.isNegated = true
        return copula
    }

    // MARK: Words

    private func word(_ tokens: [Token], at position: Int, isInitial: Bool, needsVerb: Bool) -> (Word, Int) {
        var length = min(index.longestEntry, tokens.count - position)
        while length > 1 {
            let slice = tokens[position..<(position + length)]
            if slice.allSatisfy({ $0.kind == .word }), let found = phrase(slice) { return (found, length) }
            length -= 1
        }
        return (read(tokens[position].text, isInitial: isInitial, needsVerb: needsVerb), 1)
    }

    /// An entry of several words, whose last may carry suffixes.
    private func phrase(_ tokens: ArraySlice<Token>) -> Word? {
        let text = tokens.map(\.text).joined(separator: " ")
        if let entry = index.entries(of: text).first {
            return Word(lookedUp: LookedUpWord(text: text, entry: entry), tags: [], isVerb: false)
        }
        let start = tokens.dropLast().map { $0.text + " " }.joined()
        guard index.startsEntry(start), let last = tokens.last?.text else { return nil }
        for analysis in analyzer.analyses(of: last, limit: 4) {
            if let entry = index.entries(of: start + analysis.root.form).first(where: { $0.partOfSpeech != .verb }) {
                return Word(
                    lookedUp: LookedUpWord(text: text, entry: entry), tags: tags(of: analysis), isVerb: false)
            }
        }
        return nil
    }

    private func tags(of analysis: WordAnalysis) -> [String] { analysis.suffixes.map(\.gloss) }

    /// The best reading of a word whose root the dictionary has.
    private func read(_ text: String, isInitial: Bool, needsVerb: Bool) -> Word {
        if let entry = index.entries(of: text).first(where: { $0.partOfSpeech != .verb }) {
            return Word(lookedUp: LookedUpWord(text: text, entry: entry), tags: [], isVerb: false)
        }
        var analyses = analyzer.analyses(of: text)
        if needsVerb { analyses = AndeanReadingOrder(index: index).predicatesFirst(analyses) }
        for analysis in analyses {
            let isVerbRoot = analysis.root.category == .verb
            let tags = tags(of: analysis)
            // A nominalized verb may be a noun of the dictionary by itself: `yachachiq`, `yatichiri`.
            let candidates = index.entries(of: analysis.root.form).filter { ($0.partOfSpeech == .verb) == isVerbRoot }
            let isPredicate = tags.contains("DIR") || tags.contains("FOC")
            let found = candidates.first { isPredicate && $0.partOfSpeech == .adjective } ?? candidates.first
            guard let entry = found else { continue }
            var word = LookedUpWord(text: text, entry: entry)
            word.isParticiple = isVerbRoot && tags.contains("PTCP")
            return Word(lookedUp: word, tags: tags, isVerb: isVerbRoot && !word.isParticiple)
        }
        let isName = text.first?.isUppercase == true && (!isInitial || text.count > 1 && text == text.uppercased())
        // A name keeps its suffixes apart: `Juanpa`, `RENIECman`.
        if text.first?.isUppercase == true, !text.dropFirst().isEmpty,
            let analysis = analyses.first(where: { $0.root.category == .name }) ?? analyses.first,
            analysis.root.category == .name || analysis.isGuess && !isInitial && analysis.root.category == .noun,
            let range = analysis.morphemes.first?.range
        {
            return Word(
                lookedUp: LookedUpWord(text: String(text[utf8: range]), entry: nil, isVerbatim: true),
                tags: tags(of: analysis), isVerb: false)
        }
        return Word(lookedUp: LookedUpWord(text: text, entry: nil, isVerbatim: isName), tags: [], isVerb: false)
    }

    // MARK: Constituents

    private func constituent(_ word: Word) -> Constituent {
        if word.lookedUp.entry?.partOfSpeech == .invariable { return .word(word.lookedUp) }
        var nominal = Nominal(head: word.lookedUp)
        let tags = word.tags
        nominal.isPlural = tags.contains("PL")
        nominal.possessor = owner(in: tags)
        nominal.relation =
            CaseRelation.allCases.last { relation in conventions.cases[relation].map(tags.contains) ?? false }
            ?? .nominative
        nominal.isPrivative = tags.contains("PRIV")
        nominal.isTopic = tags.contains("TOP")
        nominal.isFocus = tags.contains("DIR") || tags.contains("FOC")
        nominal.isQuestioned = index.isQuestionWord(word.lookedUp.entry)
        if nominal.isQuestioned {
            // -sa of a question word is no owner.
            nominal.possessor = nil
            nominal.isTopic = nominal.isTopic || !tags.isEmpty
        }
        let hasSuffixBehindCase = tags.contains { !$0.hasSuffix("POSS") && $0 != "PL" }
        nominal.isTruncated =
            conventions.dropsModifierVowel && !hasSuffixBehindCase && word.lookedUp.entry != nil
            && word.lookedUp.text.last.map { !"aeiouäïü".contains($0) } ?? false
        if tags.contains("LOC.BE") { nominal.relation = .locative }
        nominal.verbalTags = tags.filter { $0 == "COP" || $0 == "LOC.BE" || $0 == "NEG" }
        return .nominal(nominal)
    }

    private func owner(in tags: [String]) -> Possessor? {
        conventions.possessors.filter { tags.contains($0.value) }
            .keys.min { ($0.isPlural ? 1 : 0, $0.person.rawValue) < ($1.isPlural ? 1 : 0, $1.person.rawValue) }
    }

    private func predicate(_ word: Word) -> Predicate {
        let tags = word.tags
        var predicate = Predicate(verb: word.lookedUp, features: features(of: tags))
        predicate.isProgressive = tags.contains("PROG") || tags.contains("PL.PROG")
        if tags.contains("1OBJ") || tags.contains(where: { $0.contains(">1") }) { predicate.object = .first }
        if tags.contains("2OBJ") {
            predicate.object = .second
            if tags.contains("2SG") || tags.contains("2PL") { predicate.features.person = .third }
        }
        if tags.contains(where: { $0.contains(">2") }) { predicate.object = .second }
        let owner = owner(in: tags)
        if tags.contains("NMLZ") || tags.contains("INF") {
            predicate.features.tense = .infinitive
            predicate.isPurpose = tags.contains("PURP")
            if let owner, !predicate.isPurpose, tags.contains("DIR") || tags.contains("FOC") || tags.contains("NEG") {
                predicate.isObligation = true
                predicate.features = VerbFeatures(tense: .present, person: owner.person, isPlural: owner.isPlural)
            }
        }
        predicate.isCondition = tags.contains("DS")
        // `kay` with a person is `ser`, `kachkay` is `estar`; the bare third person is `hay`.
        if conventions.copulaStem != nil, word.lookedUp.entry?.andean.first == "kay", predicate.isFinite,
            predicate.isProgressive || predicate.features.person != .third
        {
            predicate.copula = predicate.isProgressive ? .state : .essence
            predicate.isProgressive = false
        }
        return predicate
    }

    /// Person, number and tense of the tags; the third person of the present where they say nothing.
    private func features(of tags: [String]) -> VerbFeatures {
        var features = VerbFeatures(tense: .present)
        for tag in tags {
            if tag.hasSuffix("IMP") { features.tense = .imperative }
            if tag.hasSuffix("FUT") { features.tense = .future }
            if tag.hasSuffix("COND") { features.tense = .conditional }
            if tag == "PST" || tag == "NPST" || tag.hasSuffix("PST") { features.tense = .past }
            if tag == "SS" { features.tense = .gerund }
            if tag == "PL" || tag.hasPrefix("PL.") { features.isPlural = true }
            guard let person = tag.first?.wholeNumberValue.flatMap(VerbFeatures.Person.init(rawValue:)),
                !tag.hasSuffix("OBJ"), !tag.hasSuffix("POSS")
            else { continue }
            features.person = person
            features.isPlural = features.isPlural || tag.dropFirst().hasPrefix("PL")
        }
        if features.tense == .imperative, features.person == .third { features.tense = .subjunctive }
        return features
    }
}
