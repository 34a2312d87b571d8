/// How long translations are beside their references: a metric that is won by length shows here.
public struct LengthRatio: Sendable, Equatable {
    /// Scalars without white space, of the translations by those of the first reference.
    public let characters: Double
    /// Tokens of BLEU, of the translations by those of the first reference.
    public let tokens: Double

    /// Counts on all cores.
    ///
    /// - Parameters:
    ///   - hypotheses: Translations.
    ///   - references: The first reference of each.
    ///   - tokenizer: Tokenizer of BLEU.
    /// - Throws: `EvaluationError` where the lists are empty or not equally long.
    public init(
        hypotheses: [String], references: [String], tokenizer: BLEUTokenizer = .v13a
    ) throws(EvaluationError) {
        guard hypotheses.count == references.count else {
            throw .differentLengths(hypotheses: hypotheses.count, references: references.count)
        }
        guard !hypotheses.isEmpty else { throw .empty }
        let counts = Shards.map(hypotheses.count) { line in
            let texts = (hypotheses[line], references[line])
            return SIMD4<Int64>(
                Self.characters(texts.0), Self.characters(texts.1), Int64(tokenizer.keys(texts.0).count),
                Int64(tokenizer.keys(texts.1).count))
        }
        let sum = counts.reduce(SIMD4<Int64>.zero) { $0 &+ $1 }
        characters = Double(sum[0]) / Double(max(sum[1], 1))
        tokens = Double(sum[2]) / Double(max(sum[3], 1))
    }

    private static func characters(_ line: String) -> Int64 {
        var line = line
        return line.withUTF8 { bytes in
            var decoder = UTF8ScalarDecoder(bytes)
            var count: Int64 = 0
            while let scalar = decoder.next() { if !NGramScanner.isSpace(scalar) { count += 1 } }
            return count
        }
    }
}
