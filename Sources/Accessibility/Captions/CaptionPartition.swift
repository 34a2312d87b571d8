/// Parts a row of words into stretches of given sizes at good places.
enum CaptionPartition {
    /// Most words for which the best places are searched; longer rows are filled from the left.
    static let searchLimit = 200

    /// Finds the stretches.
    ///
    /// The sum of squared deviations from the targets (in units of the mean target) and of the costs of the breaks is the
    /// least there is. With a limit, each character over it costs 10.
    ///
    /// - Parameters:
    ///   - lengths: Characters of each word.
    ///   - costs: Cost of a break before each word.
    ///   - targets: Wanted characters of each stretch.
    ///   - limit: Most characters of a stretch, or nil.
    /// - Returns: One range of words for each target, in order; some are empty when there are fewer words than targets.
    /// - Complexity: O(targets × words²), with a limit O(targets × words × limit); O(words) beyond ``searchLimit``.
    static func ranges(lengths: [Int], costs: [Double], targets: [Double], limit: Int? = nil) -> [Range<Int>] {
        let count = lengths.count
        if targets.count <= 1 || count == 0 {
            return targets.indices.map { $0 == 0 ? 0..<count : count..<count }
        }
        if count <= targets.count { return targets.indices.map { min($0, count)..<min($0 + 1, count) } }
        var sums = [0]
        for length in lengths { sums.append(sums[sums.count - 1] + length) }
        if count > searchLimit { return filled(sums, targets) }
        let unit = max(1, targets.reduce(0, +) / Double(targets.count))
        func size(_ from: Int, _ to: Int) -> Int { sums[to] - sums[from] + max(0, to - from - 1) }
        func fault(_ from: Int, _ to: Int, _ target: Double) -> Double {
            let size = size(from, to)
            let deviation = (Double(size) - target) / unit
            let excess = limit.map { max(0, size - $0) } ?? 0
            return deviation * deviation + Double(excess) * 10
        }
        var best = [Double](repeating: .infinity, count: count + 1)
        best[0] = 0
        var origins: [[Int]] = []
        for (number, target) in targets.enumerated() {
            var next = [Double](repeating: .infinity, count: count + 1)
            var origin = [Int](repeating: 0, count: count + 1)
            let remaining = targets.count - number - 1
            for end in (number + 1)...(count - remaining) where remaining > 0 || end == count {
                for start in (number..<end).reversed() {
                    // No best row has a stretch so far over the limit; this keeps long texts linear.
                    if let limit, start < end - 1, size(start, end) > 3 * limit { break }
                    guard best[start] < .infinity else { continue }
                    let cost = best[start] + fault(start, end, target) + (start > 0 ? costs[start] : 0)
                    if cost < next[end] { (next[end], origin[end]) = (cost, start) }
                }
            }
            best = next
            origins.append(origin)
        }
        guard best[count] < .infinity else { return filled(sums, targets) }
        var ranges: [Range<Int>] = []
        var end = count
        for origin in origins.reversed() {
            ranges.append(origin[end]..<end)
            end = origin[end]
        }
        return ranges.reversed()
    }

    private static func filled(_ sums: [Int], _ targets: [Double]) -> [Range<Int>] {
        let count = sums.count - 1
        let total = max(1, targets.reduce(0, +))
        var ranges: [Range<Int>] = []
        var start = 0
        var share = 0.0
        for (number, target) in targets.enumerated() {
            share += target / total
            let remaining = targets.count - number - 1
            var end = start + 1
            while end < count - remaining, Double(sums[end]) < share * Double(sums[count]) { end += 1 }
            if remaining == 0 { end = count }
            ranges.append(start..<end)
            start = end
        }
        return ranges
    }
}
