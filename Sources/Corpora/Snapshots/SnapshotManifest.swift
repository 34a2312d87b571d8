public import TextProcessing

/// What a snapshot says of itself: how it was made, what it holds, and the digests of its files.
///
/// The file `manifest.json` in version 1, without any clock time.
public struct SnapshotManifest: Hashable, Sendable, Codable {
    /// Name of the file in the snapshot.
    public static let fileName = "manifest.json"
    /// The version this program writes, and the newest it reads.
    public static let currentVersion = 1

    /// How often something of a name occurs.
    public struct Count: Hashable, Sendable, Codable {
        /// Source, state, licence or term of use.
        public let name: String
        /// How often.
        public let count: Int
    }

    /// How much a split holds.
    public struct SplitCount: Hashable, Sendable, Codable {
        /// The split.
        public let split: SnapshotSplit
        /// Number of units.
        public let units: Int
        /// Number of texts in all varieties.
        public let texts: Int
    }

    /// How many texts there are in a variety and spelling.
    public struct VarietyCount: Hashable, Sendable, Codable {
        /// The variety.
        public let variety: LanguageVariety
        /// Identifier of the spelling.
        public let orthography: String
        /// Number of texts.
        public let texts: Int
    }

    /// A file of the snapshot.
    public struct File: Hashable, Sendable, Codable {
        /// Name in the folder.
        public let name: String
        /// Size.
        public let bytes: Int
        /// SHA-256 in hexadecimal digits.
        public let sha256: String
    }

    /// Format version.
    public let version: Int
    /// Identity of the snapshot: SHA-256 of this manifest with an empty id.
    public internal(set) var id: String
    /// Name given by the recipe.
    public let name: String
    /// Version of the program that wrote it.
    public let toolVersion: String
    /// The query that chose the units.
    public let query: String
    /// Seed and shares of the splits.
    public let shares: SnapshotShares
    /// When texts counted as near duplicates.
    public let likeness: LikenessThreshold
    /// Units and texts a split.
    public let splits: [SplitCount]
    /// Number of units kept out of train by the reason: `exact` or `near`.
    public let quarantined: [Count]
    /// Texts a variety and spelling.
    public let varieties: [VarietyCount]
    /// Units a source.
    public let sources: [Count]
    /// Texts a state.
    public let states: [Count]
    /// Units a licence.
    public let licences: [Count]
    /// Whether the licences go together.
    public let compatibility: LicenceCompatibility
    /// Units a term of use that a community set.
    public let terms: [Count]
    /// What resembled what.
    public let leaks: [LeakReport]
    /// The other files of the snapshot.
    public let files: [File]
}
