import Translation

/// Which segments travel together.
struct RemoteBatchPlan {
    /// Ranges of segments in order, each within the limits; a segment that is too long by itself is in none.
    private(set) var batches: [Range<Int>] = []

    /// Fills one batch after the other.
    init(_ segments: [SegmentInput], limits: RemoteLimits) {
        var start = 0
        var characters = 0
        for (index, segment) in segments.enumerated() {
            let length = segment.text.unicodeScalars.count
            let isTooLong = length > limits.characters
            if isTooLong || index - start == limits.segments || characters + length > limits.characters {
                close(start..<index)
                start = isTooLong ? index + 1 : index
                characters = 0
            }
            if !isTooLong { characters += length }
        }
        close(start..<segments.count)
    }

    private mutating func close(_ batch: Range<Int>) {
        if !batch.isEmpty { batches.append(batch) }
    }
}
