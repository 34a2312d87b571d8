import PhraseMT

/// Writes scored phrase pairs as the file a `PhraseTable` maps.
enum PhraseTableImage {
    /// The bytes of the file.
    ///
    /// - Parameters:
    ///   - pairs: Pairs by source phrase, the best of each first.
    ///   - sources: Source phrases.
    ///   - targets: Target phrases.
    ///   - totals: Sums over all pairs before pruning.
    ///   - corpusCount: Corpora with a feature of their own.
    ///   - longestSource: Longest source phrase in pieces.
    ///   - vocabularies: Pieces of source and target.
    /// - Returns: The image.
    static func image(
        pairs: [PhrasePair], sources: PhraseIndex, targets: PhraseIndex, totals: PhraseTableBuilder.Totals,
        corpusCount: Int, longestSource: Int, vocabularies: (Int, Int)
    ) -> [UInt8] {
        let trie = PhraseTrie(pairs: pairs, sources: sources)
        var targetNumber = [UInt32](repeating: .max, count: targets.count)
        var targetStarts: [UInt32] = [0]
        var targetPieces: [UInt16] = []
        var records: [PhraseRecord] = []
        records.reserveCapacity(pairs.count)
        var examples: [UInt32] = []
        examples.reserveCapacity(pairs.count * 3)
        let all = totals.orientations.0 + totals.orientations.1 + totals.orientations.2
        for index in trie.order {
            let pair = pairs[index]
            if targetNumber[Int(pair.target)] == .max {
                targetNumber[Int(pair.target)] = UInt32(targetStarts.count - 1)
                targetPieces += targets[Int(pair.target)]
                targetStarts.append(UInt32(targetPieces.count))
            }
            // Half an observation of the general distribution smooths rare pairs.
            let denominator = Double(pair.orientations.0 + pair.orientations.1 + pair.orientations.2) + 0.5
            func orientation(_ count: Float, _ general: Float) -> UInt8 {
                QuantizedLogarithm.byte(
                    ofProbability: (Double(count) + 0.5 * Double(max(general, 1) / max(all, 3))) / denominator)
            }
            let endsWord = pair.wordEnds * 2 >= pair.weight
            records.append(
                PhraseRecord(
                    target: targetNumber[Int(pair.target)], alignment: pair.alignment, corpora: pair.corpora,
                    direct: QuantizedLogarithm.byte(
                        ofProbability: Double(pair.weight / totals.sources[Int(pair.source)])),
                    inverse: QuantizedLogarithm.byte(
                        ofProbability: Double(pair.weight / totals.targets[Int(pair.target)])),
                    lexicalDirect: QuantizedLogarithm.byte(ofProbability: Double(pair.lexicalDirect)),
                    lexicalInverse: QuantizedLogarithm.byte(ofProbability: Double(pair.lexicalInverse)),
                    monotone: orientation(pair.orientations.0, totals.orientations.0),
                    backward: orientation(pair.orientations.1, totals.orientations.1),
                    forward: orientation(pair.orientations.2, totals.orientations.2),
                    flags: (endsWord ? 1 : 0) | (pair.count == 1 ? 2 : 0)))
            examples += [pair.examples.0, pair.examples.1, pair.examples.2]
        }
        var writer = ImageWriter(mark: "CHAKAPT1", version: 1)
        writer.add(number: corpusCount)
        writer.add(number: longestSource)
        writer.add(number: vocabularies.0)
        writer.add(number: vocabularies.1)
        writer.add(trie.pieces)
        writer.add(trie.children)
        writer.add(trie.recordStarts)
        writer.add(records)
        writer.add(targetStarts)
        writer.add(targetPieces)
        writer.add(examples)
        return writer.image()
    }
}
