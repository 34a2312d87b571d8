public import TextProcessing

/// The gloss of one line of a text.
public struct GlossLine: Hashable, Sendable {
    /// Where the line stands in the text, in UTF-8 bytes, without its line feed.
    public let span: ByteRange<OriginalText>
    /// Signs in the order of signing.
    public let tokens: [GlossToken]
    /// Non-manual marks by first token.
    public let marks: [GlossMark]
    /// Words without a token, in order of the text.
    public let omissions: [GlossOmission]

    /// The gloss as one line of text.
    public var text: String { tokens.map(\.gloss).joined(separator: " ") }
}

/// How much of a gloss can be signed.
public struct GlossCoverage: Hashable, Sendable {
    /// Tokens with a sign of the lexicon.
    public var signs = 0
    /// Fingerspelled tokens.
    public var fingerspelled = 0
    /// Tokens without a known sign.
    public var missing = 0
    /// Words of the text that rules left out.
    public var omitted = 0

    /// Share of tokens that have a sign or hand letters, from 0 to 1; 1 for a text without tokens.
    public var share: Double {
        let total = signs + fingerspelled + missing
        return total == 0 ? 1 : Double(total - missing) / Double(total)
    }
}

/// A text in gloss, line by line.
public struct GlossResult: Hashable, Sendable {
    /// One line of gloss for each line of the text.
    public let lines: [GlossLine]

    /// Creates a result from its lines.
    public init(lines: [GlossLine]) { self.lines = lines }

    /// The lines as text, one gloss line for each line of the source.
    public var text: String { lines.map(\.text).joined(separator: "\n") }

    /// How much of the gloss can be signed.
    public var coverage: GlossCoverage {
        var coverage = GlossCoverage()
        for line in lines {
            coverage.omitted += line.omissions.count
            for token in line.tokens {
                switch token.realization {
                case .sign: coverage.signs += 1
                case .fingerspelled: coverage.fingerspelled += 1
                case .missing: coverage.missing += 1
                }
            }
        }
        return coverage
    }

    /// Glosses without a known sign, each once, sorted.
    public var missingGlosses: [String] {
        Set(lines.flatMap(\.tokens).filter { $0.realization == .missing }.map(\.gloss)).sorted()
    }
}
