/// The best derivations of a search, found lazily.
///
/// Source: Huang and Chiang (2005), "Better k-best Parsing", algorithm 3, over the lattice of recombined hypotheses.
struct KBestList {
    /// A derivation: the options in the order of the target, and the score.
    struct Derivation {
        var options: [Int32]
        var score: Float
    }

    private struct Candidate {
        var score: Float
        /// Hypothesis whose option is the last step.
        var edge: Int32
        /// Which derivation of the hypothesis before it.
        var rank: Int32
    }

    private struct Node {
        var found: [Candidate] = []
        var waiting: [Candidate] = []
    }

    private let arena: [Hypothesis]
    private var nodes: [Int32: Node] = [:]
    private let roots: [Int32]

    init(_ search: CubePruningSearch) {
        arena = search.arena
        roots = search.complete
    }

    /// The best derivations of the whole sentence.
    ///
    /// - Parameter count: How many at most.
    /// - Returns: Derivations, the best first.
    mutating func derivations(_ count: Int) -> [Derivation] {
        var waiting: [Candidate] = roots.map {
            Candidate(score: candidate($0, 0)?.score ?? -.infinity, edge: $0, rank: 0)
        }
        var result: [Derivation] = []
        // Each root hypothesis is a node of its own: the next of a root is that root's next derivation.
        while result.count < count, let best = Self.best(waiting) {
            let chosen = waiting.remove(at: best)
            guard chosen.score > -.infinity else { break }
            var options: [Int32] = []
            collect(chosen.edge, Int(chosen.rank), &options)
            result.append(Derivation(options: options, score: chosen.score))
            if let next = candidate(chosen.edge, Int(chosen.rank) + 1) {
                waiting.append(Candidate(score: next.score, edge: chosen.edge, rank: chosen.rank + 1))
            }
        }
        return result
    }

    /// The derivation of a rank of a winner hypothesis, or nil when there are fewer.
    private mutating func candidate(_ winner: Int32, _ rank: Int) -> Candidate? {
        if nodes[winner] == nil { nodes[winner] = Node(found: [], waiting: edges(of: winner)) }
        while (nodes[winner]?.found.count ?? 0) <= rank {
            guard var node = nodes[winner], let best = Self.best(node.waiting) else { return nil }
            let chosen = node.waiting.remove(at: best)
            node.found.append(chosen)
            nodes[winner] = node
            let hypothesis = arena[Int(chosen.edge)]
            guard hypothesis.previous >= 0 else { continue }
            if let deeper = candidate(hypothesis.previous, Int(chosen.rank) + 1) {
                let step = hypothesis.score - arena[Int(hypothesis.previous)].score
                nodes[winner]?.waiting.append(
                    Candidate(score: deeper.score + step, edge: chosen.edge, rank: chosen.rank + 1))
            }
        }
        return nodes[winner]?.found[rank]
    }

    /// The last steps that lead into a state, each with its best predecessor.
    private func edges(of winner: Int32) -> [Candidate] {
        var result: [Candidate] = []
        var number = winner
        while number >= 0 {
            result.append(Candidate(score: arena[Int(number)].score, edge: number, rank: 0))
            number = arena[Int(number)].alternative
        }
        return result
    }

    private mutating func collect(_ winner: Int32, _ rank: Int, _ options: inout [Int32]) {
        guard let chosen = candidate(winner, rank) else { return }
        let hypothesis = arena[Int(chosen.edge)]
        if hypothesis.previous >= 0 {
            collect(hypothesis.previous, Int(chosen.rank), &options)
            options.append(hypothesis.option)
        }
    }

    private static func best(_ candidates: [Candidate]) -> Int? {
        var best: Int?
        for index in candidates.indices {
            guard let current = best else {
                best = index
                continue
            }
            let (left, right) = (candidates[index], candidates[current])
            if left.score > right.score
                || (left.score == right.score && (left.edge, left.rank) < (right.edge, right.rank))
            {
                best = index
            }
        }
        return best
    }
}
