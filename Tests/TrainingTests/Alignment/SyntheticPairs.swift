import Training

@testable import struct Training.DirectedCorpus

/// Sentences over a small vocabulary and their word-for-word substitutes in another order, with the true links.
struct SyntheticPairs {
    private(set) var source = TokenSequences()
    private(set) var target = TokenSequences()
    private(set) var links: [Set<AlignmentLink>] = []

    /// Sentences of 5 to 15 words, each type equally likely.
    ///
    /// - Parameters:
    ///   - seed: Start of the generator.
    ///   - count: Number of pairs.
    ///   - types: Number of words a side.
    ///   - swaps: Chance that a word changes places with the next one, each word at most once; nil shuffles all words.
    init(seed: UInt64, count: Int, types: Int, swaps: Double?) {
        var generator = SplitMix(state: seed)
        let dictionary = (0..<types).map { UInt16($0) }.shuffled(using: &generator)
        for _ in 0..<count {
            let words = (0..<Int.random(in: 5...15, using: &generator)).map { _ in
                UInt16.random(in: 0..<UInt16(types), using: &generator)
            }
            var order = Array(words.indices)
            if let swaps {
                var position = 0
                while position + 1 < order.count {
                    if Double.random(in: 0..<1, using: &generator) < swaps {
                        order.swapAt(position, position + 1)
                        position += 1
                    }
                    position += 1
                }
            } else {
                order.shuffle(using: &generator)
            }
            source.append(words)
            target.append(order.map { dictionary[Int(words[$0])] })
            links.append(
                Set(order.enumerated().map { AlignmentLink(source: UInt16($0.element), target: UInt16($0.offset)) }))
        }
    }

    var weights: [Float] { [Float](repeating: 1, count: source.count) }

    var corpus: DirectedCorpus {
        DirectedCorpus(conditioning: source, generated: target, weights: weights, maximumLength: 200)
    }
}

/// A generator with the same numbers on every machine.
///
/// Source: Steele, Lea, Flood (2014), "Fast Splittable Pseudorandom Number Generators".
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
