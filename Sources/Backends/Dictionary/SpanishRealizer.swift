import TextProcessing

/// Says Quechua or Aymara constituents in Spanish: prepositions and articles for suffixes, the verb after the subject.
struct SpanishRealizer: Sendable {
    /// A sentence from constituents, with the words that the dictionary does not have, in order.
    func sentence(_ constituents: [Constituent]) -> (text: String, unknown: [String]) {
        var words = SpanishPhraseBuilder()
        var pieces: [String] = []
        var clause: [Constituent] = []
        var isQuestion = false
        for constituent in constituents {
            if case .punctuation(let mark) = constituent {
                pieces += self.words(of: clause, isQuestion: isQuestion, &words)
                pieces.append(mark)
                isQuestion = mark == "¿"
                clause = []
            } else {
                clause.append(constituent)
            }
        }
        pieces += self.words(of: clause, isQuestion: isQuestion, &words)
        return (Detokenizer().text(joining: pieces, language: .spanish), words.unknown)
    }

    /// Question word, subject, verb, object, the rest.
    private func words(of clause: [Constituent], isQuestion: Bool, _ builder: inout SpanishPhraseBuilder) -> [String] {
        var items = gathered(clause)
        let hasVerb = items.contains(where: \.isPredicate)
        if !hasVerb { addCopula(to: &items, isQuestion: isQuestion) }
        joinModal(&items)
        settleObjects(&items)
        let subjectNoun = items.first { $0.isSubject }?.nominal
        let possession = items.firstIndex {
            if case .predicate(let predicate) = $0 { return predicate.verb.entry?.spanish.contains("tener") == true }
            return false
        }
        if let possession { turnPossession(&items, at: possession) }
        var asked: [String] = []
        var subjects: [String] = []
        var verbs: [String] = []
        var rest: [String] = []
        let isOrder = items.contains {
            if case .predicate(let predicate) = $0 { return predicate.features.tense == .imperative }
            return false
        }
        let hasPredicate = items.contains(where: \.isPredicate)
        let exists = items.contains {
            if case .predicate(let predicate) = $0, predicate.copula == nil, predicate.features.person == .third {
                return predicate.isExistence || predicate.verb.entry?.spanish.contains("existir") == true
            }
            return false
        }
        for (place, item) in items.enumerated() {
            switch item {
            case .nominal(let nominal):
                let isPredicateBefore =
                    nominal.isFocus && place + 1 < items.count && items[place + 1].isCopula && !isQuestion
                let isAfterCopula = place > 0 && items[place - 1].isCopula || isPredicateBefore
                let isBare = isAfterCopula && !isQuestion || possession != nil || exists || !hasPredicate
                let words = builder.words(
                    of: nominal, hasArticle: !isBare || nominal.relation == .locative, isPolite: isOrder,
                    like: isAfterCopula ? subjectNoun : nil)
                if nominal.isQuestioned {
                    asked += words
                } else if nominal.relation == .nominative, verbs.isEmpty, !isOrder, possession == nil, !exists,
                    !isPredicateBefore
                {
                    subjects += words
                } else {
                    rest += words
                }
            case .predicate(let predicate):
                let words = builder.words(of: predicate)
                if predicate.isPurpose || predicate.features.tense == .gerund || !predicate.isFinite && !verbs.isEmpty {
                    rest += words
                } else {
                    verbs += words
                }
            case .word(let word):
                let text = builder.text(of: word)
                if ["aquí", "allí", "allá"].contains(text) {
                    rest.append(text)
                } else if verbs.isEmpty, rest.isEmpty {
                    subjects.append(text)
                } else {
                    rest.append(text)
                }
            case .punctuation: break
            }
        }
        let asksForOwned = items.contains { $0.nominal?.possessor != nil } && items.contains(where: \.isCopula)
        if asked == ["qué"], asksForOwned { asked = ["cuál"] }
        return SpanishPhraseBuilder.contracted(
            asked.isEmpty ? subjects + verbs + rest : asked + verbs + subjects + rest)
    }

    /// Adjectives that go with `estar`.
    private static let states: Set<String> = [
        "enfermo", "cansado", "feliz", "triste", "enojado", "abierto", "cerrado", "muerto", "vivo", "lleno", "vacío",
        "mojado", "sucio", "limpio", "solo",
    ]

    /// Modifiers and owners put into the phrase of the noun behind them.
    private func gathered(_ clause: [Constituent]) -> [Constituent] {
        var result: [Constituent] = []
        let hasVerb = clause.contains(where: \.isPredicate)
        for item in clause {
            guard case .nominal(var nominal) = item else {
                result.append(item)
                continue
            }
            while case .nominal(let before)? = result.last, before.belongs(to: nominal, hasVerb: hasVerb) {
                result.removeLast()
                nominal.modifiers = before.modifiers + nominal.modifiers
                nominal.owners = before.owners + nominal.owners
                nominal.isQuestioned = nominal.isQuestioned || before.isQuestioned
                let isOwner = before.relation == .genitive || before.relation == .locative
                if isOwner, before.head.entry?.partOfSpeech == .pronoun {
                    // `nayan utaja`, my house of me.
                    continue
                } else if isOwner || before.head.entry?.partOfSpeech == .noun {
                    var owner = before
                    owner.modifiers = []
                    owner.owners = []
                    owner.isOwnerMarked = isOwner
                    owner.relation = .genitive
                    nominal.owners.insert(owner, at: 0)
                    if nominal.possessor?.person == .third { nominal.possessor = nil }
                } else {
                    nominal.modifiers.insert(before.head, at: 0)
                }
            }
            result.append(.nominal(nominal))
        }
        return result
    }

