import Testing
import Translation

@testable import Backends

struct RemoteBatchPlanTests {
    @Test(
        "fills batches in order",
        arguments: [
            ([], []),
            ([3], [0..<1]),
            ([1, 1, 1], [0..<2, 2..<3]),
            ([6, 4, 1], [0..<2, 2..<3]),
            ([6, 5], [0..<1, 1..<2]),
            // The second is too long for any request.
            ([1, 11, 1], [0..<1, 2..<3]),
            ([11], []),
            ([10], [0..<1]),
        ] as [([Int], [Range<Int>])])
    func fills(lengths: [Int], batches: [Range<Int>]) {
        // Two bytes each, and one scalar.
        let segments = lengths.map { SegmentInput(text: String(repeating: "ñ", count: $0)) }
        #expect(RemoteBatchPlan(segments, limits: RemoteLimits(segments: 2, characters: 10)).batches == batches)
    }
}
