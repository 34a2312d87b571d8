import TextProcessing

/// Words and phrases of the civic list; of two that overlap the longer, which begins first.
struct PlainWordCheck: ReadabilityCheck {
    let lexicon: PlainWordLexicon

    func findings(in sentence: ReadableSentence) -> [ReadabilityFinding] {
        var result: [ReadabilityFinding] = []
        var index = 0
        while index < sentence.tokens.count {
            let match = lexicon.form(beginningWith: sentence.tokens[index].lower) { rest in
                rest.enumerated().allSatisfy { sentence.lower(index + 1 + $0.offset) == $0.element }
            }
            guard let match else {
                index += 1
                continue
            }
            let end = index + 1 + match.rest.count
            if !isName(index, match, sentence) { result.append(finding(match, index..<end, sentence)) }
            index = end
        }
        return result
    }

    /// A word with a capital inside a sentence is part of a name (`Ministerio de Vivienda`).
    private func isName(_ index: Int, _ match: PlainWordLexicon.Form, _ sentence: ReadableSentence) -> Bool {
        guard match.rest.isEmpty, index > 0, !sentence.isInCapitals, !sentence.tokens[index - 1].isMark else {
            return false
        }
        return sentence.tokens[index].text.first?.isUppercase ?? false
    }

    private func finding(
        _ match: PlainWordLexicon.Form, _ tokens: Range<Int>, _ sentence: ReadableSentence
    ) -> ReadabilityFinding {
        let rule: ReadabilityRule =
            match.word.partOfSpeech == .formula ? .administrativeFormula : .difficultWord
        let shown = sentence.text(tokens)
        let note = match.word.note.isEmpty ? "" : " (\(match.word.note))"
        guard !match.replacement.isEmpty else {
            return ReadabilityFinding(
                rule, sentence.range(tokens), "Quite «\(shown)».", "Leave «\(shown)» out.", replacement: "")
        }
        let replacement = cased(match.replacement, like: sentence.tokens[tokens.lowerBound].text, sentence)
        return ReadabilityFinding(
            rule, sentence.range(tokens), "En vez de «\(shown)» use «\(replacement)»\(note).",
            "Instead of «\(shown)» use «\(replacement)»\(note).", replacement: replacement,
            isReplacementInflected: match.isSure)
    }

    private func cased(_ replacement: String, like original: String, _ sentence: ReadableSentence) -> String {
        if sentence.isInCapitals { return replacement.uppercased() }
        guard original.first?.isUppercase ?? false else { return replacement }
        return replacement.prefix(1).uppercased() + replacement.dropFirst()
    }
}
