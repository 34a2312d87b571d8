#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The diagonal distribution of one iteration in tables, so that a cell of a sentence pair costs two products and a minimum.
///
/// `exp(-tension * |x - y|)` is the smaller of `exp(tension * x) * exp(-tension * y)` and its inverse; both factors depend
/// on a position and a length only.
struct DiagonalTables: Sendable {
    /// `exp(tension * k / length)` for `k` in `1...length` at `start(length) + k - 1`.
    let rising: [Float]
    /// `exp(-tension * k / length)`, in the same places.
    let falling: [Float]
    /// Share of the probability for words other than null over the normalizer, by `DirectedCorpus.shapeOffsets`.
    let scales: [Float]

    /// Tables for all lengths and shapes of a corpus.
    init(_ distribution: DiagonalDistribution, nullProbability: Double, corpus: DirectedCorpus) {
        let longest = corpus.longest
        var rising = [Float](repeating: 1, count: Self.start(longest + 1))
        var falling = rising
        for length in 0..<(longest + 1) where length > 0 {
            for position in 1...length {
                let value = exp(distribution.tension * Double(position) / Double(length))
                rising[Self.start(length) + position - 1] = Float(value)
                falling[Self.start(length) + position - 1] = Float(1 / value)
            }
        }
        self.rising = rising
        self.falling = falling
        var scales: [Float] = []
        scales.reserveCapacity(corpus.shapeOffsets.last ?? 0)
        for shape in corpus.shapes {
            for generated in 1...shape.generated {
                let normalizer = distribution.moments(generated: generated, shape: shape).normalizer
                scales.append(Float((1 - nullProbability) / normalizer))
            }
        }
        self.scales = scales
    }

    /// Where the values of a length begin.
    static func start(_ length: Int) -> Int { length * (length - 1) / 2 }

    /// Calls `body` with the first elements of `rising`, `falling` and `scales`.
    func withPointers(
        _ body: (_ rising: UnsafePointer<Float>, _ falling: UnsafePointer<Float>, _ scales: UnsafePointer<Float>) ->
            Void
    ) {
        rising.withUnsafeBufferPointer { rising in
            falling.withUnsafeBufferPointer { falling in
                scales.withUnsafeBufferPointer { scales in
                    guard let rising = rising.baseAddress, let falling = falling.baseAddress,
                        let scales = scales.baseAddress
                    else { return }
                    body(rising, falling, scales)
                }
            }
        }
    }
}
