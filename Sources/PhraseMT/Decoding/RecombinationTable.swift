/// Finds the hypothesis of a stack that has the same future as another.
///
/// A slot goes on naming a hypothesis that has lost its place to a better one: the two have the same future.
struct RecombinationTable {
    private var slots: [Int32]
    private var places: [Int32]
    private let mask: Int

    /// A table for a stack of at most `capacity` hypotheses.
    init(capacity: Int) {
        var size = 64
        while size < capacity * 3 { size *= 2 }
        slots = [Int32](repeating: -1, count: size)
        places = [Int32](repeating: 0, count: size)
        mask = size - 1
    }

    /// Forgets everything.
    mutating func removeAll() {
        slots.withUnsafeMutableBufferPointer { $0.update(repeating: -1) }
    }

    /// Place in the stack of the hypothesis with the same future, or nil.
    func place(of hypothesis: Hypothesis, _ number: Int32, _ arena: [Hypothesis]) -> Int? {
        var slot = Int(truncatingIfNeeded: hypothesis.key) & mask
        while slots[slot] >= 0 {
            if arena[Int(slots[slot])].hasSameFuture(as: hypothesis) { return Int(places[slot]) }
            slot = (slot + 1) & mask
        }
        return nil
    }

    /// Adds a hypothesis that has a new future.
    mutating func append(_ number: Int32, _ hypothesis: Hypothesis, at place: Int) {
        var slot = Int(truncatingIfNeeded: hypothesis.key) & mask
        while slots[slot] >= 0 { slot = (slot + 1) & mask }
        slots[slot] = number
        places[slot] = Int32(place)
    }
}
