/// Lengths of the two sentences of a pair, in tokens.
struct PairShape: Hashable, Sendable, Comparable {
    /// Length of the sentence that is given.
    let conditioning: Int
    /// Length of the sentence that is generated from it.
    let generated: Int

    static func < (left: PairShape, right: PairShape) -> Bool {
        (left.conditioning, left.generated) < (right.conditioning, right.generated)
    }
}

/// The sentence pairs of one direction, ready for expectation maximization.
///
/// Pairs with an empty side or a side beyond the length limit are left out. The others are cut into shards of about equal
/// numbers of cells (length times length); the cut depends on the data alone, never on the number of threads.
struct DirectedCorpus: Sendable {
    /// Number of shards of expected counts.
    static let shardCount = 2

    /// Sentences that are given.
    let conditioning: TokenSequences
    /// Sentences that are generated.
    let generated: TokenSequences
    /// Weight of each pair in the expected counts.
    let weights: [Float]
    /// Numbers of the pairs that take part, ascending.
    let pairs: [Int]
    /// The different shapes, ascending.
    let shapes: [PairShape]
    /// Index into `shapes` of each element of `pairs`.
    let shapeIndices: [Int]
    /// Where the generated positions of each shape begin in an array of all of them; one element more than `shapes`.
    let shapeOffsets: [Int]
    /// Ranges of `pairs`, one a shard, contiguous.
    let shards: [Range<Int>]
    /// Number of generated tokens, each times the weight of its pair.
    let weightedTokens: Double

    /// The pairs of both sides that can be aligned.
    init(conditioning: TokenSequences, generated: TokenSequences, weights: [Float], maximumLength: Int) {
        self.conditioning = conditioning
        self.generated = generated
        self.weights = weights
        var pairs: [Int] = []
        var keys: [PairShape] = []
        var cells = 0
        var weightedTokens = 0.0
        for index in 0..<conditioning.count {
            let shape = PairShape(
                conditioning: conditioning.range(index).count, generated: generated.range(index).count)
            guard (1...maximumLength).contains(shape.conditioning), (1...maximumLength).contains(shape.generated) else {
                continue
            }
            pairs.append(index)
            keys.append(shape)
            cells += shape.conditioning * shape.generated
            weightedTokens += Double(shape.generated) * Double(weights[index])
        }
        self.pairs = pairs
        self.weightedTokens = weightedTokens

        var shapes: [PairShape] = []
        var shapeOffsets = [0]
        var shapeIndices = [Int](repeating: 0, count: pairs.count)
        for position in keys.indices.sorted(by: { keys[$0] < keys[$1] }) {
            if shapes.last != keys[position] {
                shapes.append(keys[position])
                shapeOffsets.append(shapeOffsets[shapes.count - 1] + keys[position].generated)
            }
            shapeIndices[position] = shapes.count - 1
        }
        self.shapes = shapes
        self.shapeIndices = shapeIndices
        self.shapeOffsets = shapeOffsets

        var shards: [Range<Int>] = []
        var begin = 0
        var done = 0
        for position in keys.indices {
            done += keys[position].conditioning * keys[position].generated
            if shards.count < Self.shardCount - 1, done * Self.shardCount >= cells * (shards.count + 1) {
                shards.append(begin..<(position + 1))
                begin = position + 1
            }
        }
        while shards.count < Self.shardCount {
            shards.append(begin..<pairs.count)
            begin = pairs.count
        }
        self.shards = shards
    }

    /// Longest sentence of both sides among the pairs that take part, 0 for none.
    var longest: Int { shapes.reduce(0) { max($0, $1.conditioning, $1.generated) } }

    /// Calls `body` with the tokens of both sides of a pair.
    func withTokens(
        _ pair: Int,
        _ body: (_ conditioning: UnsafeBufferPointer<UInt16>, _ generated: UnsafeBufferPointer<UInt16>) -> Void
    ) {
        conditioning.tokens.withUnsafeBufferPointer { given in
            generated.tokens.withUnsafeBufferPointer { made in
                body(
                    UnsafeBufferPointer(rebasing: given[conditioning.range(pair)]),
                    UnsafeBufferPointer(rebasing: made[generated.range(pair)]))
            }
        }
    }
}
