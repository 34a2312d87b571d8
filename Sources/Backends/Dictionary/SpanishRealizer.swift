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
        for (place, item) in items.enumerated() {
            switch item {
            case .nominal(let nominal):
                let isAfterCopula = place > 0 && items[place - 1].isCopula
                let words = builder.words(of: nominal, hasArticle: !isAfterCopula && possession == nil)
                if nominal.isQuestioned {
                    asked += words
                } else if nominal.relation == .nominative, verbs.isEmpty, !isOrder, possession == nil {
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
                if verbs.isEmpty, rest.isEmpty { subjects.append(text) } else { rest.append(text) }
            case .punctuation: break
            }
        }
        return SpanishPhraseBuilder.contracted(asked + subjects + verbs + rest)
    }

    /// Modifiers and owners put into the phrase of the noun behind them.
    private func gathered(_ clause: [Constituent]) -> [Constituent] {
        var result: [Constituent] = []
        for item in clause {
            guard case .nominal(var nominal) = item else {
                result.append(item)
                continue
            }
            while case .nominal(let before)? = result.last, before.belongs(to: nominal) {
                result.removeLast()
                nominal.modifiers = before.modifiers + nominal.modifiers
                nominal.owners = before.owners + nominal.owners
                nominal.isQuestioned = nominal.isQuestioned || before.isQuestioned
                if before.relation == .genitive || before.head.entry?.partOfSpeech == .noun {
                    var owner = before
                    owner.modifiers = []
                    owner.owners = []
                    owner.isOwnerMarked = before.relation == .genitive
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
        copula.copula = items.contains { $0.nominal?.relation == .locative } ? .state : .essence
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

    /// `churiy kapuwan`, my child is to me: I have a child.
    private func turnPossession(_ items: inout [Constituent], at place: Int) {
        guard case .predicate(var predicate) = items[place] else { return }
        predicate.features.person = predicate.object ?? .third
        predicate.object = nil
        items[place] = .predicate(predicate)
        for index in items.indices where index != place {
            guard case .nominal(var nominal) = items[index] else { continue }
            nominal.possessor = nil
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
    fileprivate func belongs(to noun: Nominal) -> Bool {
        guard !isFocus, !isPrivative, verbalTags.isEmpty, !noun.isQuestioned || isQuestioned else { return false }
        if relation == .genitive { return noun.possessor?.person == .third || noun.head.entry?.partOfSpeech == .noun }
        guard relation == .nominative, possessor == nil, !isPlural, !isTopic else { return false }
        guard noun.head.entry?.partOfSpeech == .noun || noun.head.entry == nil else { return false }
        switch head.entry?.partOfSpeech {
        case .adjective, .numeral, .determiner: return true
        case .pronoun: return isQuestioned
        case .verb: return head.isParticiple
        case .noun: return noun.head.entry != nil
        default: return head.text.first?.isNumber == true
        }
    }
}
