import PhraseMT

/// Lexical translation probabilities of pieces, w(generated | given), counted from links.
///
/// Source: Koehn, Och and Marcu (2003), section 3.2. Dense: `values[given * width + generated]`; row
/// `ReservedPiece.sentenceStart` stands for the empty word. 4 bytes an element: 64 MB for 4000 pieces a side.
struct LexicalTable {
    private(set) var values: [Float]
    let width: Int

    /// Counts links.
    ///
    /// - Parameters:
    ///   - given: The conditioning side.
    ///   - generated: The other side.
    ///   - givenCount: Size of the vocabulary of `given`.
    ///   - generatedCount: Size of the vocabulary of `generated`.
    ///   - weights: What each pair counts.
    ///   - links: Links of each pair as positions in (given, generated).
    init(
        given: TokenSequences, generated: TokenSequences, givenCount: Int, generatedCount: Int,
        weights: [Float], links: (Int) -> [(source: Int, target: Int)]
    ) {
        width = generatedCount
        var counts = [Float](repeating: 0, count: givenCount * generatedCount)
        let empty = Int(ReservedPiece.sentenceStart) * generatedCount
        var isLinked: [Int] = []
        counts.withUnsafeMutableBufferPointer { counts in
            for pair in 0..<given.count {
                let first = given.offsets[pair]
                let second = generated.offsets[pair]
                let pairLinks = links(pair)
                guard !pairLinks.isEmpty else { continue }
                isLinked.removeAll(keepingCapacity: true)
                isLinked.append(contentsOf: repeatElement(0, count: generated.offsets[pair + 1] - second))
                for link in pairLinks { isLinked[link.target] += 1 }
                // A piece with several links divides its count among them.
                for link in pairLinks {
                    let row = Int(given.tokens[first + link.source]) * generatedCount
                    counts[row + Int(generated.tokens[second + link.target])] +=
                        weights[pair] / Float(isLinked[link.target])
                }
                for (position, count) in isLinked.enumerated() where count == 0 {
                    counts[empty + Int(generated.tokens[second + position])] += weights[pair]
                }
            }
            for row in 0..<givenCount {
                let cells = counts[row * generatedCount..<(row + 1) * generatedCount]
                var total: Float = 0
                for value in cells { total += value }
                guard total > 0 else { continue }
                for column in row * generatedCount..<(row + 1) * generatedCount { counts[column] /= total }
            }
        }
        values = counts
    }

    /// Lexical weight of a phrase pair: for each generated piece the mean over its links.
    ///
    /// - Parameters:
    ///   - given: Pieces of the conditioning phrase.
    ///   - generated: Pieces of the other.
    ///   - links: Links inside the phrase, (given, generated).
    /// - Returns: The product of the means, at most 1.
    func weight(
        given: ArraySlice<UInt16>, generated: ArraySlice<UInt16>, links: [(source: Int, target: Int)]
    ) -> Double {
        var product = 1.0
        for position in 0..<generated.count {
            let column = Int(generated[generated.startIndex + position])
            var sum: Float = 0
            var count = 0
            for link in links where link.target == position {
                sum += values[Int(given[given.startIndex + link.source]) * width + column]
                count += 1
            }
            let probability =
                count > 0 ? sum / Float(count) : values[Int(ReservedPiece.sentenceStart) * width + column]
            product *= Double(max(probability, 1e-7))
        }
        return product
    }
}
