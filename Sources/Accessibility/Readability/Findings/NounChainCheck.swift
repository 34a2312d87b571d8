import TextProcessing

/// Nouns hung on each other by `de`: the third one is a chain.
struct NounChainCheck: ReadabilityCheck {
    let limits: ReadabilityLimits

    /// From one `de` to the next stand an article and a noun, or a noun and an adjective.
    private static let reach = 3

    func findings(in sentence: ReadableSentence) -> [ReadabilityFinding] {
        var result: [ReadabilityFinding] = []
        var links: [Int] = []
        func close() {
            if links.count > limits.nounChain, let first = links.first, let last = links.last {
                let end = min(last + 2 + (isArticle(sentence.lower(last + 1)) ? 1 : 0), sentence.tokens.count)
                let hasHead = first > 0 && !sentence.tokens[first - 1].isMark
                result.append(
                    ReadabilityFinding(
                        .nounChain, sentence.range((hasHead ? first - 1 : first)..<end),
                        "Hay \(links.count) «de» seguidos. Use verbos («para que revisen…») o divida la frase.",
                        "\(links.count) «de» in a row. Use verbs, or divide the phrase."))
            }
            links = []
        }
        for (index, token) in sentence.tokens.enumerated() {
            if let last = links.last, index - last > Self.reach { close() }
            if token.lower == "de" || token.lower == "del" {
                if isPartOfDate(index, sentence) { close() } else { links.append(index) }
            } else if !token.isWord || SpanishFunctionWords.chainBreakers.contains(token.lower) {
                close()
            }
        }
        close()
        return result
    }

    private func isArticle(_ word: String) -> Bool { SpanishFunctionWords.articles.contains(word) }

    private func isPartOfDate(_ index: Int, _ sentence: ReadableSentence) -> Bool {
        [index - 1, index + 1].contains { position in
            sentence.tokens.indices.contains(position)
                && (sentence.tokens[position].kind == .number
                    || SpanishFunctionWords.months.contains(sentence.tokens[position].lower))
        }
    }
}
