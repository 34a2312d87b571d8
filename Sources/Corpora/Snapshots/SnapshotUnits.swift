import TextProcessing

/// The units of a split as a stream in constant memory.
public struct SnapshotUnits {
    private var lines: SnapshotLines

    init(lines: SnapshotLines) { self.lines = lines }

    /// The next unit, equal to the one that was written, or nil at the end.
    ///
    /// - Returns: The unit.
    /// - Throws: ``SnapshotError``: corrupt with the line, unreadable.
    public mutating func next() throws(SnapshotError) -> TranslationUnit? {
        guard let line = try lines.next() else { return nil }
        return try lines.unit(of: line)
    }
}

/// Two texts of a unit as training takes them.
public struct SnapshotPair: Hashable, Sendable {
    /// Unit of both.
    public let unitID: UnitID
    /// Text translated from.
    public let source: String
    /// Text translated into.
    public let target: String
    /// Where the unit comes from: `civic`.
    public let sourceID: String
    /// The lower state of the two.
    public let state: VariantState
    /// Licence of the unit.
    public let licence: String
}

/// The pairs of a split in one direction as a stream in constant memory.
///
/// A unit with two texts on a side gives every combination, as ``TranslationUnit/pairs(_:)`` does.
public struct SnapshotPairs {
    private var units: SnapshotUnits
    private let direction: LanguagePair
    private var waiting: [SnapshotPair] = []

    init(units: SnapshotUnits, direction: LanguagePair) {
        self.units = units
        self.direction = direction
    }

    /// The next pair, or nil at the end.
    ///
    /// - Returns: The pair.
    /// - Throws: ``SnapshotError``: corrupt with the line, unreadable.
    public mutating func next() throws(SnapshotError) -> SnapshotPair? {
        while waiting.isEmpty {
            guard let unit = try units.next() else { return nil }
            waiting = unit.pairs(direction).reversed().map { pair in
                SnapshotPair(
                    unitID: unit.id, source: pair.source.text, target: pair.target.text, sourceID: unit.sourceID,
                    state: pair.state, licence: unit.licence)
            }
        }
        return waiting.removeLast()
    }
}
