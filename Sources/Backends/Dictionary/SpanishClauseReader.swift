import TextProcessing

/// Reads a Spanish sentence into constituents by the order of its words: shallow, no parse, one pass.
struct SpanishClauseReader: Sendable {
    let units: SpanishUnitReader

    init(index: SpanishIndex, tokenizer: Tokenizer) { units = SpanishUnitReader(index: index, tokenizer: tokenizer) }

    /// The constituents of a sentence; each token is in one of them, but for articles, prepositions and clitics.
    func constituents(of text: String, protected: [ByteRange<NormalizedForm>]) -> [Constituent] {
        var scan = SpanishScan(units: units.units(of: text, protected: protected))
        var result: [Constituent] = []
        while let unit = scan.peek() {
            let before = scan.position
            if unit.isPunctuation {
                scan.advance()
                result.append(.punctuation(unit.text))
                scan.beginClause(isQuestion: unit.text == "¿")
            } else if SpanishFunctionWords.links.contains(unit.folded), !isCoordination(scan, result) {
                scan.advance()
                scan.beginClause(isQuestion: scan.isQuestion)
                scan.isCondition = ["si", "cuando"].contains(unit.folded)
                if !scan.isCondition, unit.folded != "que" { result.append(.word(unit.word(nil))) }
            } else if let predicate = predicate(&scan) {
                scan.hasVerb = scan.hasVerb || predicate.isFinite
                scan.isCondition = false
                result.append(.predicate(predicate))
            } else if let nominal = coordinated(&scan, result) ?? scan.nominal() {
                scan.hasSubject = scan.hasSubject || nominal.relation == .nominative && !nominal.isQuestioned
                scan.subject = scan.subject ?? (nominal.relation == .nominative ? nominal.head.folded : nil)
                if nominal.relation == .dative, case .nominal(let first)? = result.last, first.isSpan(to: nominal) {
                    // `lunes a viernes`, `8:00 a 13:00`: from, until.
                    result[result.count - 1] = .nominal(first.related(.ablative))
                    result.append(.nominal(nominal.related(.terminative)))
                    continue
                }
                result.append(.nominal(nominal))
            } else {
                scan.advance()
                if SpanishFunctionWords.skipped.contains(unit.folded) { continue }
                result.append(.word(unit.lookedUp))
            }
            assert(scan.position > before, "each step reads something")
        }
        return result
    }

    /// `y` between two nouns; elsewhere it begins a clause.
    private func isCoordination(_ scan: SpanishScan, _ result: [Constituent]) -> Bool {
        var trial = scan
        return coordinated(&trial, result) != nil
    }

    private func coordinated(_ scan: inout SpanishScan, _ result: [Constituent]) -> Nominal? {
        guard let link = scan.peek()?.folded, link == "y" || link == "e", case .nominal(let first)? = result.last
        else { return nil }
        var trial = scan
        trial.advance()
        guard !trial.startsVerb(), var second = trial.nominal() else { return nil }
        // `en la posta y el colegio`: the preposition holds for both.
        if second.relation == .nominative { second.relation = first.relation }
        second.isCoordinated = true
        scan = trial
        return second
    }

    // MARK: Verbs

