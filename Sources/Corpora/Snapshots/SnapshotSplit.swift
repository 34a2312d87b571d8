import TextProcessing

/// The parts a snapshot is divided into.
public enum SnapshotSplit: String, Hashable, Sendable, CaseIterable, Codable {
    /// What a model is trained on.
    case train
    /// What a model is tuned on.
    case dev
    /// What a model is scored on.
    case test

    /// Name of the file in the snapshot: `train.jsonl`.
    public var fileName: String { "\(rawValue).jsonl" }
}

/// Which share of the units is held out, and by which draw.
///
/// The split of a unit is a function of its identifier and the seed alone: however a corpus grows, no unit moves.
public struct SnapshotShares: Hashable, Sendable, Codable {
    /// Number of the draw: another one holds other units out.
    public let seed: UInt64
    /// Share of the units in ``SnapshotSplit/dev``, 0 to 1.
    public let dev: Double
    /// Share of the units in ``SnapshotSplit/test``, 0 to 1.
    public let test: Double

    /// Creates shares; one unit in a hundred is for development and one for the test unless told otherwise.
    public init(seed: UInt64 = 1, dev: Double = 0.01, test: Double = 0.01) {
        self.seed = seed
        self.dev = dev
        self.test = test
    }

    /// The split a unit belongs to.
    public func split(of id: UnitID) -> SnapshotSplit {
        let place = place(of: id)
        if place < test { return .test }
        return place < test + dev ? .dev : .train
    }

    /// The first 53 bits of SHA-256 over seed and identifier, as a number from 0 up to 1.
    func place(of id: UnitID) -> Double {
        let bytes = Digest(fields: [String(seed), id.rawValue]).bytes.prefix(8)
        let number = bytes.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return Double(number >> 11) / Double(UInt64(1) << 53)
    }

    var isValid: Bool { dev >= 0 && test >= 0 && dev + test <= 1 }
}
