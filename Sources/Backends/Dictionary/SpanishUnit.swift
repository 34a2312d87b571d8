import TextProcessing

/// One token of a Spanish sentence with its readings, or the tokens of an entry of several words or of a name.
struct SpanishUnit: Sendable {
    let text: String
    let folded: String
    let kind: Token.Kind
    let readings: [SpanishIndex.Reading]
    /// Persons of pronouns that hung on the verb: `llámenos`, `preséntese`.
    var clitics: [String] = []
    var isName = false

    var isPunctuation: Bool { kind == .punctuation }
    var isVerbatim: Bool { kind != .word || isName }
    var isQuestionWord: Bool { SpanishFunctionWords.questionWords.contains(folded) }

    /// The word by itself: an adverb first, else the first reading.
    var lookedUp: LookedUpWord {
        if isVerbatim { return word(nil) }
        if let adverb = reading(.invariable) { return word(adverb.entry) }
        var result = word(readings.first?.entry)
        result.isParticiple =
            readings.first?.verb?.tense == .participle && (folded.hasSuffix("o") || folded.hasSuffix("s"))
        return result
    }

    func word(_ entry: DictionaryEntry?) -> LookedUpWord {
        LookedUpWord(text: text, entry: entry, isVerbatim: isVerbatim, isProtected: kind == .placeholder)
    }

    func reading(_ kinds: DictionaryEntry.PartOfSpeech...) -> SpanishIndex.Reading? {
        readings.first { kinds.contains($0.entry.partOfSpeech) }
    }

    /// Finite readings of the first verb that has one, a reflexive verb first where `isReflexive`.
    func finiteVerb(isReflexive: Bool = false) -> (entry: DictionaryEntry, features: [VerbFeatures])? {
        let finite = readings.filter { reading in
            reading.verb.map { ![.infinitive, .gerund, .participle].contains($0.tense) } ?? false
        }
        let preferred =
            isReflexive
            ? finite.first { $0.entry.spanish.contains { $0.hasSuffix("se") } } ?? finite.first : finite.first
        guard let entry = preferred?.entry else { return nil }
        return (entry, finite.filter { $0.entry == entry }.compactMap(\.verb))
    }

    func nonFinite(_ tense: VerbFeatures.Tense) -> SpanishIndex.Reading? {
        readings.first { $0.verb?.tense == tense }
    }
}

/// Divides a Spanish sentence into units: the longest entries, names as wholes, pronouns taken off their verbs.
struct SpanishUnitReader: Sendable {
    let index: SpanishIndex
    let tokenizer: Tokenizer

    func units(of text: String, protected: [ByteRange<NormalizedForm>]) -> [SpanishUnit] {
        let tokens = tokenizer.tokens(in: text, language: .spanish, protected: protected)
        let words = tokens.filter { $0.kind == .word }
        let long = words.filter { $0.text.count > 3 }
        // In a title every word has a capital, which then says nothing about names.
        let isTitle = long.count > 1 && long.allSatisfy { $0.text.first?.isUppercase ?? false }
        let isCapitals = words.count > 1 && words.allSatisfy { $0.text == $0.text.uppercased() }
        var units: [SpanishUnit] = []
        var position = 0
        var isInitial = true
        while position < tokens.count {
            let token = tokens[position]
            if token.kind == .word, !isCapitals,
                let end = nameEnd(tokens, from: position, isInitial: isInitial, isTitle: isTitle)
            {
                let start = token.range.lowerBound
                let range = ByteRange<NormalizedForm>(start, tokens[end - 1].range.upperBound)
                let name = String(text[utf8: range])
                units.append(
                    SpanishUnit(text: name, folded: name.lowercased(), kind: .word, readings: [], isName: true))
                position = end
            } else {
                let (unit, length) = entryUnit(tokens, at: position)
                units.append(unit)
                position += length
            }
            if token.kind == .word || token.kind == .number { isInitial = false }
            if ["¿", "¡", ":", ".", "?", "!"].contains(token.text) { isInitial = true }
        }
        return units
    }

    private func entryUnit(_ tokens: [Token], at position: Int) -> (SpanishUnit, Int) {
        let token = tokens[position]
        if SpanishFunctionWords.currencies.contains(token.text), position + 1 < tokens.count,
            tokens[position + 1].kind == .number
        {
            let text = token.text + (tokens[position + 1].isPrecededBySpace ? " " : "") + tokens[position + 1].text
            return (SpanishUnit(text: text, folded: text, kind: .number, readings: []), 2)
        }
        guard token.kind == .word else {
            return (SpanishUnit(text: token.text, folded: token.text, kind: token.kind, readings: []), 1)
        }
        var length = min(index.longestEntry, tokens.count - position)
        while length > 1 {
            let slice = tokens[position..<(position + length)]
            if slice.allSatisfy({ $0.kind == .word }) {
                let form = slice.map(\.text).joined(separator: " ")
                let readings = index.readings(of: form.lowercased())
                if !readings.isEmpty {
                    return (
                        SpanishUnit(text: form, folded: form.lowercased(), kind: .word, readings: readings), length
                    )
                }
            }
            length -= 1
        }
        let folded = token.text.lowercased()
        let readings = SpanishFunctionWords.neverVerbs.contains(folded) ? [] : index.readings(of: folded)
        if readings.isEmpty, let (verb, clitics) = withoutClitics(folded) {
            return (
                SpanishUnit(text: token.text, folded: folded, kind: .word, readings: verb, clitics: clitics), 1
            )
        }
        return (SpanishUnit(text: token.text, folded: folded, kind: .word, readings: readings), 1)
    }

