import TextProcessing

/// Makes the gloss of a line from its analysed words.
struct GlossAssembler: Sendable {
    let lexicon: SignLexicon

    /// The gloss of a line whose words have spans from the line's start.
    func line(_ words: [AnalyzedWord], at span: ByteRange<OriginalText>, rules: GlossRuleSet) -> GlossLine {
        var rest = items(of: WrittenUnits.joined(words), from: span.lowerBound)[...]
        var nextID = rest.count
        var kept: [GlossItem] = []
        var marks: [GlossRuleEngine.Mark] = []
        var omissions: [(item: Int, omission: GlossOmission)] = []
        while !rest.isEmpty {
            let end = rest.firstIndex(where: \.endsSentence).map { $0 + 1 } ?? rest.endIndex
            var engine = GlossRuleEngine(items: Array(rest[rest.startIndex..<end]), nextID: nextID)
            rest = rest[end...]
            engine.apply(rules)
            nextID = engine.nextID
            kept += engine.items.filter { !$0.isPunctuation }
            marks += engine.marks
            omissions += engine.omissions
        }
        return GlossLine(
            span: span, tokens: kept.map(token), marks: marks.compactMap { mark($0, over: kept) },
            omissions: omissions.sorted { $0.item < $1.item }.map(\.omission))
    }

    private func items(of words: [AnalyzedWord], from start: Int) -> [GlossItem] {
        var items: [GlossItem] = []
        var index = 0
        while index < words.count {
            if let (count, entry) = expression(words, at: index) {
                let last = words[index + count - 1]
                let span = ByteRange<OriginalText>(
                    start + words[index].span.lowerBound, start + last.span.upperBound)
                let surface = Self.written(words[index..<(index + count)])
                items.append(
                    GlossItem(
                        id: items.count, lemma: surface.lowercased(), tags: ["expression"], surface: surface,
                        span: span, isKnown: true, gloss: entry.gloss, isSign: true))
                index += count
                continue
            }
            let pieces = ExpressionPieces.words(of: words[index])
            if !pieces.isEmpty {
                for piece in pieces {
                    items.append(item(piece.parts[0], of: piece, id: items.count, from: start))
                }
                index += 1
                continue
            }
            for part in words[index].parts { items.append(item(part, of: words[index], id: items.count, from: start)) }
            index += 1
        }
        return items
    }

    /// The longest expression of two or more words, or the multiword unit, that the lexicon has here.
    private func expression(_ words: [AnalyzedWord], at index: Int) -> (Int, SignEntry)? {
        let longest = min(lexicon.longestExpression, words.count - index)
        for count in stride(from: longest, through: 1, by: -1) {
            let slice = words[index..<(index + count)]
            let surface = Self.written(slice).lowercased()
            if count == 1, !surface.contains(" ") { return nil }
            if let entry = lexicon.entry(lemma: surface) { return (count, entry) }
            let lemmas = slice.map { $0.parts[0].lemma.lowercased() }.joined(separator: " ")
            if let entry = lexicon.entry(lemma: lemmas) { return (count, entry) }
        }
        return nil
    }

    /// Words with one space where the text has any space, so that an abbreviation keeps its stop (`av.`, `p. m.`).
    private static func written(_ words: ArraySlice<AnalyzedWord>) -> String {
        var text = ""
        var end: Int?
        for word in words {
            if let end, end < word.span.lowerBound { text += " " }
            text += word.surface
            end = word.span.upperBound
        }
        return text
    }

    private func item(_ part: MorphologicalReading, of word: AnalyzedWord, id: Int, from start: Int) -> GlossItem {
        let span = ByteRange<OriginalText>(start + word.span.lowerBound, start + word.span.upperBound)
        let small = part.lemma.lowercased()
        var lemma = part.tags.first == "np" ? part.lemma : small
        let surface = word.surface.lowercased()
        var entry = self.entry(lemma: small, surface: surface, part: part, of: word)
        if entry == nil, !word.isKnown || part.tags == ["expression"],
            let guess = SpanishFormGuess.lemma(of: surface, isLemma: { lexicon.entry(lemma: $0) != nil })
        {
            entry = lexicon.entry(lemma: guess)
            lemma = guess
        }
        if entry == nil, !word.isKnown, let found = lexicon.entry(unaccented: surface) {
            entry = found.entry
            lemma = found.lemma
        }
        let written = entry == nil && part.tags.first == "num" ? NumberWords.value(of: small) : nil
        return GlossItem(
            id: id, lemma: lemma, tags: part.tags, surface: word.surface, span: span,
            isKnown: word.isKnown || entry != nil,
            gloss: entry?.gloss ?? written.map(String.init) ?? small.uppercased().replacing(" ", with: "_"),
            isSign: entry != nil)
    }

    // Pronouns and possessives are left to the rules. The form itself comes first where it is no verb (`todos` beside `todo`); of an expression that the lexicon lacks (but not of a number, `treinta y cinco`), the
    // verb stands for the whole, or else its last word.
    private func entry(
        lemma: String, surface: String, part: MorphologicalReading, of word: AnalyzedWord
    ) -> SignEntry? {
        if lemma == "prpers" || part.tags.contains("pos") { return nil }
        let isVerb = part.tags.first?.hasPrefix("vb") ?? false
        if word.parts.count == 1, !isVerb, let entry = lexicon.entry(lemma: surface) { return entry }
        if let entry = lexicon.entry(lemma: lemma) { return entry }
        let words = lemma.split(separator: " ")
        guard words.count > 1, part.tags.first != "num", let head = isVerb ? words.first : words.last else {
            return nil
        }
        return lexicon.entry(lemma: String(head))
    }

    private func token(_ item: GlossItem) -> GlossToken {
        var gloss = item.gloss
        var realization = GlossRealization.missing
        if !item.isSpelled, let entry = lexicon.entry(gloss: gloss) {
            realization = .sign(id: entry.id)
        } else if item.isSpelled || item.isNumber {
            let letters = Fingerspelling.letters(of: item.isNumber ? item.gloss : item.surface)
            if !letters.isEmpty {
                realization = .fingerspelled(letters: letters)
                if item.isSpelled { gloss = letters.joined(separator: "-") }
            }
        }
        return GlossToken(
            gloss: gloss, realization: realization, span: item.span, lemma: item.isAdded ? nil : item.lemma,
            rules: item.rules)
    }

    private func mark(_ mark: GlossRuleEngine.Mark, over items: [GlossItem]) -> GlossMark? {
        let covered = items.indices.filter { mark.items.contains(items[$0].id) }
        guard let first = covered.first, let last = covered.last else { return nil }
        let spans = covered.map { items[$0].span }
        let start = spans.map(\.lowerBound).min() ?? 0
        let end = spans.map(\.upperBound).max() ?? start
        return GlossMark(
            kind: mark.kind, tokens: first..<(last + 1), span: ByteRange(start, end), rule: mark.rule)
    }
}
