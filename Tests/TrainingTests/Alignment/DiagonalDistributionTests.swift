import Testing

@testable import Training

struct DiagonalDistributionTests {
    static let shapes = [
        (1, 1), (2, 3), (3, 2), (5, 5), (7, 5), (45, 40), (200, 1), (1, 200), (200, 200), (199, 200),
    ]

    @Test("closed forms equal the plain sums", arguments: shapes, [0.1, 4, 14])
    func closedForms(lengths: (Int, Int), tension: Double) {
        let shape = PairShape(conditioning: lengths.0, generated: lengths.1)
        let distribution = DiagonalDistribution(tension: tension)
        for generated in 1...shape.generated {
            var sum = 0.0
            var distances = 0.0
            for conditioning in 1...shape.conditioning {
                let value = distribution.unnormalized(conditioning: conditioning, generated: generated, shape: shape)
                let place = Double(conditioning) / Double(shape.conditioning)
                sum += value
                distances += value * abs(place - Double(generated) / Double(shape.generated))
            }
            let moments = distribution.moments(generated: generated, shape: shape)
            #expect(abs(moments.normalizer - sum) < 1e-9 * sum)
            #expect(abs(moments.meanDistance - distances / sum) < 1e-8)
        }
    }

    @Test("tables give the distribution without null", arguments: shapes, [0.1, 4, 14])
    func tables(lengths: (Int, Int), tension: Double) {
        let (conditioning, generated) = lengths
        let corpus = DirectedCorpus(
            conditioning: TokenSequences([[UInt16](repeating: 0, count: conditioning)]),
            generated: TokenSequences([[UInt16](repeating: 0, count: generated)]), weights: [1], maximumLength: 200)
        let tables = DiagonalTables(DiagonalDistribution(tension: tension), nullProbability: 0.25, corpus: corpus)
        for column in 0..<generated {
            var sum: Float = 0
            for row in 0..<conditioning {
                let up = tables.rising[DiagonalTables.start(conditioning) + row]
                let down = tables.falling[DiagonalTables.start(conditioning) + row]
                let left = up * tables.falling[DiagonalTables.start(generated) + column]
                let right = down * tables.rising[DiagonalTables.start(generated) + column]
                sum += min(left, right) * tables.scales[column]
            }
            #expect(abs(sum - 0.75) < 1e-5)
        }
    }
}
