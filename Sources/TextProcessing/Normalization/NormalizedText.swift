/// A text, its normalized form, and the changes that lead from one to the other.
///
/// Every byte range maps both ways. A range that begins or ends inside an edit widens to the whole edit; characters that
/// were removed at the border of a range stay outside, those between its bytes are inside:
/// with `a`, soft hyphen, `b` normalized to `ab`, `0..<1` maps to `0..<1`, `0..<2` to `0..<4`, and the empty range `1..<1`
/// to the soft hyphen, `1..<3`.
public struct NormalizedText: Hashable, Sendable {
    /// The text as it was received.
    public let original: String
    /// The normalized form.
    public let text: String
    /// The changes, in order and disjoint; empty exactly when `text` is `original` unchanged.
    public let edits: [NormalizationEdit]

    /// Creates a normalized text from its parts.
    public init(original: String, text: String, edits: [NormalizationEdit]) {
        self.original = original
        self.text = text
        self.edits = edits
    }

    /// The bytes of the original from which bytes of the normalized form come.
    ///
    /// - Parameter range: Bytes of `text`; not beyond its end.
    /// - Returns: Bytes of `original`. Complexity: O(log of the number of edits).
    public func originalRange(of range: ByteRange<NormalizedForm>) -> ByteRange<OriginalText> {
        precondition(range.upperBound <= text.utf8.count, "a byte range lies inside the text")
        return ByteRange(map(range.range, source: { $0.normalized.range }, target: { $0.original.range }))
    }

    /// The bytes of the normalized form to which bytes of the original went.
    ///
    /// - Parameter range: Bytes of `original`; not beyond its end.
    /// - Returns: Bytes of `text`, empty where the original was removed. Complexity: O(log of the number of edits).
    public func normalizedRange(of range: ByteRange<OriginalText>) -> ByteRange<NormalizedForm> {
        precondition(range.upperBound <= original.utf8.count, "a byte range lies inside the text")
        return ByteRange(map(range.range, source: { $0.original.range }, target: { $0.normalized.range }))
    }

    private func map(
        _ range: Range<Int>, source: (NormalizationEdit) -> Range<Int>, target: (NormalizationEdit) -> Range<Int>
    ) -> Range<Int> {
        let following = firstEdit { source($0).lowerBound > range.lowerBound }
        var lower = range.lowerBound
        if following > 0 {
            let edit = edits[following - 1]
            let isInside = lower < source(edit).upperBound
            lower = isInside ? target(edit).lowerBound : target(edit).upperBound + lower - source(edit).upperBound
        }
        let touching = firstEdit { source($0).upperBound >= range.upperBound }
        var upper = range.upperBound
        if touching < edits.count, upper > source(edits[touching]).lowerBound {
            upper = target(edits[touching]).upperBound
        } else if touching > 0 {
            let edit = edits[touching - 1]
            upper = target(edit).upperBound + upper - source(edit).upperBound
        }
        return min(lower, upper)..<max(lower, upper)
    }

    private func firstEdit(where isPast: (NormalizationEdit) -> Bool) -> Int {
        var low = 0
        var high = edits.count
        while low < high {
            let middle = (low + high) / 2
            if isPast(edits[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