    private func predicate(_ scan: inout SpanishScan) -> Predicate? {
        var trial = scan
        var isNegated = false
        var clitics: [String] = []
        var isPurpose = false
        if ["para", "a", "por"].contains(trial.peek()?.folded), trial.peek(1)?.nonFinite(.infinitive) != nil,
            trial.peek(1)?.reading(.noun) == nil || trial.peek(2)?.isPunctuation == false
        {
            isPurpose = true
            trial.advance()
        } else if trial.peek()?.folded == "sin", trial.peek(1)?.nonFinite(.infinitive) != nil {
            isNegated = true
            trial.advance()
        } else if ["al", "de"].contains(trial.peek()?.folded), trial.peek(1)?.nonFinite(.infinitive) != nil,
            trial.peek(1)?.reading(.noun) == nil
        {
            trial.advance()
        }
        if trial.peek()?.folded == "no" {
            isNegated = true
            trial.advance()
        }
        while let clitic = trial.peek()?.folded, SpanishFunctionWords.clitics.contains(clitic) {
            // `la` before a noun is an article.
            guard let next = trial.peek(1), SpanishFunctionWords.clitics.contains(next.folded) || next.isVerbForm,
                !SpanishFunctionWords.articles.contains(clitic) || next.reading(.noun, .adjective) == nil || isNegated
            else { break }
            clitics.append(clitic)
            trial.advance()
        }
        let isForced = isNegated || !clitics.isEmpty
        guard let unit = trial.peek(),
            let (predicate, length) = trial.copula() ?? trial.periphrasis(clitics)
                ?? trial.simple(isForced: isForced, clitics: clitics, isNegated: isNegated)
        else { return nil }
        var result = predicate
        result.isNegated = isNegated
        result.isPurpose = isPurpose && result.features.tense == .infinitive
        result.isCondition = scan.isCondition
        if clitics.contains("se") { result.hasImpersonalPronoun = true }
        let pronouns = clitics + unit.clitics
        if pronouns.contains("me") || pronouns.contains("nos"), result.features.person != .first {
            result.object = .first
        } else if pronouns.contains("te"), result.features.person != .second {
            result.object = .second
        }
        // `sin pagar` is a gerund where Quechua and Aymara are concerned.
        if isNegated, result.features.tense == .infinitive, scan.peek()?.folded == "sin" {
            result.features.tense = .gerund
        }
        trial.advance(length)
        scan = trial
        return result
    }
}

/// A place in the units of a sentence, and what the clause has had so far.
struct SpanishScan: Sendable {
    let units: [SpanishUnit]
    var position = 0
    var hasVerb = false
    var hasSubject = false
    var subject: String?
    var isQuestion = false
    var isCondition = false
    private var clauseStart = 0

    init(units: [SpanishUnit]) { self.units = units }

    func peek(_ offset: Int = 0) -> SpanishUnit? {
        units.indices.contains(position + offset) ? units[position + offset] : nil
    }

    mutating func advance(_ count: Int = 1) { position += count }

    mutating func beginClause(isQuestion: Bool) {
        hasVerb = false
        hasSubject = false
        subject = nil
        isCondition = false
        self.isQuestion = isQuestion
        clauseStart = position
    }

    /// Whether a verb rather than a noun stands here.
    func startsVerb() -> Bool {
        guard let unit = peek() else { return false }
        if unit.folded == "no" || SpanishFunctionWords.copulas[unit.folded] != nil { return true }
        return simple(isForced: false, clitics: [], isNegated: false) != nil
    }

    func simple(isForced: Bool, clitics: [String], isNegated: Bool) -> (Predicate, Int)? {
        guard let unit = peek(), unit.kind == .word, !unit.isName else { return nil }
        let isReflexive = clitics.contains("se") || unit.clitics.contains("se")
        if let (entry, features) = unit.finiteVerb(isReflexive: isReflexive),
            isForced || isVerbHere(unit),
            let chosen = chosen(
                features, isNegated: isNegated, mayOrder: mayOrder(entry, clitics, isNegated: isNegated))
        {
            return (Predicate(verb: unit.word(entry), features: chosen), 1)
        }
        for tense in [VerbFeatures.Tense.infinitive, .gerund] {
            if let reading = unit.nonFinite(tense), unit.reading(.noun) == nil || isForced, let features = reading.verb
            {
                return (Predicate(verb: unit.word(reading.entry), features: features), 1)
            }
        }
        return nil
    }

    /// Whether a form that may be a noun or a particle too is a verb in this place.
    private func isVerbHere(_ unit: SpanishUnit) -> Bool {
        if !unit.clitics.isEmpty { return true }
        guard unit.readings.contains(where: { $0.verb == nil }) else { return true }
        if hasVerb { return false }
        guard let next = peek(1), !next.isPunctuation else { return false }
        if next.folded == "de" || next.folded == "del" { return false }
        let startsObject =
            SpanishFunctionWords.articles.contains(next.folded) || SpanishFunctionWords.possessives[next.folded] != nil
            || ["a", "al", "en", "aquí", "con"].contains(next.folded) || next.reading(.determiner, .numeral) != nil
            || next.kind == .number || next.reading(.noun) != nil && position > clauseStart && hasSubject
        return startsObject && (position == clauseStart || hasSubject)
    }

