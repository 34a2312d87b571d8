/// What a snapshot is made by, apart from the units themselves.
///
/// The same units and the same recipe give the same bytes.
public struct SnapshotRecipe: Hashable, Sendable {
    /// Name of the snapshot: `2026-spring`.
    public var name: String
    /// The query that chose the units, as it was asked.
    public var query: String
    /// Version of the program that writes it.
    public var toolVersion: String
    /// Which units are held out.
    public var shares: SnapshotShares
    /// When two texts count as near duplicates.
    public var likeness: LikenessThreshold
    /// Files of lines that no unit of train may resemble, published test sets for example.
    public var externalFiles: [ExternalTextFile]

    /// Creates a recipe.
    public init(
        name: String, query: String = "", toolVersion: String, shares: SnapshotShares = SnapshotShares(),
        likeness: LikenessThreshold = LikenessThreshold(), externalFiles: [ExternalTextFile] = []
    ) {
        self.name = name
        self.query = query
        self.toolVersion = toolVersion
        self.shares = shares
        self.likeness = likeness
        self.externalFiles = externalFiles
    }
}

/// When two texts count as near duplicates.
public struct LikenessThreshold: Hashable, Sendable, Codable {
    /// Characters in a row that are compared as one; 4.
    public let shingle: Int
    /// Least share of common shingles among all shingles of both texts (Jaccard), above 0 and at most 1; 0.8.
    public let jaccard: Double
    /// Texts with fewer words are compared for equality only; 4.
    public let minimumWords: Int

    /// Creates a threshold.
    public init(shingle: Int = 4, jaccard: Double = 0.8, minimumWords: Int = 4) {
        self.shingle = shingle
        self.jaccard = jaccard
        self.minimumWords = minimumWords
    }

    var isValid: Bool { (1...16).contains(shingle) && jaccard > 0 && jaccard <= 1 && minimumWords >= 1 }
}

/// A file of plain lines that the units of a snapshot are compared with.
public struct ExternalTextFile: Hashable, Sendable {
    /// Name in the manifest and in the quarantine; a path would differ from machine to machine.
    public let name: String
    /// Where the file is; packed with gzip if need be.
    public let path: String

    /// Creates a file.
    public init(name: String, path: String) {
        self.name = name
        self.path = path
    }
}
