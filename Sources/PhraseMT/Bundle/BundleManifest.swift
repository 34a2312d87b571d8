public import TextProcessing

/// What a model bundle says of itself: `manifest.json`.
public struct BundleManifest: Codable, Sendable, Equatable {
    /// A file of the bundle.
    public struct File: Codable, Sendable, Equatable {
        /// Size in bytes.
        public var size: Int
        /// SHA-256 in hexadecimal.
        public var sha256: String
        /// XXH64 in hexadecimal, which opening a bundle compares; nil in a bundle from before there was one.
        public var xxh64: String?

        /// Describes a file.
        public init(size: Int, sha256: String, xxh64: String? = nil) {
            self.size = size
            self.sha256 = sha256
            self.xxh64 = xxh64
        }

        /// Describes the content of a file.
        public init(_ bytes: [UInt8]) {
            self.init(
                size: bytes.count, sha256: Digest(of: bytes).description,
                xxh64: bytes.withUnsafeBytes { Checksum.text(of: $0) })
        }
    }

    /// A corpus the model was trained on.
    public struct Corpus: Codable, Sendable, Equatable {
        /// Name, as explanations show it.
        public var name: String
        /// Varieties of its two sides as they were received.
        public var source: String
        /// See `source`.
        public var target: String
        /// Pairs that were read, and pairs that were used.
        public var pairs: Int
        /// See `pairs`.
        public var kept: Int
        /// What each pair counts.
        public var weight: Float
        /// SHA-256 of the text of both sides.
        public var sha256: String
        /// Kind: `corpus` or `facts`.
        public var kind: String

        /// Describes a corpus.
        public init(
            name: String, source: String, target: String, pairs: Int, kept: Int, weight: Float, sha256: String,
            kind: String
        ) {
            self.name = name
            self.source = source
            self.target = target
            self.pairs = pairs
            self.kept = kept
            self.weight = weight
            self.sha256 = sha256
            self.kind = kind
        }
    }

    /// A snapshot of units the model was trained, tuned or judged on.
    public struct Snapshot: Codable, Sendable, Equatable {
        /// Name given by its recipe.
        public var name: String
        /// Its identity: SHA-256 of its manifest.
        public var id: String

        /// Names a snapshot.
        public init(name: String, id: String) {
            self.name = name
            self.id = id
        }
    }

    /// The newest format version that is understood.
    public static let currentVersion = 1

    /// Version of the format.
    public var version: Int
    /// Digest over the content: the same input and settings give the same identifier.
    public var id: String
    /// Variety translated from.
    public var source: String
    /// Variety translated into.
    public var target: String
    /// The arguments that made it, as `chaka reproduce` repeats them.
    public var recipe: [String]
    /// Seed of everything that is drawn.
    public var seed: UInt64
    /// The tuned weights by name.
    public var weights: [String: Float]
    /// Corpora in the order of their features.
    public var corpora: [Corpus]
    /// Snapshots the corpora were read from; nil where none was, and in bundles from before they were named.
    public var snapshots: [Snapshot]?
    /// Scores measured while training, by name: `dev.chrf++`, `dev.length-ratio`.
    public var scores: [String: Double]
    /// Licences of the data, as the files state them.
    public var licences: [String]
    /// Files by name.
    public var files: [String: File]

    /// Creates a manifest.
    public init(
        version: Int, id: String, source: String, target: String, recipe: [String], seed: UInt64,
        weights: [String: Float], corpora: [Corpus], snapshots: [Snapshot]? = nil, scores: [String: Double],
        licences: [String], files: [String: File]
    ) {
        self.version = version
        self.id = id
        self.source = source
        self.target = target
        self.recipe = recipe
        self.seed = seed
        self.weights = weights
        self.corpora = corpora
        self.snapshots = snapshots
        self.scores = scores
        self.licences = licences
        self.files = files
    }

    /// The varieties, or nil where they cannot be read.
    public var pair: LanguagePair? {
        guard let source = try? LanguageVariety(parsing: source), let target = try? LanguageVariety(parsing: target)
        else { return nil }
        return LanguagePair(source: source, target: target)
    }
}
