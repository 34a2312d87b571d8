import TextProcessing

/// What was decided on the varieties of one item.
struct VarietyDecision: Sendable {
    let source: SourceDecision
    let target: VarietyNegotiation
    /// Nothing to translate: the text is already in the variety asked for.
    var isIdentity: Bool { source.used == target.served }
}

/// Decides from which variety to which an item is translated.
struct SourceNegotiator: Sendable {
    let planner: RoutePlanner
    let identifier: LanguageIdentifier
    let defaults: [LanguageVariety: LanguageVariety]

    /// Decides both varieties of one item.
    func decide(
        source asked: LanguageVariety?, target: LanguageVariety, text: String
    ) throws(TranslationError) -> VarietyDecision {
        let source = try decideSource(asked, target: target, text: text)
        let reachable = planner.servableTargets(from: source.used)
        // A macrolanguage is answered in its default member, not in whichever member the text happens to be.
        if let member = defaults[target.withoutRegion], reachable.contains(member), source.used != member,
            VarietyRegistry.macrolanguage(of: source.used) != target.withoutRegion
        {
            return VarietyDecision(
                source: source,
                target: VarietyNegotiation(asked: target, served: member, reason: .macrolanguageDefault))
        }
        if target.withoutRegion == VarietyRegistry.macrolanguage(of: source.used) {
            return VarietyDecision(
                source: source,
                target: VarietyNegotiation(asked: target, served: source.used, reason: .macrolanguageMember))
        }
        guard
            let negotiation = VarietyNegotiation.negotiate(asked: target, available: reachable, defaults: defaults)
        else { throw .noRoute(pair: LanguagePair(source: source.used, target: target)) }
        return VarietyDecision(source: source, target: negotiation)
    }

    /// Source of one segment: with identification asked, a sentence in another language than the item's is its own.
    func source(of segment: SourceSegment, within decision: VarietyDecision) -> LanguageVariety {
        guard decision.source.asked == nil else { return decision.source.used }
        let identification = identifier.identify(segment.input.text)
        let variety = identification.best.variety
        guard identification.isReliable, variety != decision.source.used,
            !VarietyRegistry.isSameMacrolanguage(variety, decision.source.used),
            variety == decision.target.served || canTranslate(variety, into: decision.target.served)
        else { return decision.source.used }
        return variety
    }

    private func decideSource(
        _ asked: LanguageVariety?, target: LanguageVariety, text: String
    ) throws(TranslationError) -> SourceDecision {
        guard let asked else {
            let identification = identifier.identify(text)
            guard let variety = identification.guesses.first(where: { !$0.variety.isUndetermined })?.variety,
                identification.isReliable
            else { throw .sourceUndetermined(guesses: identification.guesses) }
            return SourceDecision(asked: nil, guesses: identification.guesses, used: variety)
        }
        let general = asked.withoutRegion
        let members = VarietyRegistry.members(of: general)
        guard !members.isEmpty else { return SourceDecision(asked: asked, guesses: [], used: general) }
        // A macrolanguage on input is any member: the one the text looks like, else the deployment's default.
        let guesses = identifier.identify(text, among: Set(members)).guesses
        let likely = guesses.map(\.variety).first { variety in
            members.contains(variety) && (variety == target.withoutRegion || canTranslate(variety, into: target))
        }
        return SourceDecision(asked: asked, guesses: guesses, used: likely ?? defaults[general] ?? general)
    }

    private func canTranslate(_ source: LanguageVariety, into target: LanguageVariety) -> Bool {
        let reachable = planner.reachableTargets(from: source)
        return VarietyNegotiation.negotiate(asked: target, available: Set(reachable), defaults: defaults) != nil
    }
}
