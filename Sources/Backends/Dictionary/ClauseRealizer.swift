import TextProcessing

/// One clause on its way into Quechua or Aymara.
struct ClauseRealizer {
    private struct Group {
        var predicate: Predicate
        var rest: [Constituent]
    }

    private let conventions: AndeanConventions
    private let isQuestion: Bool
    private var start: [Constituent] = []
    private var groups: [Group] = []
    private var main: Int?
    /// Whether a word asks for something, so that yes and no are no answer.
    private let isOpenQuestion: Bool

    init(_ clause: [Constituent], conventions: AndeanConventions, isQuestion: Bool) {
        self.conventions = conventions
        self.isQuestion = isQuestion
        isOpenQuestion = clause.contains {
            if case .nominal(let nominal) = $0 { return nominal.isQuestioned }
            if case .word(let word) = $0 { return SpanishFunctionWords.questionWords.contains(word.folded) }
            return false
        }
        for constituent in clause {
            if case .predicate(let predicate) = constituent {
                groups.append(Group(predicate: predicate, rest: []))
            } else if groups.isEmpty {
                start.append(constituent)
            } else {
                groups[groups.count - 1].rest.append(constituent)
            }
        }
        main = groups.firstIndex { $0.predicate.isFinite } ?? groups.indices.first
        settle()
    }

    // MARK: Who does what to whom

    private mutating func settle() {
        if let main, let place = groups[main].rest.firstIndex(where: { $0.nominal?.isSubjectPronoun ?? false }),
            groups[main].rest[place].isSubject
        {
            // `¿tiene usted hijos?`
            start.append(groups[main].rest.remove(at: place))
        }
        if let main { askPlace(of: groups[main].predicate) }
        let subject = start.lastIndex { $0.isSubject }
        let name = subject.flatMap { start[$0].nominal?.head.folded }
        if let main {
            groups[main].predicate = agreed(groups[main], subject: name)
            if groups[main].predicate.isPossession { markPossession(main, subject) }
            let verb = groups[main].predicate
            start = start.map { assigned($0, to: verb, isBefore: true) }
        }
        for index in groups.indices {
            groups[index].rest = groups[index].rest.map { assigned($0, to: groups[index].predicate, isBefore: false) }
        }
        let predicate = main.map { groups[$0].predicate }
        let isThird = name != nil && predicate?.features.person == .third && predicate?.features.tense != .imperative
        let owner = Possessor(person: isThird ? .third : .second)
        for index in groups.indices { groups[index].rest = groups[index].rest.map { $0.owned(by: owner) } }
        start = start.map { $0.owned(by: Possessor(person: .second)) }
    }

    /// Aymara asks "it is where" with a verb made of the question word: `kawkinkisa`.
    private mutating func askPlace(of predicate: Predicate) {
        guard conventions.copulaStem == nil, predicate.copula == .state else { return }
        for place in start.indices {
            guard case .nominal(var nominal) = start[place], nominal.isQuestioned, nominal.relation == .locative
            else { continue }
            nominal.relation = .nominative
            nominal.verbalTags = ["LOC.BE", "3SG"]
            start[place] = .nominal(nominal)
        }
    }

    /// `usted` is a second person; so is whoever is told what to do, or asked, without being named.
    private func agreed(_ group: Group, subject: String?) -> Predicate {
        var predicate = group.predicate
        guard predicate.features.person == .third, predicate.isFinite else { return predicate }
        if let subject {
            if subject == "usted" || subject == "ustedes" {
                predicate.features.person = .second
                predicate.features.isPlural = subject == "ustedes"
            }
            return predicate
        }
        let hasOtherSubject =
            predicate.isImpersonal || predicate.verb.entry?.spanish.contains("existir") == true
            || group.rest.contains { $0.isSubject }
                && (predicate.copula != nil || predicate.isIntransitive)
            || start.contains { $0.nominal.map { $0.isQuestioned && $0.head.folded.hasPrefix("quién") } ?? false }
        let isAddressed = predicate.modal != nil || predicate.isObligation || isQuestion || predicate.isCondition
        if isAddressed, !hasOtherSubject, predicate.copula != .essence,
            [.present, .future, .past, .conditional].contains(predicate.features.tense)
        {
            predicate.features.person = .second
        }
        return predicate
    }

