import TextProcessing

/// Counts what a snapshot holds.
struct SnapshotTally {
    private var units: [SnapshotSplit: Int] = [:]
    private var texts: [SnapshotSplit: Int] = [:]
    private var varieties: [Spelling: Int] = [:]
    private var sources: [String: Int] = [:]
    private var states: [VariantState: Int] = [:]
    private var licences: [String: Int] = [:]
    private var terms: [String: Int] = [:]

    private struct Spelling: Hashable {
        let variety: LanguageVariety
        let orthography: Orthography
    }

    /// Adds a unit, or takes one away that was added before.
    mutating func count(_ unit: TranslationUnit, in split: SnapshotSplit, by number: Int = 1) {
        units[split, default: 0] += number
        texts[split, default: 0] += number * unit.variants.count
        sources[unit.sourceID, default: 0] += number
        licences[unit.licence, default: 0] += number
        for term in Set(unit.description.terms) { terms[term, default: 0] += number }
        for variant in unit.variants {
            varieties[Spelling(variety: variant.variety, orthography: variant.orthography), default: 0] += number
            states[variant.state, default: 0] += number
        }
    }

    /// The counts a split.
    var splitCounts: [SnapshotManifest.SplitCount] {
        SnapshotSplit.allCases.map {
            SnapshotManifest.SplitCount(split: $0, units: units[$0] ?? 0, texts: texts[$0] ?? 0)
        }
    }

    /// Texts a variety and spelling.
    var varietyCounts: [SnapshotManifest.VarietyCount] {
        let counts = varieties.filter { $0.value > 0 }.map {
            SnapshotManifest.VarietyCount(
                variety: $0.key.variety, orthography: $0.key.orthography.rawValue, texts: $0.value)
        }
        return counts.sorted { ($0.variety, $0.orthography) < ($1.variety, $1.orthography) }
    }

    /// Units a source.
    var sourceCounts: [SnapshotManifest.Count] { Self.sorted(sources) }
    /// Units a licence.
    var licenceCounts: [SnapshotManifest.Count] { Self.sorted(licences) }
    /// Units a term of use.
    var termCounts: [SnapshotManifest.Count] { Self.sorted(terms) }

    /// Texts a state, from worst to best.
    var stateCounts: [SnapshotManifest.Count] {
        VariantState.allCases.compactMap { state in
            states[state].flatMap { $0 > 0 ? SnapshotManifest.Count(name: state.rawValue, count: $0) : nil }
        }
    }

    private static func sorted(_ counts: [String: Int]) -> [SnapshotManifest.Count] {
        counts.filter { $0.value > 0 }.map { SnapshotManifest.Count(name: $0.key, count: $0.value) }
            .sorted { $0.name < $1.name }
    }
}
