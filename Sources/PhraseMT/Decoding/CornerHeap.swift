/// Combinations waiting to be computed, as a binary heap; of equal priorities the one made first comes first.
struct CornerHeap {
    /// A hypothesis and an option of a cube.
    struct Corner: BitwiseCopyable {
        var priority: Float
        var cube: Int32
        var row: Int16
        var column: Int16

        @inline(__always) func isBefore(_ other: Corner) -> Bool {
            if priority != other.priority { return priority > other.priority }
            if cube != other.cube { return cube < other.cube }
            return row == other.row ? column < other.column : row < other.row
        }
    }

    private var corners: [Corner]

    /// A heap of corners, in O(n).
    init(_ corners: [Corner]) {
        self.corners = corners
        for index in stride(from: corners.count / 2 - 1, through: 0, by: -1) { sink(index) }
    }

    /// Takes the best corner.
    mutating func pop() -> Corner? {
        guard let first = corners.first else { return nil }
        let last = corners.removeLast()
        if !corners.isEmpty {
            corners[0] = last
            sink(0)
        }
        return first
    }

    /// Adds a corner.
    mutating func push(_ corner: Corner) {
        corners.append(corner)
        corners.withUnsafeMutableBufferPointer { corners in
            var index = corners.count - 1
            while index > 0 {
                let parent = (index - 1) / 2
                guard corner.isBefore(corners[parent]) else { break }
                corners[index] = corners[parent]
                index = parent
            }
            corners[index] = corner
        }
    }

    private mutating func sink(_ start: Int) {
        corners.withUnsafeMutableBufferPointer { corners in
            let corner = corners[start]
            var index = start
            while true {
                var child = 2 * index + 1
                guard child < corners.count else { break }
                if child + 1 < corners.count, corners[child + 1].isBefore(corners[child]) { child += 1 }
                guard corners[child].isBefore(corner) else { break }
                corners[index] = corners[child]
                index = child
            }
            corners[index] = corner
        }
    }
}