    /// `tengo un hijo` is "my one child is to me".
    private mutating func markPossession(_ main: Int, _ subject: Int?) {
        let features = groups[main].predicate.features
        let owner = Possessor(person: features.person, isPlural: features.isPlural)
        for (place, constituent) in groups[main].rest.enumerated() {
            guard case .nominal(var nominal) = constituent, nominal.relation == .nominative else { continue }
            if nominal.owners.isEmpty, !nominal.isQuestioned, nominal.possessor == nil { nominal.possessor = owner }
            groups[main].rest[place] = .nominal(nominal)
        }
        if let subject, case .nominal(var nominal) = start[subject] {
            nominal.relation = .genitive
            start[subject] = .nominal(nominal)
        }
    }

    private func assigned(_ constituent: Constituent, to predicate: Predicate, isBefore: Bool) -> Constituent {
        guard case .nominal(var nominal) = constituent else { return constituent }
        let infinitive = predicate.verb.entry?.spanish.first ?? ""
        let isTransitive =
            predicate.copula == nil && !predicate.isPossession && !predicate.isIntransitive && !predicate.isPassive
        if nominal.relation == .nominative, nominal.head.entry?.spanish.first.map(Nominal.weekdays.contains) == true {
            nominal.relation = .locative
        } else if nominal.relation == .nominative, isTransitive, !nominal.isSubjectPronoun {
            // What follows a full verb without a preposition is its object, and so is the thing asked for.
            let asksForThing =
                nominal.isQuestioned && !nominal.head.folded.hasPrefix("quién")
                && !["cómo", "cuándo", "por qué"].contains(nominal.head.folded)
            if !isBefore || asksForThing { nominal.relation = .accusative }
        } else if nominal.relation == .dative, isTransitive,
            SpanishFunctionWords.personalObjectVerbs.contains(infinitive)
        {
            nominal.relation = conventions.personalObject
        }
        return .nominal(nominal)
    }

    // MARK: Words in order

    func words(_ builder: inout AndeanWordBuilder) -> [String] {
        guard let main else { return start.flatMap { words(of: $0, &builder) } }
        let predicate = groups[main].predicate
        let hasTopic = !isQuestion && predicate.isFinite && predicate.features.tense != .imperative
        var result: [String] = []
        let topic = hasTopic ? start.lastIndex { $0.isSubject || $0.nominal?.relation == .genitive } : nil
        for (place, constituent) in start.enumerated() {
            result += words(
                of: constituent, &builder,
                closing: place == topic && constituent.nominal?.isCoordinated == false ? ["TOP"] : [])
        }
        for group in groups[..<main] { result += groupWords(group, &builder) }
        let laterFinite = groups[(main + 1)...].firstIndex { $0.predicate.isFinite } ?? groups.count
        let embedded = groups[(main + 1)..<laterFinite].flatMap { groupWords($0, &builder) }
        result += groupWords(groups[main], with: embedded, &builder)
        for group in groups[laterFinite...] { result += groupWords(group, &builder) }
        return result
    }

    private func words(of constituent: Constituent, _ builder: inout AndeanWordBuilder, closing: [String] = [])
        -> [String]
    {
        switch constituent {
        case .nominal(let nominal):
            return builder.words(
                of: nominal, closing: isQuestion && nominal.isQuestioned ? [conventions.questionTag] : closing)
        case .word(let word):
            let text = builder.text(of: word)
            let isAsked = isQuestion && SpanishFunctionWords.questionWords.contains(word.folded)
            return [isAsked ? builder.inflected(text, word, [conventions.questionTag]) : text]
        case .punctuation(let mark): return [mark]
        case .predicate: return []
        }
    }