    /// `Payqa hampiqmi`: a focused noun without verb is a predicate.
    private func addCopula(to items: inout [Constituent], isQuestion: Bool) {
        let focus = items.lastIndex { $0.nominal?.isFocus == true && $0.nominal?.relation == .nominative }
        let asked = items.firstIndex { $0.nominal?.isQuestioned == true }
        let place = isQuestion ? asked.map { $0 + 1 } ?? items.lastIndex { $0.nominal?.verbalTags == ["NEG"] } : focus
        guard let place, items.count > 1 || focus != nil else { return }
        var copula = Predicate(
            verb: LookedUpWord(text: "", entry: nil, isVerbatim: true), features: VerbFeatures(tense: .present))
        let subject = items.first { $0.nominal?.relation == .nominative }?.nominal
        let states = items.contains { $0.nominal?.head.entry?.spanish.contains(where: Self.states.contains) ?? false }
        copula.copula = items.contains { $0.nominal?.relation == .locative } || states ? .state : .essence
        if let subject, place > 0, subject.isPlural { copula.features.isPlural = true }
        items.insert(.predicate(copula), at: min(place, items.count))
    }

    /// `pagayta atini`: the infinitive before `atiy` and `munay` goes behind them.
    private func joinModal(_ items: inout [Constituent]) {
        guard let last = items.lastIndex(where: \.isPredicate), last > 0,
            case .predicate(var modal) = items[last], case .predicate(let content) = items[last - 1],
            content.features.tense == .infinitive, !content.isPurpose,
            modal.verb.entry?.spanish.contains(where: SpanishFunctionWords.modals.contains) == true
        else { return }
        modal.modal = modal.verb
        modal.verb = content.verb
        modal.isNegated = modal.isNegated || content.isNegated
        items[last] = .predicate(modal)
        items.remove(at: last - 1)
    }

    /// Aymara objects lose their last vowel; persons as objects take `a`.
    private func settleObjects(_ items: inout [Constituent]) {
        guard items.contains(where: \.isPredicate) else { return }
        for index in items.indices {
            guard case .nominal(var nominal) = items[index] else { continue }
            if nominal.isTruncated, nominal.relation == .nominative, !nominal.isQuestioned {
                nominal.relation = .accusative
            }
            items[index] = .nominal(nominal)
        }
    }

    /// `churiy kapuwan`, my child is to me: I have a child.
    private func turnPossession(_ items: inout [Constituent], at place: Int) {
        guard case .predicate(var predicate) = items[place] else { return }
        let isOwned = items.contains { $0.nominal.map { $0.relation == .genitive || $0.possessor != nil } ?? false }
        predicate.features.person = predicate.object ?? .third
        predicate.object = nil
        predicate.isExistence = predicate.features.person == .third && !isOwned
        items[place] = .predicate(predicate)
        for index in items.indices where index != place {
            guard case .nominal(var nominal) = items[index] else { continue }
            nominal.possessor = nil
            if nominal.relation == .accusative { nominal.relation = .nominative }
            items[index] = .nominal(nominal)
        }
    }
}

extension Constituent {
    fileprivate var isCopula: Bool {
        if case .predicate(let predicate) = self { return predicate.copula != nil }
        return false
    }
}

extension Nominal {
    /// Whether a bare phrase before a noun is part of its phrase.
    fileprivate func belongs(to noun: Nominal, hasVerb: Bool) -> Bool {
        guard !isFocus, !isTopic, !isPrivative, verbalTags.isEmpty, !noun.isQuestioned || isQuestioned else {
            return false
        }
        if relation == .locative, head.entry?.partOfSpeech == .pronoun { return noun.possessor != nil }
        if relation == .locative { return noun.possessor?.person == .third && !noun.isQuestioned }
        if relation == .genitive, head.entry?.partOfSpeech == .pronoun { return noun.possessor != nil }
        if relation == .genitive { return noun.possessor?.person == .third || noun.head.entry?.partOfSpeech == .noun }
        guard relation == .nominative, possessor == nil, !isPlural else { return false }
        guard noun.head.entry?.partOfSpeech == .noun || noun.head.entry == nil else { return false }
        switch head.entry?.partOfSpeech {
        case .adjective, .numeral, .determiner: return true
        case .pronoun: return isQuestioned
        case .verb: return head.isParticiple
        case .noun: return noun.head.entry != nil && !noun.isFocus && (!hasVerb || isTruncated && !noun.isTruncated)
        default: return head.text.first?.isNumber == true
        }
    }
}
