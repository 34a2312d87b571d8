public import Corpora
import GRDB
public import TextProcessing

/// One place at which a searched word stands, with what is around it.
public struct ConcordanceLine: Hashable, Sendable {
    /// The unit.
    public let unitID: UnitID
    /// The variant in which it stands.
    public let variant: VariantKey
    /// Text before it, at most as many characters as asked.
    public let left: String
    /// The text found, as it stands there.
    public let match: String
    /// Text after it, at most as many characters as asked.
    public let right: String
    /// The other variants of the unit.
    public let aligned: [Variant]
}

extension GatewayDatabase {
    /// Gives every place at which words stand, in the order in which the units were added: key word in context.
    ///
    /// - Parameters:
    ///   - text: What is searched; words of ``UnitQuery/TextCondition/words(_:)`` are found one by one.
    ///   - query: Further conditions on the units; its variety is the one searched, nil for all.
    ///   - context: Characters to the left and to the right, whole ones.
    ///   - alignedVariety: Variety of the aligned texts to give, or nil for all.
    ///   - limit: Most places to give.
    /// - Returns: The places.
    /// - Throws: ``StoreError`` or ``UnitQueryError``.
    public func concordance(
        of text: UnitQuery.TextCondition, matching query: UnitQuery = UnitQuery(), context: Int = 40,
        aligned alignedVariety: LanguageVariety? = nil, limit: Int = 100
    ) throws -> [ConcordanceLine] {
        var query = query
        query.text.append(text)
        let finder = WordFinder(text)
        var lines: [ConcordanceLine] = []
        // A unit found has at least one line, so that so many units are enough.
        try forEachUnit(matching: query, limit: limit) { stored in
            for variant in stored.unit.variants where query.variety.map({ $0 == variant.variety }) ?? true {
                for range in finder.ranges(in: variant.text) where lines.count < limit {
                    lines.append(
                        ConcordanceLine(
                            unitID: stored.unit.id, variant: variant.key,
                            left: String(variant.text[..<range.lowerBound].suffix(context)),
                            match: String(variant.text[range]),
                            right: String(variant.text[range.upperBound...].prefix(context)),
                            aligned: stored.unit.variants.filter { other in
                                other.key != variant.key && alignedVariety.map { $0 == other.variety } ?? true
                            }))
                }
            }
        }
        return lines
    }
}

/// Finds the places of words in a text as the full-text index would.
struct WordFinder {
    private let sequences: [[Substring]]
    private let isPrefix: Bool

    init(_ condition: UnitQuery.TextCondition) {
        switch condition {
        case .words(let text):
            sequences = SearchText.words(of: text).map { [$0] }
            isPrefix = false
        case .phrase(let text):
            sequences = [SearchText.words(of: text)]
            isPrefix = false
        case .prefix(let text):
            sequences = [SearchText.words(of: text)]
            isPrefix = true
        }
    }

    /// The places in order; a place of several words reaches from the first to the last.
    func ranges(in text: String) -> [Range<String.Index>] {
        let words = SearchText.wordRanges(in: text)
        return words.indices.compactMap { start in
            for sequence in sequences where !sequence.isEmpty && start + sequence.count <= words.count {
                let found = words[start..<start + sequence.count]
                let isMatch = zip(found, sequence).enumerated().allSatisfy { place, pair in
                    isPrefix && place == sequence.count - 1
                        ? pair.0.form.hasPrefix(pair.1) : pair.0.form == pair.1
                }
                if isMatch, let last = found.last { return words[start].range.lowerBound..<last.range.upperBound }
            }
            return nil
        }
    }
}
