import TextProcessing

/// Reads a Spanish sentence into constituents by the order of its words: shallow, no parse, one pass.
struct SpanishClauseReader: Sendable {
    let index: SpanishIndex
    let tokenizer: Tokenizer

    /// The constituents of a sentence; each token is in one of them, but for articles and clitics.
    func constituents(of text: String, protected: [ByteRange<NormalizedForm>]) -> [Constituent] {
        let tokens = tokenizer.tokens(in: text, language: .spanish, protected: protected)
        var scan = Scan(units: units(of: tokens, in: text))
        var result: [Constituent] = []
        while let unit = scan.peek() {
            if unit.isPunctuation {
                scan.advance()
                result.append(.punctuation(unit.text))
            } else if let predicate = predicate(&scan) {
                result.append(.predicate(predicate))
            } else if let nominal = nominal(&scan) {
                result.append(.nominal(nominal))
            } else {
                scan.advance()
                if SpanishFunctionWords.skipped.contains(unit.folded) { continue }
                result.append(.word(unit.lookedUp))
            }
        }
        return result
    }

    /// One token, or the tokens of one entry of several words.
    private struct Unit {
        let text: String
        let folded: String
        let kind: Token.Kind
        let readings: [SpanishIndex.Reading]
        let isSentenceInitial: Bool

        var isPunctuation: Bool { kind == .punctuation }

        /// Names are capital words in mid-sentence that the dictionary does not have, and acronyms anywhere.
        var isName: Bool {
            guard kind == .word, readings.isEmpty, let first = text.first else { return false }
            return text.count > 1 && text == text.uppercased() || first.isUppercase && !isSentenceInitial
        }

        var isVerbatim: Bool { kind != .word || isName }

        var lookedUp: LookedUpWord {
            LookedUpWord(text: text, entry: readings.first?.entry, isVerbatim: isVerbatim)
        }

        func reading(_ kinds: DictionaryEntry.PartOfSpeech...) -> SpanishIndex.Reading? {
            readings.first { kinds.contains($0.entry.partOfSpeech) }
        }

        var finiteVerb: SpanishIndex.Reading? {
            readings.filter { reading in
                guard let verb = reading.verb else { return false }
                return ![.infinitive, .gerund, .participle].contains(verb.tense)
            }.first
        }

        func nonFinite(_ tense: VerbFeatures.Tense) -> SpanishIndex.Reading? {
            readings.first { $0.verb?.tense == tense }
        }
    }

    private struct Scan {
        let units: [Unit]
        var position = 0

        func peek(_ offset: Int = 0) -> Unit? {
            units.indices.contains(position + offset) ? units[position + offset] : nil
        }

        mutating func advance(_ count: Int = 1) { position += count }
    }

    private func units(of tokens: [Token], in text: String) -> [Unit] {
        var units: [Unit] = []
        var position = 0
        let words = tokens.map { String(text[utf8: $0.range]) }
        var isInitial = true
        while position < tokens.count {
            var length = min(index.longestEntry, tokens.count - position)
            while length > 1, readings(words[position..<(position + length)]).isEmpty { length -= 1 }
            let slice = words[position..<(position + length)]
            units.append(
                Unit(
                    text: slice.joined(separator: " "), folded: slice.joined(separator: " ").lowercased(),
                    kind: tokens[position].kind, readings: readings(slice), isSentenceInitial: isInitial))
            if tokens[position].kind != .punctuation { isInitial = false }
            position += length
        }
        return units
    }

    private func readings(_ words: ArraySlice<String>) -> [SpanishIndex.Reading] {
        index.readings(of: words.joined(separator: " ").lowercased())
    }

    // MARK: Verbs

    private func predicate(_ scan: inout Scan) -> Predicate? {
        var trial = scan
        var isNegated = false
        var hasFirstPersonObject = false
        if trial.peek()?.folded == "no" {
            isNegated = true
            trial.advance()
        }
        while let clitic = trial.peek()?.folded, SpanishFunctionWords.clitics.contains(clitic) {
            // `lo` and `la` before a noun are articles.
            guard clitic != "la" && clitic != "los" && clitic != "las" || trial.peek(1)?.finiteVerb != nil else {
                break
            }
            if clitic == "me" || clitic == "nos" { hasFirstPersonObject = true }
            trial.advance()
        }
        guard let unit = trial.peek() else { return nil }
        if let (predicate, length) = copula(trial) ?? periphrasis(trial) ?? simple(trial, unit) {
            var result = predicate
            result.isNegated = isNegated
            result.hasFirstPersonObject = hasFirstPersonObject
            trial.advance(length)
            scan = trial
            return result
        }
        return nil
    }

    private func simple(_ scan: Scan, _ unit: Unit) -> (Predicate, Int)? {
        // A word that is a noun too is a noun after a determiner, which the noun phrase reads; here it is a verb only
        // when no noun reading comes first in the dictionary.
        let isNounFirst = unit.readings.first.map { $0.verb == nil } ?? true
        if let reading = unit.finiteVerb, !isNounFirst, let features = reading.verb {
            return (Predicate(verb: word(unit, reading), features: features), 1)
        }
        if let reading = unit.nonFinite(.infinitive) ?? unit.nonFinite(.gerund), let features = reading.verb,
            !isNounFirst
        {
            return (Predicate(verb: word(unit, reading), features: features), 1)
        }
        return nil
    }

