public import Corpora
import Synchronization
public import TextProcessing

/// One stored translation of a text.
public struct UnitMatch: Hashable, Sendable {
    /// How the stored source text equals the one asked.
    public enum Exactness: String, Hashable, Sendable {
        /// Equal byte for byte.
        case exact
        /// Equal by ``MemoryKey``.
        case normalizedExact = "normalized-exact"
    }

    /// Identifier of the unit.
    public let unitID: String
    /// Key of the unit inside its source.
    public let key: String
    /// Source of the unit.
    public let sourceID: String
    /// The stored source text.
    public let sourceText: String
    /// The stored translation.
    public let targetText: String
    /// The lower state of the two sides: reviewed or approved.
    public let state: VariantState
    /// How the sources equal each other.
    public let exactness: Exactness
}

/// The reviewed variants of all units, in memory, found by their normalized text.
///
/// A match is one hash look-up, independent of the number of units. A variant below reviewed is not in here at all and
/// so never answers, neither as source nor as target.
public final class UnitIndex: Sendable {
    private struct Place: Hashable {
        let variety: LanguageVariety
        let key: String
    }

    private struct Content {
        var units: [UnitID: TranslationUnit] = [:]
        var sources: [Place: [UnitID]] = [:]
        var pairs: [LanguagePair]?
        var revision: UInt64 = 0
    }

    private let content = Mutex(Content())

    init() {}

    /// Grows with every change: an answer made at another revision may be out of date.
    public var revision: UInt64 { content.withLock { $0.revision } }

    /// Number of units with at least two reviewed variants.
    public var count: Int { content.withLock { $0.units.count } }

    /// All units that may answer, in order of identifier.
    var answeringUnits: [TranslationUnit] { content.withLock { $0.units.values.sorted { $0.id < $1.id } } }

    /// Directions in which some unit can answer, in order.
    public var pairs: [LanguagePair] {
        content.withLock { content in
            if let pairs = content.pairs { return pairs }
            var found: Set<LanguagePair> = []
            for unit in content.units.values {
                for source in unit.variants {
                    for target in unit.variants where source.variety != target.variety {
                        found.insert(LanguagePair(source: source.variety, target: target.variety))
                    }
                }
            }
            let pairs = found.sorted()
            content.pairs = pairs
            return pairs
        }
    }

    /// Stored translations of a text, best first: exact before normalized, approved before reviewed.
    ///
    /// - Parameters:
    ///   - text: Text as received.
    ///   - pair: Direction; varieties must equal the stored ones, `es-PE` is not `es`.
    /// - Returns: Every reviewed or better translation; empty when there is none.
    /// - Complexity: O(length of the text), one hash look-up.
    public func matches(text: String, pair: LanguagePair) -> [UnitMatch] {
        let key = MemoryKey.normalizationKey(text)
        if key.isEmpty { return [] }
        let place = Place(variety: pair.source, key: key)
        let units = content.withLock { content in
            content.sources[place].map { $0.compactMap { content.units[$0] } } ?? []
        }
        if units.isEmpty { return [] }
        var matches: [UnitMatch] = []
        for unit in units {
            for source in unit.variants where source.variety == pair.source && source.normalizedText == key {
                for target in unit.variants where target.variety == pair.target {
                    matches.append(
                        UnitMatch(
                            unitID: unit.id.rawValue, key: unit.key, sourceID: unit.sourceID, sourceText: source.text,
                            targetText: target.text, state: min(source.state, target.state),
                            exactness: source.text.utf8.elementsEqual(text.utf8) ? .exact : .normalizedExact))
                }
            }
        }
        return matches.count < 2 ? matches : Self.ordered(matches)
    }

    /// Puts units in place of what was known of them.
    func replace(_ units: [TranslationUnit]) {
        if units.isEmpty { return }
        content.withLock { content in
            content.revision += 1
            for unit in units { Self.replace(unit, in: &content) }
        }
    }

    /// Forgets units, in time linear in what is known of their texts, however many share one.
    func remove(_ ids: [UnitID]) {
        content.withLock { content in
            content.revision += 1
            var places: Set<Place> = []
            for id in ids {
                guard let old = content.units.removeValue(forKey: id) else { continue }
                for variant in old.variants {
                    places.insert(Place(variety: variant.variety, key: variant.normalizedText))
                }
            }
            guard !places.isEmpty else { return }
            content.pairs = nil
            let units = content.units
            for place in places {
                content.sources[place]?.removeAll { units[$0] == nil }
                if content.sources[place]?.isEmpty == true { content.sources[place] = nil }
            }
        }
    }

    /// Forgets everything and takes these units.
    func replaceAll(with units: [TranslationUnit]) {
        content.withLock { content in
            content = Content(revision: content.revision + 1)
            for unit in units { Self.replace(unit, in: &content) }
        }
    }

    /// Best first; the order of insertion decides between equals.
    private static func ordered(_ matches: [UnitMatch]) -> [UnitMatch] {
        matches.enumerated().sorted { left, right in
            if left.element.exactness != right.element.exactness { return left.element.exactness == .exact }
            if left.element.state != right.element.state { return left.element.state > right.element.state }
            if left.element.unitID != right.element.unitID { return left.element.unitID < right.element.unitID }
            return left.offset < right.offset
        }.map(\.element)
    }

    private static func remove(_ id: UnitID, in content: inout Content) {
        content.pairs = nil
        guard let old = content.units.removeValue(forKey: id) else { return }
        for variant in old.variants {
            let place = Place(variety: variant.variety, key: variant.normalizedText)
            content.sources[place]?.removeAll { $0 == id }
            if content.sources[place]?.isEmpty == true { content.sources[place] = nil }
        }
    }

    private static func replace(_ unit: TranslationUnit, in content: inout Content) {
        remove(unit.id, in: &content)
        let answering = unit.variants.filter(\.state.mayAnswer)
        guard answering.count > 1 else { return }
        content.units[unit.id] = TranslationUnit(
            sourceID: unit.sourceID, key: unit.key,
            description: UnitDescription(
                domain: unit.domain, licence: unit.licence, terms: unit.description.terms,
                consent: unit.description.consent), variants: answering)
        for place in Set(answering.map({ Place(variety: $0.variety, key: $0.normalizedText) })) where !place.key.isEmpty
        {
            content.sources[place, default: []].append(unit.id)
        }
    }
}