    /// An order carries its pronouns behind it, unless it is forbidden; nobody orders to exist.
    private func mayOrder(_ entry: DictionaryEntry, _ clitics: [String], isNegated: Bool) -> Bool {
        (isNegated || clitics.isEmpty) && !entry.spanish.contains("existir")
    }

    /// The features that fit: an order at the beginning of a clause without subject, else the third person.
    private func chosen(_ features: [VerbFeatures], isNegated: Bool, mayOrder: Bool) -> VerbFeatures? {
        if subject == "yo", let first = features.first(where: { $0.person == .first }) { return first }
        let isOrder = mayOrder && !hasSubject && !hasVerb && !isQuestion && !isCondition
        if isOrder, let order = features.first(where: { $0.tense == .imperative }) {
            let isSubjunctive = features.contains { $0.tense == .subjunctive }
            // A forbidden act takes the subjunctive; `no paga` is a statement.
            if isSubjunctive || !isNegated { return order }
        }
        if isOrder, isNegated,
            let order = features.first(where: { $0.tense == .subjunctive && $0.person == .second })
        {
            return VerbFeatures(tense: .imperative, person: .second, isPlural: order.isPlural)
        }
        let stated = features.filter { $0.tense != .imperative }
        return stated.first { $0.person == .third } ?? stated.first ?? features.first
    }

    func copula() -> (Predicate, Int)? {
        guard let unit = peek(), let (kind, features) = SpanishFunctionWords.copulas[unit.folded] else { return nil }
        if unit.folded.hasPrefix("fu"), ["a", "al", "hacia", "para"].contains(peek(1)?.folded) { return nil }
        if let next = peek(1), let reading = next.nonFinite(.gerund) {
            var result = Predicate(verb: next.word(reading.entry), features: features)
            result.isProgressive = true
            return (result, 2)
        }
        var result = Predicate(
            verb: LookedUpWord(text: unit.text, entry: nil, isVerbatim: true), features: features)
        result.copula = kind
        return (result, 1)
    }

    /// `ha pagado`, `va a pagar`, `puede pagar`, `tiene que pagar`, `debe pagar`, `hay que pagar`.
    func periphrasis(_ clitics: [String]) -> (Predicate, Int)? {
        guard let unit = peek() else { return nil }
        if let features = SpanishFunctionWords.perfectAuxiliaries[unit.folded], let next = peek(1) {
            if let reading = next.nonFinite(.participle) {
                return (Predicate(verb: next.word(reading.entry), features: features), 2)
            }
            if next.folded == "sido" || next.folded == "estado" {
                var result = Predicate(verb: next.word(nil), features: features)
                result.copula = next.folded == "sido" ? .essence : .state
                return (result, 2)
            }
        }
        var offset = 1
        if ["a", "que", "de"].contains(peek(1)?.folded) { offset = 2 }
        guard let next = peek(offset), let reading = next.nonFinite(.infinitive) else { return nil }
        if let features = SpanishFunctionWords.obligations[unit.folded] {
            var result = Predicate(verb: next.word(reading.entry), features: features)
            result.isObligation = true
            return (result, offset + 1)
        }
        guard let (entry, features) = unit.finiteVerb(),
            let chosen = features.first(where: { $0.person == .third })
                ?? features.first, let infinitive = entry.spanish.first
        else { return nil }
        if infinitive == "ir", offset == 2, chosen.tense == .present {
            var future = chosen
            future.tense = .future
            return (Predicate(verb: next.word(reading.entry), features: future), 3)
        }
        var result = Predicate(verb: next.word(reading.entry), features: chosen)
        let link = peek(1)?.folded
        if link == "que", entry.spanish.contains(where: { ["tener", "haber"].contains($0) }) {
            result.isObligation = true
            result.hasImpersonalPronoun = !entry.spanish.contains("tener")
            return (result, 3)
        }
        guard SpanishFunctionWords.modals.contains(infinitive) else { return nil }
        result.modal = LookedUpWord(text: unit.text, entry: entry)
        return (result, offset + 1)
    }
}

extension SpanishUnit {
    /// Whether some reading is a form of a verb, `ser` and `estar` among them.
    var isVerbForm: Bool {
        readings.contains { $0.verb != nil } || SpanishFunctionWords.copulas[folded] != nil
            || SpanishFunctionWords.obligations[folded] != nil || SpanishFunctionWords.perfectAuxiliaries[folded] != nil
    }
}
