/// Edit distance near the diagonal, with the alignment of the best path.
///
/// Source: Levenshtein (1966), restricted to a beam as in sacrebleu's port of tercom. Costs of 1; of equal paths
/// substitution comes before deletion from the hypothesis, and that before insertion.
struct BeamEditDistance {
    private static let beamWidth = 25
    private static let unreachable = Int32.max / 2
    private let reference: [UInt64]

    init(reference: [UInt64]) { self.reference = reference }

    /// What the best path does with words.
    struct Path {
        var distance = 0
        /// For each reference word the hypothesis word it stands at, possibly -1.
        var alignment: [Int] = []
        /// Whether each word of the reference, and of the hypothesis, is an error.
        var referenceErrors: [Bool] = []
        var hypothesisErrors: [Bool] = []
    }

    /// The distance alone, or with the path.
    func path(_ hypothesis: [UInt64], withAlignment: Bool = true) -> Path {
        let width = reference.count + 1
        let rows = hypothesis.count + 1
        var costs = [Int32](repeating: Self.unreachable, count: width * rows)
        // 0 keep, 1 substitute, 2 delete from the hypothesis, 3 insert.
        var steps = [UInt8](repeating: 3, count: width * rows)
        for column in 0..<width { costs[column] = Int32(column) }
        let ratio = hypothesis.isEmpty ? 1 : Double(reference.count) / Double(hypothesis.count)
        let half =
            Double(Self.beamWidth) < ratio / 2 ? Int((ratio / 2 + Double(Self.beamWidth)).rounded(.up)) : Self.beamWidth
        costs.withUnsafeMutableBufferPointer { costs in
            for row in 1..<max(rows, 1) {
                let diagonal = Int((Double(row) * ratio).rounded(.down))
                let first = max(0, diagonal - half)
                let end = row == hypothesis.count ? width : min(width, diagonal + half)
                for column in first..<max(first, end) {
                    let here = row * width + column
                    if column == 0 {
                        costs[here] = costs[here - width] + 1
                        steps[here] = 2
                        continue
                    }
                    let isEqual = hypothesis[row - 1] == reference[column - 1]
                    var best = costs[here]
                    let diagonalCost = costs[here - width - 1] + (isEqual ? 0 : 1)
                    if diagonalCost < best {
                        best = diagonalCost
                        steps[here] = isEqual ? 0 : 1
                    }
                    if costs[here - width] + 1 < best {
                        best = costs[here - width] + 1
                        steps[here] = 2
                    }
                    if costs[here - 1] + 1 < best {
                        best = costs[here - 1] + 1
                        steps[here] = 3
                    }
                    costs[here] = best
                }
            }
        }
        var result = Path()
        result.distance = Int(costs[rows * width - 1])
        if withAlignment { trace(steps, hypothesis.count, &result) }
        return result
    }

    private func trace(_ steps: [UInt8], _ rows: Int, _ path: inout Path) {
        let width = reference.count + 1
        path.alignment = [Int](repeating: -1, count: reference.count)
        path.referenceErrors = [Bool](repeating: false, count: reference.count)
        path.hypothesisErrors = [Bool](repeating: false, count: rows)
        var row = rows
        var column = reference.count
        while row > 0 || column > 0 {
            switch steps[row * width + column] {
            case 0, 1:
                let isError = steps[row * width + column] == 1
                row -= 1
                column -= 1
                path.alignment[column] = row
                path.referenceErrors[column] = isError
                path.hypothesisErrors[row] = isError
            case 2:
                row -= 1
                path.hypothesisErrors[row] = true
            default:
                column -= 1
                path.alignment[column] = row - 1
                path.referenceErrors[column] = true
            }
        }
    }
}
