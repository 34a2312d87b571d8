extension Constituent {
    var nominal: Nominal? {
        if case .nominal(let nominal) = self { return nominal }
        return nil
    }

    var isPunctuation: Bool {
        if case .punctuation = self { return true }
        return false
    }

    var isPredicate: Bool {
        if case .predicate = self { return true }
        return false
    }

    /// A noun phrase without preposition that is not asked for.
    var isSubject: Bool { nominal.map { $0.relation == .nominative && !$0.isQuestioned } ?? false }

    /// With the person of `su` decided.
    func owned(by owner: Possessor) -> Constituent {
        guard case .nominal(var nominal) = self else { return self }
        nominal.own(owner)
        return .nominal(nominal)
    }
}

extension Nominal {
    /// Whether this and another are the ends of a span of days or hours.
    func isSpan(to end: Nominal) -> Bool {
        func isNumber(_ nominal: Nominal) -> Bool {
            nominal.head.entry == nil && nominal.head.text.first?.isNumber == true
        }
        let areDays = [self, end].allSatisfy { $0.head.entry?.spanish.contains(where: Self.weekdays.contains) ?? false }
        return [.nominative, .ablative, .locative].contains(relation) && (areDays || isNumber(self) && isNumber(end))
    }

    /// The same phrase in another case.
    func related(_ relation: CaseRelation) -> Nominal {
        var result = self
        result.relation = relation
        return result
    }

    static let weekdays: Set<String> = [
        "lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo",
    ]

    var isSubjectPronoun: Bool {
        head.entry?.partOfSpeech == .pronoun && !isQuestioned
            && head.entry?.spanish.contains { ["yo", "tú", "él", "nosotros", "ellos"].contains($0) } == true
    }

    fileprivate mutating func own(_ owner: Possessor) {
        if hasPolitePossessor { possessor = owner }
        for index in owners.indices { owners[index].own(owner) }
    }
}

extension Predicate {
    /// `tener` as a full verb.
    var isPossession: Bool { modal == nil && !isObligation && verb.entry?.spanish.contains("tener") == true }

    /// Nobody in particular: `hay que`, `se puede`.
    var isImpersonal: Bool { hasImpersonalPronoun }

    /// `se vende`: the object is acted on by nobody in particular.
    var isPassive: Bool {
        hasImpersonalPronoun && !isObligation && modal == nil && copula == nil && !isIntransitive && verb.entry != nil
            && verb.entry?.spanish.contains { $0.hasSuffix("se") } == false
    }

    /// Without object: what follows is the subject.
    var isIntransitive: Bool {
        verb.entry?.spanish.contains { SpanishFunctionWords.intransitiveVerbs.contains($0) } == true
    }
}
