/// Lists the forms of a difficult word, each with the plain word in the same form.
struct PlainWordForms {
    let verbs: SpanishVerbForms

    /// Forms in small letters, what may stand for each, and whether that has the right form.
    func forms(of word: PlainWord) -> [(form: String, replacement: String, isSure: Bool)] {
        switch word.partOfSpeech {
        case .adverb, .phrase, .formula: [(spaced(word.difficult), word.plain, true)]
        case .noun: noun(word)
        case .adjective: adjective(word)
        case .lemma: lemma(word)
        case .verb, .verbPhrase: verb(word)
        }
    }

    /// Marks are tokens of their own in a text.
    private func spaced(_ phrase: String) -> String { phrase.replacing(",", with: " ,") }

    private func noun(_ word: PlainWord) -> [(String, String, Bool)] {
        let plural = SpanishInflection.plural(of: word.difficult)
        guard word.isInflected else { return [(word.difficult, word.plain, true), (plural, word.plain, false)] }
        return [(word.difficult, word.plain, true), (plural, SpanishInflection.plural(of: word.plain), true)]
    }

    private func adjective(_ word: PlainWord) -> [(String, String, Bool)] {
        let difficult = SpanishInflection.adjective(word.difficult)
        let plain = SpanishInflection.adjective(word.plain)
        var result: [(String, String, Bool)] = []
        for (form, replacement) in zip(difficult, plain) {
            if result.contains(where: { $0.0 == form }) { continue }
            // `vigente` does not tell the gender that `válido` needs.
            let isSure = difficult[0] != difficult[1] || plain[0] == plain[1]
            result.append((form, replacement, isSure))
        }
        return result
    }

    private func lemma(_ word: PlainWord) -> [(String, String, Bool)] {
        var forms = [word.difficult]
        if !word.difficult.hasSuffix("s") {
            forms = SpanishInflection.adjective(word.difficult)
            if !word.difficult.hasSuffix("o") { forms.append(SpanishInflection.plural(of: word.difficult)) }
        }
        var seen: Set<String> = []
        return forms.filter { seen.insert($0).inserted }.map { ($0, word.plain, $0 == word.difficult) }
    }

    private func verb(_ word: PlainWord) -> [(String, String, Bool)] {
        let (head, tail) = split(word.difficult)
        let (plainHead, plainTail) = split(word.plain)
        guard let forms = verbs.forms(of: head) else { return [(word.difficult, word.plain, false)] }
        let plain = word.isInflected ? verbs.forms(of: plainHead) : nil
        var result: [(String, String, Bool)] = []
        for slot in forms.indices {
            let replacement = plain.map { $0[slot] + plainTail } ?? word.plain
            result.append((forms[slot] + tail, replacement, plain != nil))
            guard slot == SpanishVerbForms.participle else { continue }
            let plainForms = plain.map { SpanishInflection.adjective($0[slot]) }
            for (index, form) in SpanishInflection.adjective(forms[slot]).enumerated().dropFirst() {
                result.append((form + tail, plainForms.map { $0[index] + plainTail } ?? word.plain, plain != nil))
            }
        }
        return result
    }

    private func split(_ phrase: String) -> (head: String, tail: String) {
        guard let space = phrase.firstIndex(of: " ") else { return (phrase, "") }
        return (String(phrase[..<space]), String(phrase[space...]))
    }
}
