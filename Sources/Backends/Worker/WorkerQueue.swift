import TextProcessing
import Translation

/// The segments that wait for a worker, first come, first served; batches are made of what waits at the moment.
struct WorkerQueue {
    /// One segment of a call.
    struct Item {
        let call: WorkerCall
        let index: Int

        var segment: SegmentInput { call.segments[index] }
    }

    private var items: [Item] = []
    private let batchSegments: Int
    private let batchCharacters: Int

    init(batchSegments: Int, batchCharacters: Int) {
        self.batchSegments = batchSegments
        self.batchCharacters = batchCharacters
    }

    var isEmpty: Bool { items.isEmpty }
    var count: Int { items.count }

    /// Puts the segments of a call at the end.
    mutating func append(_ call: WorkerCall) {
        items.append(contentsOf: call.segments.indices.map { Item(call: call, index: $0) })
    }

    /// Drops the segments of finished calls.
    mutating func removeFinished() { items.removeAll { $0.call.isFinished } }

    /// Takes the oldest segment and those after it that are of its direction, up to the limits of a batch.
    ///
    /// A segment that alone exceeds the limit of characters makes a batch by itself.
    ///
    /// - Returns: The batch in the order of the queue; empty when nothing waits.
    mutating func takeBatch() -> [Item] {
        guard let pair = items.first?.call.pair else { return [] }
        var batch: [Item] = []
        var rest: [Item] = []
        var characters = 0
        for (place, item) in items.enumerated() {
            let length = item.segment.text.unicodeScalars.count
            let isRoom = batch.isEmpty || (batch.count < batchSegments && characters + length <= batchCharacters)
            if item.call.pair == pair && isRoom {
                batch.append(item)
                characters += length
            } else {
                rest.append(item)
                // The order of a direction is kept: nothing overtakes a segment that did not fit.
                guard item.call.pair != pair else {
                    rest.append(contentsOf: items[(place + 1)...])
                    break
                }
            }
        }
        items = rest
        return batch
    }

    /// Takes everything out and fails it.
    mutating func failAll(_ error: BackendError) {
        for item in items { item.call.settle(item.index, .failure(error)) }
        items = []
    }
}
