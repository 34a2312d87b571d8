/// How the alignments of both directions become one.
public enum Symmetrization: Sendable, Equatable, CaseIterable {
    /// Links found by both directions.
    case intersection
    /// Links found by either direction.
    case union
    /// The intersection grown by neighbouring links of the union, then links between two words without any.
    ///
    /// A link of the union is added when one of its eight neighbours is in the result and one of its two words has no link
    /// yet; the result is scanned by source, then target position until nothing changes. Then come the links of the
    /// forward direction (in that order), and those of the backward direction, whose words both have no link.
    ///
    /// Source: Koehn, Och, Marcu (2003), "Statistical Phrase-Based Translation"; Koehn et al. (2005), "Edinburgh System
    /// Description for the 2005 IWSLT Speech Translation Evaluation".
    case growDiagFinalAnd

    /// Joins the two alignments of one sentence pair.
    ///
    /// - Parameters:
    ///   - forward: Source position of each target position, -1 for none.
    ///   - backward: Target position of each source position, -1 for none.
    /// - Returns: The links, sorted by source, then target position.
    public func links(forward: some Collection<Int16>, backward: some Collection<Int16>) -> [AlignmentLink] {
        var pair = DirectedLinks(forward: forward.map(Int.init), backward: backward.map(Int.init))
        switch self {
        case .intersection: pair.addIntersection()
        case .union: pair.addUnion()
        case .growDiagFinalAnd:
            pair.addIntersection()
            pair.grow()
            pair.finish()
        }
        return pair.links
    }
}

/// The alignments of one sentence pair and the links chosen so far, as one row of bits for each source position.
private struct DirectedLinks {
    let forward: [Int]
    let backward: [Int]
    private let wordsPerRow: Int
    private var chosen: [UInt64]
    private var hasSource: [Bool]
    private var hasTarget: [Bool]

    init(forward: [Int], backward: [Int]) {
        self.forward = forward
        self.backward = backward
        wordsPerRow = (forward.count + 63) / 64
        chosen = [UInt64](repeating: 0, count: backward.count * wordsPerRow)
        hasSource = [Bool](repeating: false, count: backward.count)
        hasTarget = [Bool](repeating: false, count: forward.count)
    }

    var links: [AlignmentLink] {
        var links: [AlignmentLink] = []
        links.reserveCapacity(backward.count + forward.count)
        for source in backward.indices {
            var target = -1
            while let next = nextLink(source: source, after: target) {
                links.append(AlignmentLink(source: UInt16(source), target: UInt16(next)))
                target = next
            }
        }
        return links
    }

    mutating func addIntersection() {
        for (source, target) in backward.enumerated() where target >= 0 && forward[target] == source {
            choose(source, target)
        }
    }

    mutating func addUnion() {
        for (source, target) in backward.enumerated() where target >= 0 { choose(source, target) }
        for (target, source) in forward.enumerated() where source >= 0 { choose(source, target) }
    }

    /// Adds neighbours; a link added behind the present place of the scan is visited in the same scan.
    mutating func grow() {
        var hasGrown = true
        while hasGrown {
            hasGrown = false
            for source in backward.indices {
                var target = -1
                while let next = nextLink(source: source, after: target) {
                    target = next
                    if growAround(source, target) { hasGrown = true }
                }
            }
        }
    }

    mutating func finish() {
        let byForward = forward.indices.filter { forward[$0] >= 0 }.sorted { (forward[$0], $0) < (forward[$1], $1) }
        for target in byForward where !hasSource[forward[target]] && !hasTarget[target] {
            choose(forward[target], target)
        }
        for (source, target) in backward.enumerated() where target >= 0 && !hasSource[source] && !hasTarget[target] {
            choose(source, target)
        }
    }

    private mutating func growAround(_ source: Int, _ target: Int) -> Bool {
        var hasGrown = false
        for (sourceStep, targetStep) in Self.neighbours {
            let (source, target) = (source + sourceStep, target + targetStep)
            guard hasSource.indices.contains(source), hasTarget.indices.contains(target) else { continue }
            guard forward[target] == source || backward[source] == target else { continue }
            guard !hasSource[source] || !hasTarget[target] else { continue }
            choose(source, target)
            hasGrown = true
        }
        return hasGrown
    }

    private static let neighbours = [(-1, 0), (0, -1), (1, 0), (0, 1), (-1, -1), (-1, 1), (1, -1), (1, 1)]

    private mutating func choose(_ source: Int, _ target: Int) {
        chosen[source * wordsPerRow + target / 64] |= 1 << UInt64(target % 64)
        hasSource[source] = true
        hasTarget[target] = true
    }

    private func nextLink(source: Int, after target: Int) -> Int? {
        var place = (target + 1) / 64
        guard place < wordsPerRow else { return nil }
        var word = chosen[source * wordsPerRow + place] & (UInt64.max << UInt64((target + 1) % 64))
        while word == 0 {
            place += 1
            guard place < wordsPerRow else { return nil }
            word = chosen[source * wordsPerRow + place]
        }
        return place * 64 + word.trailingZeroBitCount
    }
}
