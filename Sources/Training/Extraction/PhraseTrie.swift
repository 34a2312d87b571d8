/// A trie over source phrases, level by level, and the order of the pairs in it.
struct PhraseTrie {
    /// Piece of each node; node 0 is the root.
    private(set) var pieces: [UInt16] = [0]
    /// Children of node `n` are `children[n]..<children[n + 1]`.
    private(set) var children: [UInt32] = []
    /// Pairs of node `n` are `order[recordStarts[n]..<recordStarts[n + 1]]`.
    private(set) var recordStarts: [UInt32] = []
    /// Indices of pairs.
    private(set) var order: [Int] = []

    /// Builds the trie.
    ///
    /// - Parameters:
    ///   - pairs: Pairs, those of a source phrase adjacent.
    ///   - sources: The source phrases.
    init(pairs: [PhrasePair], sources: PhraseIndex) {
        var firstOfSource: [(phrase: ArraySlice<UInt16>, pairs: Range<Int>)] = []
        var start = 0
        while start < pairs.count {
            var end = start + 1
            while end < pairs.count, pairs[end].source == pairs[start].source { end += 1 }
            firstOfSource.append((sources[Int(pairs[start].source)], start..<end))
            start = end
        }
        firstOfSource.sort { $0.phrase.lexicographicallyPrecedes($1.phrase) }
        // A node is a run of phrases that share their first `depth` pieces.
        var level: [Range<Int>] = [0..<firstOfSource.count]
        var depth = 0
        var nodes = 1
        while !level.isEmpty {
            var next: [Range<Int>] = []
            for run in level {
                recordStarts.append(UInt32(order.count))
                var position = run.lowerBound
                if position < run.upperBound, firstOfSource[position].phrase.count == depth {
                    order.append(contentsOf: firstOfSource[position].pairs)
                    position += 1
                }
                children.append(UInt32(nodes))
                while position < run.upperBound {
                    let phrase = firstOfSource[position].phrase
                    let piece = phrase[phrase.startIndex + depth]
                    var end = position + 1
                    while end < run.upperBound {
                        let other = firstOfSource[end].phrase
                        guard other[other.startIndex + depth] == piece else { break }
                        end += 1
                    }
                    pieces.append(piece)
                    next.append(position..<end)
                    nodes += 1
                    position = end
                }
            }
            level = next
            depth += 1
        }
        children.append(UInt32(nodes))
        recordStarts.append(UInt32(order.count))
    }
}
