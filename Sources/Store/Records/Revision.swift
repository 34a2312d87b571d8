public import Corpora

/// One change to a unit or a variant, with who made it, when and why.
///
/// Revisions are only ever added; a withdrawal erases what they say of the texts, never that they happened.
public struct Revision: Hashable, Sendable {
    /// What was done.
    public enum Action: String, Hashable, Sendable, CaseIterable {
        /// The unit with its variants, or a further variant, appeared.
        case added
        /// Its content changed.
        case changed
        /// The state of a variant was set.
        case stateSet = "state-set"
        /// The variant was taken out; its content stays in the revision.
        case removed
        /// It was brought back to what it was at an earlier revision.
        case reverted
        /// The unit was withdrawn and its texts erased.
        case withdrawn
    }

    /// Place in the log of the whole database; the order of changes.
    public let sequence: Int64
    /// The unit; nil when the unit itself is no longer known.
    public let unitID: UnitID?
    /// Number inside the unit, 1-based, without gaps.
    public let number: Int
    /// Tag of the variant's variety, or nil for the unit itself.
    public let variety: String?
    /// Ordinal of the variant, or nil for the unit itself.
    public let ordinal: Int?
    /// Milliseconds since 1970 UTC.
    public let happenedAt: Int64
    /// Who did it.
    public let actor: String
    /// What was done.
    public let action: Action
    /// Why it was done.
    public let reason: String
    /// The import it belongs to, or nil.
    public let importID: Int64?
    /// The value before as JSON, or nil when there was none.
    public let before: String?
    /// The value after as JSON; nil when a whole unit appeared (see ``GatewayDatabase/unit(_:at:)``) or it was removed.
    public let after: String?
}

/// What loading units changed.
public struct UpsertSummary: Hashable, Sendable {
    /// Units that were not there.
    public internal(set) var added = 0
    /// Units with a new or other variant or description.
    public internal(set) var changed = 0
    /// Units that were there just so.
    public internal(set) var unchanged = 0
    /// Units left out because they, or one of their texts, were withdrawn.
    public internal(set) var withdrawn = 0
}
