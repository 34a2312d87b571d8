import TextProcessing

/// Orders the readings of the last word of a clause that has had no verb yet.
struct AndeanReadingOrder {
    let index: AndeanIndex

    /// Asserted adjectives, then verbs with a person, then the rest, each in the analyser's order.
    func predicatesFirst(_ analyses: [WordAnalysis]) -> [WordAnalysis] {
        // `yatichirïtwa`: a noun made of a verb and made a verb again goes before the verb it comes from.
        let hasAgent = analyses.contains { analysis in
            let tags = analysis.suffixes.map(\.gloss)
            return analysis.root.category == .verb && tags.contains("AG") && tags.contains("COP")
        }
        let ranks = analyses.map { rank($0, hasAgent: hasAgent) }
        return (0...2).flatMap { rank in zip(analyses, ranks).filter { $0.1 == rank }.map(\.0) }
    }

    private func rank(_ analysis: WordAnalysis, hasAgent: Bool) -> Int {
        let tags = analysis.suffixes.map(\.gloss)
        let entries = index.entries(of: analysis.root.form)
        let isAsserted = tags.contains("DIR") || tags.contains("FOC")
        if analysis.root.category != .verb {
            if isAsserted, entries.contains(where: { $0.partOfSpeech == .adjective }) { return 0 }
            return hasAgent && tags.contains("COP") && !entries.isEmpty ? 0 : 2
        }
        guard entries.contains(where: { $0.partOfSpeech == .verb }), !tags.contains("AG"), !tags.contains("COP"),
            // An order asserts nothing: `kawsaymi` is a noun.
            !(isAsserted && tags.contains { $0.hasSuffix("IMP") })
        else { return 2 }
        let isFinite = tags.contains { tag in
            tag.first?.isNumber == true && !tag.hasSuffix("POSS") && !tag.hasSuffix("OBJ")
        }
        return isFinite ? 1 : 2
    }
}
