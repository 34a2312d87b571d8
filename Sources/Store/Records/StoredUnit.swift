public import Corpora

/// A unit with what the store knows of its history.
public struct StoredUnit: Hashable, Sendable {
    /// The unit as it is.
    public let unit: TranslationUnit
    /// Number of its last revision: what an edit expects to find, so that no two edits overwrite each other.
    public let revision: Int
    /// When it was added, milliseconds since 1970 UTC.
    public let createdAt: Int64
    /// When it last changed, milliseconds since 1970 UTC.
    public let changedAt: Int64
    /// The import that brought it, or nil.
    public let importID: Int64?
    /// Its row; private to this database file.
    let number: Int64
}
