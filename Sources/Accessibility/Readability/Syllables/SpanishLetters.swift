import TextProcessing

/// A word as small composed letters, each with the number of scalars it was written with.
struct SpanishLetters {
    /// Small letters, composed (`á` is one scalar); marks that make no Spanish letter are dropped.
    private(set) var letters: [Unicode.Scalar] = []
    /// Offset in scalars of the word at which each letter begins.
    private(set) var starts: [Int] = []
    /// Number of scalars of the word.
    private(set) var scalarCount = 0

    init(_ word: some StringProtocol) {
        for scalar in word.unicodeScalars {
            defer { scalarCount += 1 }
            if let last = letters.last,
                let composed = Letter.composed(last.value, with: scalar.value).flatMap(Unicode.Scalar.init)
            {
                letters[letters.count - 1] = composed
                continue
            }
            if scalar.value >= 0x300, scalar.properties.generalCategory == .nonspacingMark { continue }
            letters.append(Self.small(scalar))
            starts.append(scalarCount)
        }
    }

    static func small(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        if scalar.value < 0x80 {
            return (0x41...0x5A).contains(scalar.value) ? Unicode.Scalar(UInt8(scalar.value) | 0x20) : scalar
        }
        let mapping = scalar.properties.lowercaseMapping.unicodeScalars
        return mapping.first.flatMap { mapping.count == 1 ? $0 : nil } ?? scalar
    }
}
