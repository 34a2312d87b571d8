/// How many units resemble the texts of one set: a split, or a file from outside.
public struct LeakReport: Hashable, Sendable, Codable {
    /// How many units of one split resemble texts of the set.
    public struct Count: Hashable, Sendable, Codable {
        /// Split of the units.
        public let split: SnapshotSplit
        /// Units with a text equal to one of the set.
        public internal(set) var exact: Int
        /// Units with a text nearly equal to one of the set, and none equal.
        public internal(set) var near: Int
    }

    /// `dev`, `test`, or the name of the file.
    public let name: String
    /// SHA-256 of the file from outside; nil for a split.
    public let sha256: String?
    /// Number of its texts or lines.
    public internal(set) var texts: Int
    /// The counts for the splits that were compared with it.
    public internal(set) var counts: [Count]
}

/// A unit that is kept out of train because a text of it resembles one that is held out.
public struct QuarantinedUnit: Hashable, Sendable, Codable {
    /// Name of the file that lists them.
    public static let fileName = "quarantine.jsonl"

    /// How a text resembles another.
    public enum Reason: String, Hashable, Sendable, Codable, CaseIterable {
        /// Equal in the form of ``MemoryKey``.
        case exact
        /// Similar beyond the threshold.
        case near
    }

    /// The unit.
    public let id: UnitID
    /// The text of it that resembles another: `quy/0`.
    public let text: String
    /// How it resembles the other.
    public let reason: Reason
    /// 1 for an equal text, else the Jaccard similarity of the shingles.
    public let similarity: Double
    /// `dev`, `test`, or the name of a file from outside.
    public let place: String
    /// The unit it resembles, or nil for a file from outside.
    public let likeUnit: UnitID?
    /// The text of that unit, or nil for a file from outside.
    public let likeText: String?
    /// The line it resembles in a file from outside, 1-based, or nil.
    public let likeLine: Int?
}