    private func copula(_ scan: Scan) -> (Predicate, Int)? {
        guard let unit = scan.peek(), let features = SpanishFunctionWords.copulaForms[unit.folded] else { return nil }
        if let next = scan.peek(1), let reading = next.nonFinite(.gerund) {
            var result = Predicate(verb: word(next, reading), features: features)
            result.isProgressive = true
            return (result, 2)
        }
        var result = Predicate(
            verb: LookedUpWord(text: unit.text, entry: nil, isVerbatim: true), features: features)
        result.isCopula = true
        return (result, 1)
    }

    /// `ha pagado`, `va a pagar`, `puede pagar`, `tiene que pagar`.
    private func periphrasis(_ scan: Scan) -> (Predicate, Int)? {
        guard let unit = scan.peek() else { return nil }
        if let person = SpanishFunctionWords.perfectAuxiliaries[unit.folded], let next = scan.peek(1),
            let reading = next.nonFinite(.participle)
        {
            var features = person
            features.tense = .past
            return (Predicate(verb: word(next, reading), features: features), 2)
        }
        guard let first = unit.finiteVerb, let features = first.verb, let infinitive = first.entry.spanish.first else {
            return nil
        }
        var offset = 1
        if let link = scan.peek(1)?.folded, link == "a" || link == "que" || link == "de" { offset = 2 }
        guard let next = scan.peek(offset), let reading = next.nonFinite(.infinitive) else { return nil }
        if infinitive == "ir", offset == 2 {
            var future = features
            future.tense = .future
            return (Predicate(verb: word(next, reading), features: future), 3)
        }
        guard SpanishFunctionWords.modals.contains(infinitive) else { return nil }
        var result = Predicate(verb: word(next, reading), features: features)
        result.modal = LookedUpWord(text: unit.text, entry: first.entry)
        return (result, offset + 1)
    }

    private func word(_ unit: Unit, _ reading: SpanishIndex.Reading) -> LookedUpWord {
        LookedUpWord(text: unit.text, entry: reading.entry)
    }

    // MARK: Nouns

    private func nominal(_ scan: inout Scan) -> Nominal? {
        var trial = scan
        var relation = CaseRelation.nominative
        var isPrivative = false
        if let preposition = trial.peek(), let found = SpanishFunctionWords.prepositions[preposition.folded] {
            relation = found
            trial.advance()
        } else if trial.peek()?.folded == "sin" {
            isPrivative = true
            trial.advance()
        }
        var modifiers: [LookedUpWord] = []
        var possessor: Possessor?
        while let unit = trial.peek() {
            if SpanishFunctionWords.articles.contains(unit.folded) {
                trial.advance()
            } else if let owner = SpanishFunctionWords.possessives[unit.folded] {
                possessor = owner
                trial.advance()
            } else if unit.kind == .number || unit.reading(.numeral, .determiner) != nil,
                trial.peek(1).map(isNounLike) ?? false
            {
                modifiers.append(lookedUp(unit, .numeral, .determiner))
                trial.advance()
            } else if unit.reading(.adjective) != nil, unit.reading(.noun) == nil,
                trial.peek(1).map(isNounLike) ?? false
            {
                modifiers.append(lookedUp(unit, .adjective))
                trial.advance()
            } else {
                break
            }
        }
        let hasFrame = trial.position > scan.position
        guard let unit = trial.peek(), isNounLike(unit) || hasFrame && !unit.isPunctuation && unit.kind == .word else {
            return nil
        }
        let reading =
            unit.reading(.noun) ?? unit.reading(.pronoun) ?? unit.reading(.adjective) ?? unit.reading(.numeral)
        guard reading != nil || unit.isVerbatim || unit.readings.isEmpty else { return nil }
        trial.advance()
        var result = Nominal(
            head: LookedUpWord(text: unit.text, entry: reading?.entry, isVerbatim: unit.isVerbatim),
            modifiers: modifiers, isPlural: reading?.isPlural ?? false, possessor: possessor, relation: relation,
            isPrivative: isPrivative)
        while let adjective = trial.peek(), let found = adjective.reading(.adjective), adjective.reading(.noun) == nil {
            result.modifiers.append(LookedUpWord(text: adjective.text, entry: found.entry))
            trial.advance()
        }
        if let link = trial.peek()?.folded, link == "de" || link == "del", var owner = nominal(&trial) {
            owner.relation = .genitive
            result.owners.append(owner)
        }
        scan = trial
        return result
    }

    private func isNounLike(_ unit: Unit) -> Bool {
        if unit.isPunctuation || unit.folded == "no" { return false }
        if unit.isVerbatim { return true }
        return unit.reading(.noun, .pronoun, .adjective, .numeral) != nil
            && (unit.reading(.noun, .pronoun) != nil || unit.finiteVerb == nil)
    }

    private func lookedUp(_ unit: Unit, _ kinds: DictionaryEntry.PartOfSpeech...) -> LookedUpWord {
        let reading = unit.readings.first { kinds.contains($0.entry.partOfSpeech) }
        return LookedUpWord(text: unit.text, entry: reading?.entry, isVerbatim: unit.kind == .number)
    }
}
