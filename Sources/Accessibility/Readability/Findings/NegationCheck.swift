import TextProcessing

/// Two negations within one clause.
struct NegationCheck: ReadabilityCheck {
    /// More words between them are two statements.
    private static let reach = 8

    func findings(in sentence: ReadableSentence) -> [ReadabilityFinding] {
        var result: [ReadabilityFinding] = []
        var first: Int?
        for (index, token) in sentence.tokens.enumerated() {
            if token.isMark {
                first = nil
                continue
            }
            guard SpanishFunctionWords.negations.contains(token.lower) else { continue }
            // `no obstante` and `sin embargo` deny nothing.
            if token.lower == "no", sentence.lower(index + 1) == "obstante" { continue }
            if token.lower == "sin", sentence.lower(index + 1) == "embargo" { continue }
            if let start = first, index - start <= Self.reach {
                result.append(
                    ReadabilityFinding(
                        .doubleNegation, sentence.range(start..<index + 1),
                        "Dígalo en positivo o con una sola negación: «solo…», «siempre…», «todos…».",
                        "Say it positively or with one negation: «solo…», «siempre…», «todos…»."))
                first = nil
            } else {
                first = index
            }
        }
        return result
    }
}