    /// `llámenos` is `llamen` or `llame` with `nos`; only imperatives, infinitives and gerunds carry pronouns.
    private func withoutClitics(_ word: String) -> ([SpanishIndex.Reading], [String])? {
        for ending in SpanishFunctionWords.enclitics
        where word.hasSuffix(ending.text) && word.count > ending.text.count + 2 {
            let stem = String(word.dropLast(ending.text.count))
            for form in [stem, SpanishNoun.withoutAccents(stem)] {
                let verbs = index.readings(of: form).filter { reading in
                    reading.verb.map { [.imperative, .infinitive, .gerund].contains($0.tense) } ?? false
                }
                if !verbs.isEmpty { return (verbs, ending.pronouns) }
            }
        }
        return nil
    }

    // MARK: Names

    /// Where a name that starts here ends, or nil.
    private func nameEnd(_ tokens: [Token], from start: Int, isInitial: Bool, isTitle: Bool) -> Int? {
        guard isCapitalized(tokens[start]) else { return nil }
        let isKnown = self.isKnown(tokens[start])
        if isAcronym(tokens[start]), !isKnown { return numberEnd(tokens, start + 1) }
        if isTitle { return nil }
        var end = start + 1
        var capitals = 1
        while end < tokens.count {
            if isCapitalized(tokens[end]) {
                capitals += 1
                end += 1
            } else if let next = linkedCapital(tokens, from: end) {
                capitals += 1
                end = next
            } else {
                break
            }
        }
        if capitals == 1 {
            if isInitial {
                if !isKnown, isFollowedByVerbOrName(tokens, end) { return end }
                // `Pensión 65`: an unknown word with a number; an unknown first word alone may be any word.
                let number = numberEnd(tokens, end)
                return !isKnown && number > end && !SpanishFunctionWords.all.contains(tokens[start].text.lowercased())
                    ? number : nil
            }
            if isKnown, index.readings(of: tokens[start].text.lowercased()).contains(where: { $0.isNominal }) {
                return nil
            }
        } else if isInitial, isKnown || SpanishFunctionWords.all.contains(tokens[start].text.lowercased()) {
            // The first word has its capital from the sentence: the name begins later, if at all.
            return nil
        }
        return numberEnd(tokens, end)
    }

    /// `Juan vive`, `María y Juan`: Spanish puts an article before a subject that is no name.
    private func isFollowedByVerbOrName(_ tokens: [Token], _ place: Int) -> Bool {
        guard place < tokens.count, tokens[place].kind == .word else { return false }
        let next = tokens[place].text
        if next == "y", place + 1 < tokens.count { return isCapitalized(tokens[place + 1]) }
        if let copula = SpanishFunctionWords.copulas[next] { return copula.features.tense != .infinitive }
        let readings = index.readings(of: next)
        return !SpanishFunctionWords.all.contains(next) && !readings.isEmpty
            && readings.allSatisfy { $0.verb.map { ![.participle, .gerund, .infinitive].contains($0.tense) } ?? false }
    }

    private func linkedCapital(_ tokens: [Token], from place: Int) -> Int? {
        var next = place
        while next < tokens.count, next < place + 2, SpanishFunctionWords.nameLinks.contains(tokens[next].text) {
            next += 1
        }
        guard next > place, next < tokens.count, isCapitalized(tokens[next]), !isAcronym(tokens[next]) else {
            return nil
        }
        // `Juan y María` are two names, `Ministerio de Salud` is one.
        return tokens[place].text == "y" ? nil : next + 1
    }

    private func numberEnd(_ tokens: [Token], _ place: Int) -> Int {
        place < tokens.count && tokens[place].kind == .number ? place + 1 : place
    }

    private func isCapitalized(_ token: Token) -> Bool {
        token.kind == .word && token.text.first?.isUppercase ?? false
    }

    private func isAcronym(_ token: Token) -> Bool {
        token.text.count > 1 && token.text.dropFirst().contains { $0.isUppercase }
    }

    private func isKnown(_ token: Token) -> Bool {
        let folded = token.text.lowercased()
        return !index.readings(of: folded).isEmpty || withoutClitics(folded) != nil
    }
}