    /// Negation, objects, verb.
    private func groupWords(_ group: Group, with embedded: [String] = [], _ builder: inout AndeanWordBuilder)
        -> [String]
    {
        let predicate = group.predicate
        let isOrder = predicate.features.tense == .imperative || predicate.features.tense == .subjunctive
        var result: [String] = []
        if predicate.isNegated {
            result.append(
                isOrder
                    ? conventions.negation.prohibition
                    : isQuestion || !predicate.isFinite || predicate.isCondition
                        ? conventions.negation.other : conventions.negation.statement)
        }
        if let copula = copulaWords(group, &builder) { return result + copula + embedded }
        for constituent in group.rest { result += words(of: constituent, &builder) }
        return result + embedded + builder.words(of: predicate, closing: closing(predicate))
    }

    private func closing(_ predicate: Predicate) -> String? {
        guard predicate.isFinite, !predicate.isCondition else { return nil }
        if predicate.isNegated { return "NEG" }
        if isQuestion { return isOpenQuestion ? nil : "NEG" }
        if predicate.isObligation { return conventions.predicateFocus }
        let isOrder = predicate.features.tense == .imperative || predicate.features.tense == .subjunctive
        return conventions.focusesVerbs && !isOrder ? conventions.predicateFocus : nil
    }

    /// `ser` and `estar`: a tag on the predicate noun, or a verb of its own.
    private func copulaWords(_ group: Group, _ builder: inout AndeanWordBuilder) -> [String]? {
        let predicate = group.predicate
        guard let kind = predicate.copula, predicate.isFinite else { return nil }
        var rest = group.rest
        let isPlainThird = predicate.features.person == .third && predicate.features.tense == .present
        let asked = isOpenQuestion
        let end: String? =
            predicate.isNegated || isQuestion && !asked ? "NEG" : asked ? nil : conventions.predicateFocus
        if conventions.copulaStem != nil {
            if kind == .essence, isPlainThird, !predicate.isCondition {
                return focused(rest, end.map { [$0] } ?? [], &builder)
            }
            let before: [String] =
                kind == .essence && end == conventions.predicateFocus && !predicate.isCondition
                ? focused(rest, [conventions.predicateFocus], &builder)
                : rest.flatMap { words(of: $0, &builder) }
            let verbEnd = end == conventions.predicateFocus ? nil : end
            return before + builder.words(of: predicate, closing: verbEnd)
        }
        // Aymara: the noun itself is the verb, unless the third person of a statement needs none.
        guard let place = rest.firstIndex(where: { $0.nominal != nil }), !asked,
            case .nominal(var nominal) = rest[place]
        else {
            return rest.flatMap { words(of: $0, &builder) }
        }
        let isPlace = nominal.relation == .locative
        if isPlainThird, !isPlace, !predicate.isNegated || predicate.isCondition, !predicate.isCondition {
            return focused(rest, end.map { [$0] } ?? [], &builder)
        }
        if isPlace { nominal.relation = .nominative }
        let tags = [isPlace ? "LOC.BE" : "COP"] + builder.tags(of: predicate)
        rest.remove(at: place)
        let others = rest.flatMap { words(of: $0, &builder) }
        let condition = predicate.isCondition ? conventions.condition.word.map { [$0] } ?? [] : []
        let ending = predicate.isCondition ? nil : end
        return others + builder.words(of: nominal, closing: tags + (ending.map { [$0] } ?? [])) + condition
    }

    /// Constituents with tags on the first noun phrase, or on the last word where there is none.
    private func focused(_ rest: [Constituent], _ tags: [String], _ builder: inout AndeanWordBuilder) -> [String] {
        let place = rest.firstIndex { $0.nominal != nil }
        return rest.enumerated().flatMap { index, constituent in
            words(of: constituent, &builder, closing: index == place ? tags : [])
        }
    }
}
