import TextProcessing

/// Noun phrases of Spanish: preposition, determiners, noun, adjectives, owners.
extension SpanishScan {
    mutating func nominal() -> Nominal? { nominal(depth: 0) }

    private mutating func nominal(depth: Int) -> Nominal? {
        var trial = self
        var result = Nominal(head: LookedUpWord(text: "", entry: nil))
        if let preposition = trial.peek(), let relation = SpanishFunctionWords.prepositions[preposition.folded] {
            result.relation = relation
            trial.advance()
        } else if trial.peek()?.folded == "sin" {
            result.isPrivative = true
            trial.advance()
        }
        let isHour = trial.peek()?.folded == "las" && trial.peek(1)?.kind == .number && result.relation == .dative
        if isHour { result.relation = .locative }
        trial.readDeterminers(into: &result)
        guard let unit = trial.peek(), !unit.isPunctuation, unit.folded != "no" else { return nil }
        let hasFrame = trial.position > position
        // A word that is an adverb too is a noun only behind an article or a preposition: `mañana`, `la mañana`.
        if !hasFrame, unit.reading(.invariable) != nil { return nil }
        guard hasFrame || Self.isNounLike(unit) || isUnknownNoun(unit, before: trial.peek(1)) else { return nil }
        if SpanishFunctionWords.all.contains(unit.folded), !unit.isQuestionWord { return nil }
        let reading =
            unit.reading(.noun) ?? unit.reading(.pronoun) ?? unit.reading(.adjective)
            ?? unit.reading(.numeral, .determiner)
        let participle = unit.nonFinite(.participle)
        // A word after a preposition or an article that is only an adverb or a verb begins no noun phrase.
        guard
            reading != nil || participle != nil || unit.isVerbatim || unit.readings.isEmpty

        else { return nil }
        trial.advance()
        result.head = unit.word(reading?.entry ?? participle?.entry)
        result.head.isParticiple = reading == nil && participle != nil
        result.isPlural = reading?.isPlural ?? result.isPlural
        result.isQuestioned = result.isQuestioned || unit.isQuestionWord
        if unit.folded == "dónde", result.relation == .nominative { result.relation = .locative }
        if unit.folded == "adónde" { result.relation = .dative }
        if unit.kind != .number { trial.readAdjectives(into: &result) }
        if depth < 4, unit.kind != .number, !unit.isQuestionWord { trial.readOwners(into: &result, depth: depth) }
        self = trial
        return result
    }

    /// A word that the dictionary does not have is taken for a noun after a verb and before `de`.
    private func isUnknownNoun(_ unit: SpanishUnit, before next: SpanishUnit?) -> Bool {
        guard unit.readings.isEmpty, unit.kind == .word, !SpanishFunctionWords.all.contains(unit.folded),
            !unit.isVerbForm, unit.folded != "más", unit.folded != "ya"
        else { return false }
        return hasVerb || next?.folded == "de" || next?.folded == "del"
            || SpanishFunctionWords.indefinites.contains(unit.folded) || unit.folded == "ustedes"
    }

