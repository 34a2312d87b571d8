/// Names of persons: runs of words of the gazetteer, with unknown capitalized words beside them.
struct NameRecognizer {
    let text: FoldedText
    let gazetteer: NameGazetteer
    /// Unknown capitalized words that may follow a name or a title.
    private static let unknownWords = 2

    /// A name under construction.
    private struct Chain {
        var first: Int
        var last: Int
        /// End in bytes: before the endings of the last word.
        var end: Int
        var members = 0
        var unknown = 0
        /// Members that are no common words.
        var clear = 0
        var isProven = false
        var endsInGiven = false
    }

    /// The names of the text.
    func data(into data: inout [PersonalDatum]) {
        var index = 0
        while index < text.tokens.count {
            let token = text.tokens[index]
            guard !token.isNumber, !text.touchesPrevious(index), let match = gazetteer.match(token, in: text) else {
                index += 1
                continue
            }
            if match.entry.role == .title {
                index = name(afterTitle: index, match, into: &data)
            } else if match.entry.isName {
                index = name(at: index, match, title: nil, into: &data)
            } else {
                index += 1
            }
        }
    }

    /// A title makes names of ambiguous and of unknown words behind it; gives the next token to look at.
    private func name(
        afterTitle index: Int, _ title: NameGazetteer.Match, into data: inout [PersonalDatum]
    ) -> Int {
        let next = index + 1
        guard next < text.tokens.count, isNear(index), !text.tokens[next].isNumber else { return next }
        if let match = gazetteer.match(text.tokens[next], in: text) {
            guard match.entry.isName else { return next }
            return name(at: next, match, title: title.entry, into: &data)
        }
        guard title.entry.evidence == .free, isUnknownName(next) else { return next }
        var chain = Chain(first: next, last: next, end: text.tokens[next].end, unknown: 1, isProven: true)
        extend(&chain)
        append(chain, into: &data)
        return chain.last + 1
    }

    private func name(
        at index: Int, _ match: NameGazetteer.Match, title: NameGazetteer.Entry?, into data: inout [PersonalDatum]
    ) -> Int {
        var chain = Chain(first: index, last: index, end: match.end, members: 1)
        chain.clear = match.entry.evidence == .ambiguous ? 0 : 1
        chain.isProven = isProven(match, text.tokens[index], title: title)
        chain.endsInGiven = match.entry.role != .surname
        if !match.hasSuffix { extend(&chain) }
        guard chain.isProven, !isPlace(chain, title) else { return chain.last + 1 }
        if index > 0, title == nil, isNear(index - 1), isUnknownName(index - 1), !beginsSentence(index - 1) {
            chain.first = index - 1
        }
        append(chain, into: &data)
        return chain.last + 1
    }

    /// Whether a word is a name by itself, or by its title.
    private func isProven(
        _ match: NameGazetteer.Match, _ token: FoldedText.Token, title: NameGazetteer.Entry?
    ) -> Bool {
        if let title, title.evidence == .free || token.isCapitalized { return true }
        switch match.entry.evidence {
        case .free: return true
        case .capital: return token.isCapitalized
        case .ambiguous:
            // An ending of two letters or more on a capitalized word: `Rosaru`, `Floresman`.
            return token.isCapitalized && match.hasSuffix && token.end - match.end >= 2
        }
    }

    /// `San Martín` and `Santa Rosa` are places.
    private func isPlace(_ chain: Chain, _ title: NameGazetteer.Entry?) -> Bool {
        guard chain.first > 0, chain.members == 1, chain.unknown == 0, title == nil, isNear(chain.first - 1) else {
            return false
        }
        return gazetteer.match(text.tokens[chain.first - 1], in: text)?.entry.role == .place
    }

    /// Takes the words behind a name that belong to it.
    private func extend(_ chain: inout Chain) {
        while let next = nextMember(chain) {
            let token = text.tokens[next]
            if let match = gazetteer.match(token, in: text), match.entry.isName {
                let wasCapitalized = text.tokens[chain.last].isCapitalized
                chain.members += 1
                chain.clear += match.entry.evidence == .ambiguous ? 0 : 1
                (chain.last, chain.end) = (next, match.end)
                chain.isProven =
                    chain.isProven || isProven(match, token, title: nil)
                    || (wasCapitalized && token.isCapitalized) || chain.clear >= 2
                    // `rosa huaman`: a common word as a given name, and a surname that is no common word.
                    || (chain.endsInGiven && match.entry.role != .given && match.entry.evidence != .ambiguous)
                chain.endsInGiven = match.entry.role != .surname
                if match.hasSuffix { return }
            } else if chain.isProven, isUnknownName(next), chain.unknown < Self.unknownWords {
                chain.unknown += 1
                (chain.last, chain.end) = (next, token.end)
            } else if token.count == 1, token.isCapitalized, text.sign(at: token.end) == 0x2E {
                (chain.last, chain.end) = (next, token.end)
            } else {
                return
            }
        }
    }

    /// The next word that may belong to a name, over small joining words: `Juan de la Cruz`, `Quispe Mamani, Ana`.
    private func nextMember(_ chain: Chain) -> Int? {
        var next = chain.last + 1
        guard next < text.tokens.count, isNear(chain.last, allowsComma: true) else { return nil }
        var steps = 0
        while steps < 3, next + 1 < text.tokens.count,
            text.word(text.tokens[next], isOneOf: ["de", "del", "la", "las", "los", "vda", "viuda"])
        {
            guard isNear(next) else { return nil }
            next += 1
            steps += 1
        }
        let token = text.tokens[next]
        if token.isNumber { return nil }
        let isKnown = gazetteer.match(token, in: text)?.entry.isName ?? false
        // Over a comma or a joining word only what the gazetteer knows, and with a capital, belongs to the name.
        if steps > 0 || text.separator(after: chain.last) != 0x20 {
            let isInitial = text.tokens[chain.last].count == 1
            let areCapitalized = token.isCapitalized && text.tokens[chain.last].isCapitalized
            return isKnown && areCapitalized || (isInitial && steps == 0 && isUnknownName(next)) ? next : nil
        }
        return next
    }

    /// Whether a space, or a stop or comma and a space, is all between a token and the next.
    private func isNear(_ index: Int, allowsComma: Bool = false) -> Bool {
        guard let separator = text.separator(after: index) else {
            let gap = text.gap(after: index)
            let isShort = text.tokens[index].count <= 5 && gap == [0x2E, 0x20]
            return isShort || (allowsComma && gap == [0x2C, 0x20])
        }
        return separator == 0x20 || separator == 0x2D || (separator == 0x2E && text.tokens[index].count <= 4)
    }

    /// Whether a word is written as a name is and is none of the words known to be something else.
    private func isUnknownName(_ index: Int) -> Bool {
        let token = text.tokens[index]
        guard !token.isNumber, token.isCapitalized, !token.isAllCapitals, token.count >= 3, !text.touchesPrevious(index)
        else { return false }
        return gazetteer.match(token, in: text) == nil
    }

    private func beginsSentence(_ index: Int) -> Bool {
        guard index > 0 else { return true }
        let gap = text.folded[text.tokens[index - 1].end..<text.tokens[index].start]
        return gap.contains { ![0x20, 0x2C].contains($0) }
    }

    private func append(_ chain: Chain, into data: inout [PersonalDatum]) {
        data.append(PersonalDatum(.personName, range: ByteRange(text.tokens[chain.first].start, chain.end)))
    }
}
