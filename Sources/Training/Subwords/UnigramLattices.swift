/// All segmentations of all word types, as edges.
///
/// Shape: the edges of word `w` are `edges[starts[w]..<starts[w + 1]]`, ordered by start; positions are bytes.
struct UnigramLattices {
    private struct Edge {
        var piece: Int32
        var start: UInt16
        var end: UInt16
    }

    private var edges: [Edge] = []
    private var starts: [Int] = [0]
    private let lengths: [Int]
    private let counts: [Double]
    private let pieceCount: Int

    init(words: [[UInt8]], counts: [Double], continues: [Bool], seeds: [UnigramSeeds.Seed]) {
        self.counts = counts
        lengths = words.map(\.count)
        pieceCount = seeds.count
        var index: [UInt64: Int32] = [:]
        index.reserveCapacity(seeds.count)
        var longest = 1
        for (number, seed) in seeds.enumerated() {
            var key = Self.seedKey(seed.beginsWord)
            for position in seed.start..<seed.end { key = Self.extend(key, words[seed.word][position]) }
            index[key] = Int32(number)
            longest = max(longest, seed.end - seed.start)
        }
        for (number, word) in words.enumerated() {
            for start in 0..<word.count where word[start] & 0xC0 != 0x80 {
                var key = Self.seedKey(start == 0 && !continues[number])
                for end in start..<min(word.count, start + longest) {
                    key = Self.extend(key, word[end])
                    if let piece = index[key] {
                        edges.append(Edge(piece: piece, start: UInt16(start), end: UInt16(end + 1)))
                    }
                }
            }
            starts.append(edges.count)
        }
    }

    private static func seedKey(_ begins: Bool) -> UInt64 { begins ? 0x51_7cc1_b727_220a : 0x27_d4eb_2f16_5667 }

    @inline(__always) private static func extend(_ key: UInt64, _ byte: UInt8) -> UInt64 {
        let mixed = (key ^ UInt64(byte)) &* 0x9E37_79B9_7F4A_7C15
        return mixed ^ (mixed >> 29)
    }

    /// Forgets the edges of pruned pieces.
    mutating func drop(_ kept: [Bool]) {
        var remaining: [Edge] = []
        remaining.reserveCapacity(edges.count)
        var newStarts = [0]
        newStarts.reserveCapacity(starts.count)
        for word in lengths.indices {
            for edge in edges[starts[word]..<starts[word + 1]] where kept[Int(edge.piece)] { remaining.append(edge) }
            newStarts.append(remaining.count)
        }
        edges = remaining
        starts = newStarts
    }

    /// Expected occurrences of each piece (the E step), by the forward-backward algorithm.
    func expectedCounts(_ probabilities: [Double]) -> [Double] {
        var expected = [Double](repeating: 0, count: pieceCount)
        var forward: [Double] = []
        var backward: [Double] = []
        for word in lengths.indices {
            let length = lengths[word]
            forward.removeAll(keepingCapacity: true)
            forward.append(contentsOf: repeatElement(0, count: length + 1))
            backward.removeAll(keepingCapacity: true)
            backward.append(contentsOf: repeatElement(0, count: length + 1))
            forward[0] = 1
            backward[length] = 1
            let range = starts[word]..<starts[word + 1]
            for edge in edges[range] {
                forward[Int(edge.end)] += forward[Int(edge.start)] * probabilities[Int(edge.piece)]
            }
            for edge in edges[range].reversed() {
                backward[Int(edge.start)] += backward[Int(edge.end)] * probabilities[Int(edge.piece)]
            }
            // Below the normal range the scale would be infinite.
            guard forward[length] > 1e-280 else { continue }
            let scale = counts[word] / forward[length]
            for edge in edges[range] {
                let piece = Int(edge.piece)
                expected[piece] += forward[Int(edge.start)] * probabilities[piece] * backward[Int(edge.end)] * scale
            }
        }
        return expected
    }

    /// How much likelihood the text loses without each piece: occurrences in the best segmentations times the
    /// difference to the piece's best segmentation by others.
    func losses(_ probabilities: [Double], kept: [Bool], seeds: [UnigramSeeds.Seed]) -> [Double] {
        var uses = [Double](repeating: 0, count: pieceCount)
        var best: [Double] = []
        var back: [Int] = []
        for word in lengths.indices {
            let length = lengths[word]
            best = [Double](repeating: 0, count: length + 1)
            back = [Int](repeating: -1, count: length + 1)
            best[0] = 1
            for number in starts[word]..<starts[word + 1] {
                let edge = edges[number]
                let value = best[Int(edge.start)] * probabilities[Int(edge.piece)]
                if value > best[Int(edge.end)] {
                    best[Int(edge.end)] = value
                    back[Int(edge.end)] = number
                }
            }
            var end = length
            while end > 0, back[end] >= 0 {
                let edge = edges[back[end]]
                uses[Int(edge.piece)] += counts[word]
                end = Int(edge.start)
            }
        }
        let total = uses.reduce(0, +)
        return seeds.indices.map { index in
            guard kept[index], uses[index] > 0 else { return 0 }
            let alternative = alternativeProbability(of: seeds[index], number: index, probabilities)
            let difference = Logarithm.natural(probabilities[index]) - Logarithm.natural(max(alternative, 1e-200))
            return uses[index] / max(total, 1) * difference
        }
    }

    /// Probability of the best segmentation of a piece's text into two pieces or more.
    private func alternativeProbability(of seed: UnigramSeeds.Seed, number: Int, _ probabilities: [Double]) -> Double {
        var best = [Double](repeating: 0, count: seed.end - seed.start + 1)
        best[0] = 1
        for edge in edges[starts[seed.word]..<starts[seed.word + 1]]
        where Int(edge.start) >= seed.start && Int(edge.end) <= seed.end && Int(edge.piece) != number {
            let value = best[Int(edge.start) - seed.start] * probabilities[Int(edge.piece)]
            if value > best[Int(edge.end) - seed.start] { best[Int(edge.end) - seed.start] = value }
        }
        return best[seed.end - seed.start]
    }
}
