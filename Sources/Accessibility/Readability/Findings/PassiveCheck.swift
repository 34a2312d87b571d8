import TextProcessing

/// Passives with `ser`, and with `se` where the verb is one of procedures.
struct PassiveCheck: ReadabilityCheck {
    /// Third person forms of verbs that take an object.
    let transitiveForms: Set<String>

    func findings(in sentence: ReadableSentence) -> [ReadabilityFinding] {
        var result: [ReadabilityFinding] = []
        for index in sentence.tokens.indices {
            let word = sentence.tokens[index].lower
            if SpanishVerbs.serForms.contains(word) {
                if let finding = passive(from: index, in: sentence) { result.append(finding) }
            } else if word == "se", transitiveForms.contains(sentence.lower(index + 1)) {
                result.append(
                    ReadabilityFinding(
                        .passiveWithSe, sentence.range(index..<index + 2),
                        "Si importa quién lo hace, dígalo: «usted…», «la oficina…».",
                        "Where it matters who acts, say it: «usted…», «la oficina…»."))
            }
        }
        return result
    }

    private func passive(from index: Int, in sentence: ReadableSentence) -> ReadabilityFinding? {
        var next = index + 1
        if sentence.lower(next).hasSuffix("mente") || ["ya", "también", "siempre"].contains(sentence.lower(next)) {
            next += 1
        }
        if sentence.tokens[index].lower != "sido", sentence.lower(next) == "sido" { return nil }
        guard sentence.tokens.indices.contains(next), SpanishVerbs.isParticiple(sentence.lower(next)) else {
            return nil
        }
        var start = index
        if sentence.tokens[index].lower == "sido", index > 0 { start -= 1 }
        guard let agent = agent(behind: next, in: sentence) else {
            return ReadabilityFinding(
                .passiveVoice, sentence.range(start..<next + 1),
                "Diga primero quién hace la acción y use el verbo en forma activa.",
                "Say first who acts, and use the active form of the verb.")
        }
        return ReadabilityFinding(
            .passiveVoice, sentence.range(start..<agent.upperBound),
            "Empiece por quien actúa: «\(sentence.text(agent))», y use el verbo en forma activa.",
            "Begin with who acts, «\(sentence.text(agent))», and use the active form of the verb.")
    }

    /// The nouns behind `por`, up to the next mark or connecting word, seven words at most.
    private func agent(behind participle: Int, in sentence: ReadableSentence) -> Range<Int>? {
        guard let by = (participle + 1...participle + 4).first(where: { sentence.lower($0) == "por" }) else {
            return nil
        }
        let start = by + 1
        var end = start
        while end < sentence.tokens.count, end - start < 7, sentence.tokens[end].isWord,
            !SpanishFunctionWords.connectives.contains(sentence.tokens[end].lower),
            !["en", "para", "a", "con", "y"].contains(sentence.tokens[end].lower)
        {
            end += 1
        }
        return end > start ? start..<end : nil
    }
}
