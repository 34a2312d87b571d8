import TextProcessing

/// Sentences of too many words or clauses, with a place to divide them.
struct LongSentenceCheck: ReadabilityCheck {
    let limits: ReadabilityLimits

    private struct Place {
        let token: Int
        let rank: Int
        let spanish: String
        let english: String
    }

    func findings(in sentence: ReadableSentence) -> [ReadabilityFinding] {
        var result: [ReadabilityFinding] = []
        let words = sentence.counts.words
        if words > limits.sentenceWords {
            if let place = place(in: sentence) {
                let token = sentence.tokens[place.token]
                result.append(
                    ReadabilityFinding(
                        .longSentence, sentence.range,
                        "Son \(words) palabras. Puede terminar la oración antes de «\(token.text)» (\(place.spanish)).",
                        "\(words) words. The sentence can end before «\(token.text)» (\(place.english)).",
                        splitOffset: token.range.lowerBound))
            } else if let colon = enumeration(in: sentence) {
                result.append(
                    ReadabilityFinding(
                        .longSentence, sentence.range,
                        "Son \(words) palabras. Ponga en una lista lo que sigue a «\(sentence.text(colon))».",
                        "\(words) words. Make a list of what follows «\(sentence.text(colon))»."))
            } else {
                result.append(
                    ReadabilityFinding(
                        .longSentence, sentence.range,
                        "Son \(words) palabras. Divida la oración: una idea en cada una.",
                        "\(words) words. Divide the sentence: one idea in each."))
            }
        }
        let clauses = sentence.tokens.count { SpanishFunctionWords.connectives.contains($0.lower) }
        if clauses > limits.clauses {
            result.append(
                ReadabilityFinding(
                    .manyClauses, sentence.range,
                    "Hay \(clauses) palabras que unen ideas. Escriba una oración para cada idea o use una lista.",
                    "\(clauses) words join ideas. Write one sentence for each idea, or a list."))
        }
        return result
    }

    /// The best place, and of equal ones that next to the middle; not within four words of either end.
    private func place(in sentence: ReadableSentence) -> Place? {
        let tokens = sentence.tokens
        let middle = tokens.count / 2
        var best: Place?
        for index in tokens.indices where index >= 5 && index + 4 < tokens.count {
            guard let place = place(at: index, in: sentence) else { continue }
            guard let current = best else {
                best = place
                continue
            }
            if (place.rank, abs(place.token - middle)) < (current.rank, abs(current.token - middle)) { best = place }
        }
        return best
    }

    private func place(at index: Int, in sentence: ReadableSentence) -> Place? {
        let word = sentence.tokens[index].lower
        let previous = sentence.lower(index - 1)
        let next = sentence.lower(index + 1)
        if previous == ";" { return Place(token: index, rank: 0, spanish: "tras punto y coma", english: "semicolon") }
        if word == "y", next == "que" { return Place(token: index, rank: 1, spanish: "«y que»", english: "«y que»") }
        if previous == ",", SpanishFunctionWords.adversatives.contains(word) {
            return Place(token: index, rank: 1, spanish: "otra idea", english: "another idea")
        }
        let isRelative =
            ["que", "quien", "quienes", "donde", "cuyo", "cuya", "cuyos", "cuyas"].contains(word)
            || (["el", "la", "los", "las", "lo"].contains(word) && ["cual", "cuales"].contains(next))
        if previous == ",", isRelative {
            return Place(token: index, rank: 2, spanish: "oración de relativo", english: "relative clause")
        }
        if previous == ",", SpanishVerbs.isGerund(word) {
            return Place(token: index, rank: 3, spanish: "gerundio", english: "gerund")
        }
        if previous == ",", word == "y" || word == "e" {
            return Place(token: index, rank: 3, spanish: "«y» tras coma", english: "«y» after a comma")
        }
        if isRelative, word != "que", previous != ",", index > 0 {
            return Place(token: index, rank: 4, spanish: "oración de relativo", english: "relative clause")
        }
        if word == "y", previous != ",", !closesEnumeration(index, sentence) {
            return Place(token: index, rank: 5, spanish: "«y»", english: "«y»")
        }
        return nil
    }

    /// Whether a comma stands shortly before: `copia, recibo y foto` is no place to divide.
    private func closesEnumeration(_ index: Int, _ sentence: ReadableSentence) -> Bool {
        (max(0, index - 8)..<index).contains { sentence.lower($0) == "," }
    }

    /// The word before a colon with two commas or more behind it.
    private func enumeration(in sentence: ReadableSentence) -> Range<Int>? {
        guard let colon = sentence.tokens.indices.first(where: { sentence.lower($0) == ":" }), colon > 0,
            sentence.tokens[colon...].count(where: { $0.lower == "," }) > 1
        else { return nil }
        return colon - 1..<colon
    }
}
