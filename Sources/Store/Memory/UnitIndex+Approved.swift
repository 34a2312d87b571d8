public import Corpora
public import TextProcessing

extension UnitIndex {
    /// The units of a direction both sides of which are approved, in order of identifier.
    ///
    /// - Parameters:
    ///   - pair: The direction.
    ///   - limit: Most units to look at; a search for likeness looks at all it is given.
    /// - Returns: One match for each unit, its first variants.
    public func approved(_ pair: LanguagePair, limit: Int = 20_000) -> [UnitMatch] {
        let units = answeringUnits.prefix(limit)
        return units.compactMap { unit in
            guard let source = unit.variants.first(where: { $0.variety == pair.source && $0.state == .approved }),
                let target = unit.variants.first(where: { $0.variety == pair.target && $0.state == .approved })
            else { return nil }
            return UnitMatch(
                unitID: unit.id.rawValue, key: unit.key, sourceID: unit.sourceID, sourceText: source.text,
                targetText: target.text, state: .approved, exactness: .normalizedExact)
        }
    }

    /// The units of a direction both sides of which are reviewed, in order of identifier: one match for each, its first
    /// variants.
    ///
    /// - Parameters:
    ///   - pair: The direction.
    ///   - limit: Most units to look at.
    ///   - isWanted: Whether a unit with this description is wanted; of it the index has domain, licence, terms and consent.
    /// - Returns: The matches.
    public func reviewed(
        _ pair: LanguagePair, limit: Int, where isWanted: (UnitDescription) -> Bool = { _ in true }
    ) -> [UnitMatch] {
        answeringUnits.prefix(limit).compactMap { unit in
            guard let source = unit.variants.first(where: { $0.variety == pair.source }),
                let target = unit.variants.first(where: { $0.variety == pair.target }), isWanted(unit.description)
            else { return nil }
            return UnitMatch(
                unitID: unit.id.rawValue, key: unit.key, sourceID: unit.sourceID, sourceText: source.text,
                targetText: target.text, state: min(source.state, target.state), exactness: .normalizedExact)
        }
    }

    /// Identity of everything the index answers from, whatever order it came in; reads every unit.
    public func contentDigest() -> Digest {
        Digest(
            fields: answeringUnits.map { unit in
                Digest(
                    fields: [unit.id.rawValue, unit.licence]
                        + unit.variants.flatMap { [$0.key.description, $0.state.rawValue, $0.text] }
                ).description
            })
    }
}
