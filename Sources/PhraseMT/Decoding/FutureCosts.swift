/// The best estimate of each span of a sentence, over all divisions into options.
///
/// Source: Koehn (2010), "Statistical Machine Translation", section 6.3. Scores are logarithms; a span that no options
/// cover has minus infinity. Complexity: O(n³) additions.
struct FutureCosts {
    private let length: Int
    private var values: [Float]

    init(_ table: OptionTable) {
        length = table.length
        values = [Float](repeating: -.infinity, count: (length + 1) * (length + 1))
        for position in 0...length { values[position * (length + 1) + position] = 0 }
        for size in stride(from: 1, through: length, by: 1) {
            for start in 0...(length - size) {
                var best = -Float.infinity
                if size <= table.width {
                    let range = table.ranges[start * table.width + size - 1]
                    if !range.isEmpty { best = table.options[Int(range.lowerBound)].estimate }
                }
                for middle in start + 1..<max(start + 1, start + size) {
                    best = max(best, self[start, middle] + self[middle, start + size])
                }
                values[start * (length + 1) + start + size] = best
            }
        }
    }

    /// The estimate of the span from `start` to before `end`; zero for an empty one.
    @inline(__always) subscript(start: Int, end: Int) -> Float { values[start * (length + 1) + end] }
}
