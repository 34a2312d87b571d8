/// One change that normalization or an orthography made to a text.
public struct NormalizationEdit: Hashable, Sendable, Codable {
    /// What kind of change it is; raw values are the names on the wire.
    public enum Kind: String, Sendable, CaseIterable, Codable {
        /// Canonical composition or reordering (NFC).
        case composition
        /// A look-alike of the apostrophe became the ejective letter U+02BC.
        case apostrophe
        /// A Unicode space became U+0020, or a line end became U+000A.
        case whitespace
        /// A control character was removed.
        case control
        /// A character that steers writing direction was removed.
        case bidiControl = "bidi-control"
        /// U+00AD was removed.
        case softHyphen = "soft-hyphen"
        /// U+FEFF was removed.
        case byteOrderMark = "byte-order-mark"
        /// A character without width (space, joiner, non-joiner, word joiner) was removed.
        case zeroWidth = "zero-width"
        /// A typographic ligature became its letters.
        case ligature
        /// A rule of an orthography profile fired.
        case orthography
    }

    /// What kind of change it is; where several met at one place, the kind of the last.
    public let kind: Kind
    /// The bytes that were replaced; empty for an insertion.
    public let original: ByteRange<OriginalText>
    /// The bytes that stand in their place; empty for a removal.
    public let normalized: ByteRange<NormalizedForm>
    /// The orthography rule (several, in order of firing, are separated by spaces), or nil.
    public let rule: String?

    /// Creates an edit.
    public init(
        kind: Kind, original: ByteRange<OriginalText>, normalized: ByteRange<NormalizedForm>, rule: String? = nil
    ) {
        self.kind = kind
        self.original = original
        self.normalized = normalized
        self.rule = rule
    }
}

extension [NormalizationEdit] {
    /// Chains two lists of edits: `self` leads from a first text to a second, `later` from the second to a third.
    ///
    /// Edits that share bytes of the second text become one. Both lists are in order and disjoint, and so is the result.
    /// Complexity: linear in the number of edits.
    func followed(by later: [NormalizationEdit]) -> [NormalizationEdit] {
        if later.isEmpty { return self }
        if isEmpty { return later }
        var result: [NormalizationEdit] = []
        result.reserveCapacity(count + later.count)
        var earlierIndex = 0
        var laterIndex = 0
        var originalShift = 0
        var outputShift = 0

        func takesEarlier() -> Bool {
            guard earlierIndex < count else { return false }
            guard laterIndex < later.count else { return true }
            let left = self[earlierIndex].normalized
            let right = later[laterIndex].original
            if left.lowerBound != right.lowerBound { return left.lowerBound < right.lowerBound }
            return left.isEmpty || !right.isEmpty
        }

        while earlierIndex < count || laterIndex < later.count {
            var start = Int.max
            var end = 0
            let originalShiftBefore = originalShift
            let outputShiftBefore = outputShift
            var kind = NormalizationEdit.Kind.composition
            var hasLater = false
            var rules: [String] = []
            while earlierIndex < count || laterIndex < later.count {
                let isEarlier = takesEarlier()
                let middle = isEarlier ? self[earlierIndex].normalized.range : later[laterIndex].original.range
                guard start == Int.max || middle.lowerBound < end else { break }
                start = Swift.min(start, middle.lowerBound)
                end = Swift.max(end, middle.upperBound)
                let edit = isEarlier ? self[earlierIndex] : later[laterIndex]
                if isEarlier {
                    originalShift = edit.original.upperBound - edit.normalized.upperBound
                    earlierIndex += 1
                } else {
                    outputShift = edit.normalized.upperBound - edit.original.upperBound
                    laterIndex += 1
                }
                if !isEarlier || !hasLater { kind = edit.kind }
                hasLater = hasLater || !isEarlier
                for rule in edit.rule?.split(separator: " ") ?? [] where !rules.contains(String(rule)) {
                    rules.append(String(rule))
                }
            }
            result.append(
                NormalizationEdit(
                    kind: kind, original: ByteRange(start + originalShiftBefore, end + originalShift),
                    normalized: ByteRange(start + outputShiftBefore, end + outputShift),
                    rule: rules.isEmpty ? nil : rules.joined(separator: " ")))
        }
        return result
    }
}
