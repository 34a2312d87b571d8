import TextProcessing

/// Reads a Quechua or Aymara sentence into constituents: each word by its root and the tags of its suffixes.
struct AndeanClauseReader: Sendable {
    let conventions: AndeanConventions
    let index: AndeanIndex
    let analyzer: WordAnalyzer
    let tokenizer: Tokenizer

    /// The constituents of a sentence, in its order.
    func constituents(of text: String, protected: [ByteRange<NormalizedForm>]) -> [Constituent] {
        let tokens = tokenizer.tokens(in: text, language: conventions.variety, protected: protected)
        let words = tokens.map { String(text[utf8: $0.range]) }
        var result: [Constituent] = []
        var position = 0
        var isNegated = false
        while position < tokens.count {
            if tokens[position].kind != .word {
                result.append(
                    tokens[position].kind == .punctuation
                        ? .punctuation(words[position])
                        : .nominal(Nominal(head: LookedUpWord(text: words[position], entry: nil, isVerbatim: true))))
                position += 1
                continue
            }
            if let (entry, length) = longEntry(at: position, words: words) {
                let text = words[position..<(position + length)].joined(separator: " ")
                result.append(constituent(LookedUpWord(text: text, entry: entry), tags: []))
                position += length
                continue
            }
            let (word, tags, isVerb) = read(words[position], isInitial: position == 0)
            position += 1
            if isNegation(word.text) {
                isNegated = true
            } else if isVerb {
                var predicate = Predicate(verb: word, features: features(of: tags))
                predicate.isNegated = isNegated
                predicate.isProgressive = tags.contains("PROG")
                if tags.contains("1OBJ") { predicate.object = .first }
                isNegated = false
                result.append(.predicate(predicate))
            } else {
                result.append(constituent(word, tags: tags))
            }
        }
        return result
    }

    private func isNegation(_ word: String) -> Bool {
        let key = AndeanIndex.key(word)
        return [conventions.negation.other, conventions.negation.prohibition].contains { negation in
            key == negation || key.hasPrefix(negation) && key.count <= negation.count + 3
        }
    }

    private func longEntry(at position: Int, words: [String]) -> (DictionaryEntry, Int)? {
        var length = min(index.longestEntry, words.count - position)
        while length > 1 {
            if let entry = index.entries(of: words[position..<(position + length)].joined(separator: " ")).first {
                return (entry, length)
            }
            length -= 1
        }
        return nil
    }

    /// The best reading of a word whose root the dictionary has: fewest suffixes left unexplained, known roots first.
    private func read(_ word: String, isInitial: Bool) -> (LookedUpWord, [String], isVerb: Bool) {
        if let entry = index.entries(of: word).first(where: { $0.partOfSpeech != .verb }) {
            return (LookedUpWord(text: word, entry: entry), [], false)
        }
        let analyses = analyzer.analyses(of: word)
        for analysis in analyses {
            let isVerbRoot = analysis.root.category == .verb
            let found = index.entries(of: analysis.root.form).first { ($0.partOfSpeech == .verb) == isVerbRoot }
            guard let entry = found else { continue }
            let tags = analysis.morphemes.dropFirst().map(\.gloss)
            return (LookedUpWord(text: word, entry: entry), tags, isVerbRoot && !isNominalized(tags))
        }
        let isName = word.first?.isUppercase == true && (!isInitial || word == word.uppercased())
        return (
            LookedUpWord(text: word, entry: nil, isVerbatim: isName),
            analyses.first?.morphemes.dropFirst().map(\.gloss) ?? [], false
        )
    }

    private func isNominalized(_ tags: [String]) -> Bool { false }

    private func constituent(_ word: LookedUpWord, tags: [String]) -> Constituent {
        if word.entry?.partOfSpeech == .invariable { return .word(word) }
        var nominal = Nominal(head: word)
        nominal.isPlural = tags.contains("PL")
        nominal.possessor = conventions.possessors.first { tags.contains($0.value) }?.key
        nominal.relation =
            conventions.cases.sorted { $0.key.rawValue < $1.key.rawValue }
            .first { tags.contains($0.value) }?.key ?? .nominative
        nominal.isPrivative = tags.contains("PRIV")
        return .nominal(nominal)
    }

    /// Person, number and tense of the tags; the third person of the present where they say nothing.
    private func features(of tags: [String]) -> VerbFeatures {
        var features = VerbFeatures(tense: .present)
        for tag in tags {
            if tag.hasSuffix("IMP") { features.tense = .imperative }
            if tag.hasSuffix("FUT") { features.tense = .future }
            if tag.hasSuffix("COND") || tag.hasSuffix("CF") { features.tense = .conditional }
            if tag == "PST" || tag == "NPST" || tag.hasSuffix(".PST") { features.tense = .past }
            if tag == "SS" { features.tense = .gerund }
            if tag == "INF" { features.tense = .infinitive }
            if tag == "PTCP" { features.tense = .participle }
            guard let first = tag.first,
                let person = first.wholeNumberValue.flatMap(VerbFeatures.Person.init(rawValue:)),
                tag.contains("SG") || tag.contains("PL") || tag == "\(first)" || tag.dropFirst().first == "."
            else { continue }
            features.person = person
            features.isPlural = tag.contains("PL")
        }
        if features.tense == .imperative, features.person == .third { features.tense = .subjunctive }
        return features
    }
}
