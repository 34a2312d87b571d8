/// What changed from one snapshot to another, by unit.
///
/// With the same seed and shares no unit moves; a unit of train that now resembles a held-out one is quarantined.
public struct SnapshotDifference: Hashable, Sendable {
    /// A unit that stands in another split than before.
    public struct Move: Hashable, Sendable {
        /// The unit.
        public let id: UnitID
        /// Split in the first snapshot.
        public let from: SnapshotSplit
        /// Split in the second one.
        public let to: SnapshotSplit
    }

    /// Units only the second has.
    public private(set) var added: [UnitID] = []
    /// Units only the first has.
    public private(set) var removed: [UnitID] = []
    /// Units that both have in one split, with other bytes.
    public private(set) var changed: [UnitID] = []
    /// Units in another split than before.
    public private(set) var moved: [Move] = []
    /// Units that were in a split and are in quarantine now.
    public private(set) var quarantined: [UnitID] = []
    /// Units that were in quarantine and are in a split now.
    public private(set) var released: [UnitID] = []

    /// Whether both hold the same units in the same splits.
    public var isEmpty: Bool {
        added.isEmpty && removed.isEmpty && changed.isEmpty && moved.isEmpty && quarantined.isEmpty && released.isEmpty
    }

    /// Compares two snapshots, split by split in one pass over both; each list is in order of identifiers.
    ///
    /// - Parameters:
    ///   - first: The older one.
    ///   - second: The newer one.
    /// - Throws: ``SnapshotError``: corrupt, unreadable.
    public init(_ first: Snapshot, _ second: Snapshot) throws(SnapshotError) {
        var left: [UnitID: SnapshotSplit] = [:]
        var right: [UnitID: SnapshotSplit] = [:]
        for split in SnapshotSplit.allCases {
            var (old, new) = (try Cursor(first, split), try Cursor(second, split))
            while old.id != nil || new.id != nil {
                switch (old.id, new.id) {
                case (let id?, let other?) where id == other:
                    if !old.bytes.elementsEqual(new.bytes) { changed.append(id) }
                    try old.advance()
                    try new.advance()
                case (let id?, let other) where other.map({ id < $0 }) ?? true:
                    left[id] = split
                    try old.advance()
                case (_, let id?):
                    right[id] = split
                    try new.advance()
                default: break
                }
            }
        }
        let before = Set(try first.quarantine().map(\.id))
        let after = Set(try second.quarantine().map(\.id))
        for (id, from) in left {
            if let to = right[id] {
                moved.append(Move(id: id, from: from, to: to))
            } else if after.contains(id) {
                quarantined.append(id)
            } else {
                removed.append(id)
            }
        }
        for id in right.keys where left[id] == nil {
            if before.contains(id) { released.append(id) } else { added.append(id) }
        }
        added.sort()
        removed.sort()
        changed.sort()
        quarantined.sort()
        released.sort()
        moved.sort { $0.id < $1.id }
    }

    /// A place in the lines of a split.
    private struct Cursor {
        private var lines: SnapshotLines
        private(set) var id: UnitID?
        private(set) var bytes = UnsafeBufferPointer<UInt8>(start: nil, count: 0)

        init(_ snapshot: Snapshot, _ split: SnapshotSplit) throws(SnapshotError) {
            lines = try snapshot.lines(of: split)
            try advance()
        }

        mutating func advance() throws(SnapshotError) {
            let line = try lines.next()
            bytes = line?.bytes ?? UnsafeBufferPointer(start: nil, count: 0)
            id = try line.map { line throws(SnapshotError) in try lines.id(of: line) }
        }
    }
}