    private mutating func readDeterminers(into result: inout Nominal) {
        while let unit = peek() {
            let isBeforeNoun = peek(1).map({ Self.isNounLike($0) || $0.nonFinite(.participle) != nil }) ?? false
            if SpanishFunctionWords.articles.contains(unit.folded) {
                advance()
                if unit.folded == "los" || unit.folded == "las" { result.isPlural = true }
            } else if let owner = SpanishFunctionWords.possessives[unit.folded] {
                result.possessor = owner
                result.hasPolitePossessor = unit.folded == "su" || unit.folded == "sus"
                advance()
            } else if unit.kind == .number, isBeforeNoun {
                result.modifiers.append(unit.word(nil))
                advance()
            } else if unit.isQuestionWord, unit.folded != "cuándo", unit.folded != "dónde", isBeforeNoun {
                result.modifiers.append(unit.word(unit.reading(.pronoun)?.entry))
                result.isQuestioned = true
                advance()
            } else if let reading = unit.reading(.numeral, .determiner),
                isBeforeNoun || peek(1)?.opensNoun == true
            {
                result.modifiers.append(unit.word(reading.entry))
                advance()
            } else if let reading = unit.reading(.adjective), unit.reading(.noun) == nil, isBeforeNoun,
                peek(1)?.reading(.noun) != nil || peek(1)?.isName == true
            {
                result.modifiers.append(unit.word(reading.entry))
                advance()
            } else if unit.readings.isEmpty, unit.kind == .word, !unit.isName, peek(1)?.reading(.noun) != nil,
                !SpanishFunctionWords.all.contains(unit.folded), !unit.isVerbForm, position > 0,
                peek(-1).map({ SpanishFunctionWords.articles.contains($0.folded) }) ?? false
            {
                result.modifiers.append(unit.word(nil))
                advance()
            } else {
                return
            }
        }
    }

    private mutating func readAdjectives(into result: inout Nominal) {
        while let unit = peek(), unit.kind == .word, unit.reading(.noun) == nil, unit.clitics.isEmpty {
            if let reading = unit.reading(.adjective) {
                result.modifiers.append(unit.word(reading.entry))
            } else if let reading = unit.nonFinite(.participle), unit.reading(.adjective) == nil {
                var word = unit.word(reading.entry)
                word.isParticiple = true
                result.modifiers.append(word)
            } else {
                return
            }
            advance()
        }
    }

    private mutating func readOwners(into result: inout Nominal, depth: Int) {
        guard let link = peek()?.folded, link == "de" || link == "del" else { return }
        let next = peek(1)
        let isInfinitive = next?.nonFinite(.infinitive) != nil && next?.reading(.noun) == nil
        guard !isInfinitive else { return }
        let hasArticle =
            link == "del" || next.map { SpanishFunctionWords.articles.contains($0.folded) } ?? false
            || next.map { SpanishFunctionWords.possessives[$0.folded] != nil } ?? false
            || next?.reading(.determiner) != nil
        var trial = self
        guard var owner = trial.nominal(depth: depth + 1) else { return }
        owner.relation = .genitive
        let isPlace = result.head.entry?.spanish.contains { Self.places.contains($0) } ?? false
        let isName = owner.head.isVerbatim && !owner.head.isProtected
        let isPronoun = owner.head.entry?.partOfSpeech == .pronoun
        if hasArticle && !isPlace || isName && !isPlace || isPronoun || owner.head.isProtected {
            result.owners.append(owner)
        } else if owner.owners.isEmpty, owner.possessor == nil {
            // `reunión de padres`, `ciudad de Lima`: one noun before the other says it.
            result.modifiers = owner.modifiers + [owner.head] + result.modifiers
        } else {
            result.owners.append(owner)
        }
        self = trial
    }

    static func isNounLike(_ unit: SpanishUnit) -> Bool {
        if unit.isPunctuation || unit.folded == "no" { return false }
        if unit.isVerbatim { return true }
        if SpanishFunctionWords.copulas[unit.folded] != nil, unit.reading(.noun, .adjective) == nil { return false }
        return unit.readings.contains(where: \.isNominal)
            || unit.reading(.determiner) != nil && unit.readings.allSatisfy { $0.verb == nil }
    }

    private static let places: Set<String> = [
        "ciudad", "pueblo", "región", "departamento", "provincia", "distrito", "río", "lago", "comunidad", "país",
        "mes",
        "año", "día", "calle",
    ]
}

extension SpanishUnit {
    /// An article, a possessive, or a word that the dictionary does not have.
    fileprivate var opensNoun: Bool {
        SpanishFunctionWords.articles.contains(folded) || SpanishFunctionWords.possessives[folded] != nil
            || readings.isEmpty && !isPunctuation && !SpanishFunctionWords.all.contains(folded) && !isVerbForm
    }
}
