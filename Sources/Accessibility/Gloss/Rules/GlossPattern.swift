/// A condition on one word, `[pos=n|adj tag!=pl]`.
struct GlossCondition: Hashable, Sendable {
    /// What is compared.
    enum Key: String, Sendable {
        /// Dictionary form in small letters.
        case lemma
        /// Part of speech, the first tag.
        case pos
        /// Any tag.
        case tag
        /// The word as it stands, in small letters.
        case word
        /// The gloss so far.
        case gloss
        /// `name`, `unknown`, `sign`, `number` or `added`.
        case kind = "is"
    }

    /// What is compared.
    let key: Key
    /// Values of which one must be equal.
    let values: [String]
    /// Whether none may be equal instead.
    let isNegated: Bool

    func holds(for item: GlossItem) -> Bool {
        let matches =
            switch key {
            case .lemma: values.contains(item.lemma.lowercased())
            case .pos: item.tags.first.map(values.contains) ?? false
            case .tag: item.tags.contains(where: values.contains)
            case .word: values.contains(item.surface.lowercased())
            case .gloss: values.contains(item.gloss)
            case .kind: values.contains(where: item.isOf(kind:))
            }
        return matches != isNegated
    }
}

/// Neighbouring words that a rule looks for: `^ [lemma=no] * [pos=vblex]`.
struct GlossPattern: Hashable, Sendable {
    /// One place of a pattern.
    enum Element: Hashable, Sendable {
        /// A word for which all conditions hold.
        case word([GlossCondition])
        /// Up to four words of any kind, as few as possible; not over punctuation.
        case gap
    }

    /// The places in order.
    let elements: [Element]
    /// Whether the first place is the first word of the sentence.
    let isAtStart: Bool
    /// Whether the last place is the last word of the sentence.
    let isAtEnd: Bool

    /// Number of words, which the actions count from 1.
    var wordCount: Int { elements.count { $0 != .gap } }

    private static let longestGap = 4
    /// Most signs of punctuation before the first word or behind the last; looking further would take quadratic time.
    private static let longestEdge = 16

    /// Positions in the sentence of the pattern's words for a match that begins at `start`, or nil.
    func match(_ items: [GlossItem], at start: Int) -> [Int]? {
        if isAtStart {
            guard start <= Self.longestEdge, items[..<start].allSatisfy(\.isPunctuation) else { return nil }
        }
        var found: [Int] = []
        return match(items, element: 0, at: start, &found) ? found : nil
    }

    /// Whether the pattern occurs anywhere in the sentence.
    func occurs(in items: [GlossItem]) -> Bool { items.indices.contains { match(items, at: $0) != nil } }

    private func match(_ items: [GlossItem], element: Int, at position: Int, _ found: inout [Int]) -> Bool {
        guard element < elements.count else {
            guard isAtEnd else { return true }
            return items.count - position <= Self.longestEdge && items[position...].allSatisfy(\.isPunctuation)
        }
        switch elements[element] {
        case .word(let conditions):
            guard position < items.count, conditions.allSatisfy({ $0.holds(for: items[position]) }) else {
                return false
            }
            found.append(position)
            if match(items, element: element + 1, at: position + 1, &found) { return true }
            found.removeLast()
            return false
        case .gap:
            var next = position
            while next <= items.count, next - position <= Self.longestGap {
                if match(items, element: element + 1, at: next, &found) { return true }
                guard next < items.count, !items[next].isPunctuation else { return false }
                next += 1
            }
            return false
        }
    }
}
