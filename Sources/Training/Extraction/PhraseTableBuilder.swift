import Dispatch
import PhraseMT

/// Extracts, counts, scores and prunes phrase pairs of one direction.
///
/// Source: Koehn, Och and Marcu (2003); relative frequencies of weighted counts. Pruning: a pair seen once stays only
/// where its source is short (engine measurements: a quarter of the pairs, no loss).
struct PhraseTableBuilder {
    /// Limits of the table.
    struct Configuration {
        var longestSource = 7
        var longestTarget = 8
        /// A pair seen once is kept up to this many source pieces.
        var singletonSource = 2
        /// Translations kept a source phrase.
        var translations = 30
    }

    let configuration: Configuration
    let source: PieceCorpus
    let target: PieceCorpus
    let corpus: TokenizedCorpus
    /// Links of a pair, (source, target), carried pieces repaired.
    let links: (Int) -> [(source: Int, target: Int)]
    let sourceVocabulary: Int
    let targetVocabulary: Int
    /// For each piece, whether it is a mark that ends sentences.
    var sourceEnds: [Bool] = []
    var targetEnds: [Bool] = []

    /// The pairs that stay, by source phrase, the best first.
    func build() -> (pairs: [PhrasePair], sources: PhraseIndex, targets: PhraseIndex, totals: Totals) {
        let direct = LexicalTable(
            given: source.sequences, generated: target.sequences, givenCount: sourceVocabulary,
            generatedCount: targetVocabulary, weights: corpus.weights, links: links)
        let inverse = LexicalTable(
            given: target.sequences, generated: source.sequences, givenCount: targetVocabulary,
            generatedCount: sourceVocabulary, weights: corpus.weights,
            links: { links($0).map { ($0.target, $0.source) } })
        let extractor = PhraseExtractor(
            longestSource: configuration.longestSource, longestTarget: configuration.longestTarget,
            sourceEnds: sourceEnds, targetEnds: targetEnds)
        var sources = PhraseIndex(expected: 1 << 20)
        var targets = PhraseIndex(expected: 1 << 20)
        var pairs = PhraseCounts()
        var instances: [PhraseInstance] = []
        for pair in 0..<corpus.count {
            instances.removeAll(keepingCapacity: true)
            let pairLinks = links(pair)
            let sourceRange = source.sequences.range(pair)
            let targetRange = target.sequences.range(pair)
            extractor.extract(
                pair: UInt32(pair), source: source.sequences.tokens[sourceRange],
                target: target.sequences.tokens[targetRange], targetBegins: target.begins[targetRange],
                links: pairLinks, into: &instances)
            for instance in instances {
                let first = sourceRange.lowerBound + Int(instance.sourceStart)
                let second = targetRange.lowerBound + Int(instance.targetStart)
                let sourceSlice = source.sequences.tokens[first..<first + Int(instance.sourceCount)]
                let targetSlice = target.sequences.tokens[second..<second + Int(instance.targetCount)]
                let key = (
                    sourceSlice.withUnsafeBufferPointer { sources.number(of: $0) },
                    targetSlice.withUnsafeBufferPointer { targets.number(of: $0) }
                )
                let inside = pairLinks.filter {
                    $0.source >= Int(instance.sourceStart)
                        && $0.source < Int(instance.sourceStart) + Int(instance.sourceCount)
                }.map { ($0.source - Int(instance.sourceStart), $0.target - Int(instance.targetStart)) }
                pairs.add(
                    instance, source: key.0, target: key.1, weight: corpus.weights[pair],
                    corpus: corpus.corpora[pair], isFact: corpus.isFact[pair], links: inside,
                    direct: direct.weight(given: sourceSlice, generated: targetSlice, links: inside),
                    inverse: inverse.weight(
                        given: targetSlice, generated: sourceSlice, links: inside.map { ($0.1, $0.0) }))
            }
        }
        let totals = Totals(pairs.pairs, sources: sources.count, targets: targets.count)
        return (prune(pairs.pairs, sources, totals), sources, targets, totals)
    }

    /// Sums over pairs that the scores need.
    struct Totals {
        var sources: [Float]
        var targets: [Float]
        var orientations: (Float, Float, Float) = (0, 0, 0)

        init(_ pairs: [PhrasePair], sources sourceCount: Int, targets targetCount: Int) {
            sources = [Float](repeating: 0, count: sourceCount)
            targets = [Float](repeating: 0, count: targetCount)
            for pair in pairs {
                sources[Int(pair.source)] += pair.weight
                targets[Int(pair.target)] += pair.weight
                orientations.0 += pair.orientations.0
                orientations.1 += pair.orientations.1
                orientations.2 += pair.orientations.2
            }
        }
    }

    private func prune(_ pairs: [PhrasePair], _ sources: PhraseIndex, _ totals: Totals) -> [PhrasePair] {
        var kept = pairs.filter { pair in
            pair.count > 1 || pair.isWhole
                || sources.starts[Int(pair.source) + 1] - sources.starts[Int(pair.source)]
                    <= configuration.singletonSource
        }
        func rank(_ pair: PhrasePair) -> Float { pair.weight * (0.01 + pair.lexicalDirect.squareRoot()) }
        kept.sort { left, right in
            if left.source != right.source { return left.source < right.source }
            let (first, second) = (rank(left), rank(right))
            return first == second ? left.target < right.target : first > second
        }
        var result: [PhrasePair] = []
        result.reserveCapacity(kept.count)
        var inSource = 0
        for pair in kept {
            inSource = pair.source == result.last?.source ? inSource + 1 : 1
            // The best of a source are adjacent; of the others only the first few are appended.
            if inSource <= configuration.translations { result.append(pair) }
        }
        return result
    }
}
