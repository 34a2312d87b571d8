/// Finds the cheapest suffix chains from a place in a word to its end.
///
/// Results are memoized by state, place, what happened to the vowel before the place, and the allomorph before it;
/// each keeps at most `width` chains, so work grows with the length of the word, not with the number of readings.
struct SuffixChainSearch {
    /// What happened to the last vowel of the morpheme before a place.
    enum Edge: Int, Sendable { case plain = 0, deleted, lengthened }

    /// A suffix as found in the word; chains are lists of these through `next`.
    struct Node {
        let suffix: Int
        let allomorph: Int
        let start: Int
        let end: Int
        let edge: Edge
        let next: Int?
    }

    struct Chain {
        let cost: Double
        let node: Int?
    }

    static let finalDropCost = 0.3
    let grammar: SuffixGrammar
    let letters: [UInt32]
    let width: Int
    private(set) var nodes: [Node] = []
    private var memo: [Int: [Chain]] = [:]

    init(grammar: SuffixGrammar, letters: [UInt32], width: Int) {
        self.grammar = grammar
        self.letters = letters
        self.width = width
    }

    /// Chains after a root that ends at `place`.
    mutating func chains(state: Int, place: Int, edge: Edge) -> [Chain] {
        chains(state: state, place: place, edge: edge, previous: nil)
    }

    private mutating func chains(
        state: Int, place: Int, edge: Edge, previous: (suffix: Int, allomorph: Int)?
    ) -> [Chain] {
        let before = previous.map { grammar.suffixes[$0.suffix].allomorphs[$0.allomorph] }
        var key = ((state * 4 + edge.rawValue) * 128) + place
        // Only an allomorph that minds what follows makes a difference to the rest of the word.
        if let previous, before?.following.isEmpty == false {
            key += ((previous.suffix * 16 + previous.allomorph) + 1) << 32
        }
        if let known = memo[key] { return known }
        memo[key] = []
        var found: [Chain] = []
        if place == letters.count, grammar.isFinal[state], before?.permits(following: nil) ?? true {
            if edge == .plain { found.append(Chain(cost: 0, node: nil)) }
            if edge == .deleted, grammar.dropsFinalVowel { found.append(Chain(cost: Self.finalDropCost, node: nil)) }
        }
        for index in grammar.outgoing[state] {
            let suffix = grammar.suffixes[index]
            if before?.permits(following: suffix.tag) == false { continue }
            for (number, form) in suffix.allomorphs.enumerated() where fits(form, at: place, edge: edge) {
                for (end, after) in ends(of: form, at: place) {
                    let rest = chains(state: suffix.to, place: end, edge: after, previous: (index, number))
                    for chain in rest {
                        nodes.append(
                            Node(
                                suffix: index, allomorph: number, start: place, end: end, edge: after, next: chain.node)
                        )
                        found.append(Chain(cost: chain.cost + suffix.cost, node: nodes.count - 1))
                    }
                }
            }
        }
        // Equal costs keep the order of the grammar file: the result is the same on every run.
        let ordered = found.enumerated().sorted { ($0.element.cost, $0.offset) < ($1.element.cost, $1.offset) }
        let best = ordered.prefix(width).map(\.element)
        memo[key] = best
        return best
    }

    private func fits(_ form: SuffixGrammar.Allomorph, at place: Int, edge: Edge) -> Bool {
        let last = letters[place - 1]
        switch form.effect {
        case .keep: if edge != .plain { return false }
        case .delete: if edge == .lengthened || (edge == .plain && Letter.isShortVowel(last)) { return false }
        case .either: if edge == .lengthened { return false }
        case .lengthen: if edge != .lengthened { return false }
        }
        switch form.left {
        case .any: return true
        case .vowel: return Letter.isShortVowel(last) || Letter.isLongVowel(last)
        case .consonant: return !Letter.isShortVowel(last) && !Letter.isLongVowel(last)
        }
    }

    /// Where the form ends in the word if it stands at `place`: as it is, without its last vowel, or with it long.
    private func ends(of form: SuffixGrammar.Allomorph, at place: Int) -> [(Int, Edge)] {
        let count = form.letters.count
        guard let last = form.letters.last else { return [(place, .plain)] }
        guard place + count - 1 <= letters.count else { return [] }
        for index in 0..<(count - 1) where letters[place + index] != form.letters[index] { return [] }
        var result: [(Int, Edge)] = []
        let final = place + count - 1
        if final < letters.count {
            if letters[final] == last { result.append((final + 1, .plain)) }
            if grammar.dropsFinalVowel, Letter.lengthened(last) == letters[final] {
                result.append((final + 1, .lengthened))
            }
        }
        if grammar.dropsFinalVowel, count > 1, Letter.isShortVowel(last) { result.append((final, .deleted)) }
        return result
    }
}
