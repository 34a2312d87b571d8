public import Corpora

/// What is to be imported, and by whom: two requests with equal file, format and options are one import.
public struct ImportRequest: Hashable, Sendable {
    /// Identifier of the source the units belong to.
    public var sourceID: String
    /// Name of the file as it was given, for people.
    public var fileName: String
    /// Name of the format: `tsv`, `tmx`.
    public var format: String
    /// Digest of all options that change what the units become; equal options, equal digest.
    public var optionsDigest: String
    /// Digest of the file, or its size and time: equal only for the same content.
    public var fileIdentity: String
    /// Who imports.
    public var actor: String
    /// Why.
    public var reason: String

    /// Creates a request.
    public init(
        sourceID: String, fileName: String, format: String, optionsDigest: String, fileIdentity: String,
        actor: String, reason: String
    ) {
        self.sourceID = sourceID
        self.fileName = fileName
        self.format = format
        self.optionsDigest = optionsDigest
        self.fileIdentity = fileIdentity
        self.actor = actor
        self.reason = reason
    }
}

/// An import as the store remembers it.
public struct ImportRecord: Hashable, Sendable {
    /// Its number in this database.
    public let id: Int64
    /// What was asked.
    public let request: ImportRequest
    /// When it began, milliseconds since 1970 UTC.
    public let startedAt: Int64
    /// When it came to the end of the file, or nil: it was interrupted, or runs.
    public let finishedAt: Int64?
    /// Records of the file that are settled: a resumed import skips so many.
    public let committedRecords: Int
    /// Units added, changed, left as they were, and left out as withdrawn.
    public let summary: UpsertSummary
    /// Records that were no unit.
    public let rejected: Int
}

/// The next part of a file, in the order of the file.
public struct ImportBatch: Sendable {
    /// The units of this part.
    public var units: [TranslationUnit]
    /// Records read for it, bad ones included.
    public var records: Int
    /// Records among them that are no unit.
    public var rejected: Int

    /// Creates a part.
    public init(units: [TranslationUnit], records: Int, rejected: Int = 0) {
        self.units = units
        self.records = records
        self.rejected = rejected
    }
}
