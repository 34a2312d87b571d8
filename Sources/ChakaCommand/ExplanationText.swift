import Translation

/// What an answer was made from, for a person to read.
enum ExplanationText {
    /// Lines that begin with two spaces: for each phrase its two texts, its score parts and where it was learned.
    static func lines(of result: TranslationResult) -> [String] {
        result.segments.flatMap(\.explanations).flatMap { explanation in
            ["  \(explanation.pair) \(explanation.model)\t\(number(explanation.score))\t\(text(explanation.parts))"]
                + explanation.phrases.map { phrase in
                    "  \(phrase.source)\t> \(phrase.target)\t\(phrase.isCarried ? "=" : text(phrase.parts))\t"
                        + phrase.learnedFrom.joined(separator: " ")
                }
        }
    }

    private static func text(_ parts: [SegmentExplanation.ScorePart]) -> String {
        parts.map { "\($0.name) \(number($0.weighted))" }.joined(separator: ", ")
    }

    private static func number(_ value: Double) -> String { "\((value * 100).rounded() / 100)" }
}
