public import TextProcessing

/// Stored human translations that may answer in place of an engine.
public protocol TranslationMemory: Sendable {
    /// Directions for which there is something to find, in order.
    var pairs: [LanguagePair] { get }

    /// Stored translations of a text, best first; empty when there are none.
    ///
    /// Only units whose both sides are reviewed or better may answer.
    func matches(for text: String, pair: LanguagePair) -> [MemoryMatch]
}

/// One stored translation of a text.
public struct MemoryMatch: Hashable, Sendable {
    /// How the stored source text equals the one asked.
    public enum Exactness: String, Hashable, Sendable, Comparable {
        /// Equal after normalization, white space and case aside.
        case normalizedExact = "normalized-exact"
        /// Equal byte for byte.
        case exact

        /// The exact one is the greater.
        public static func < (left: Exactness, right: Exactness) -> Bool { left == .normalizedExact && right == .exact }
    }

    /// Identifier of the unit.
    public let unitID: String
    /// The stored translation.
    public let text: String
    /// How the sources equal each other.
    public let exactness: Exactness
    /// Whether both sides are approved, not just reviewed.
    public let isApproved: Bool

    /// Creates a match.
    public init(unitID: String, text: String, exactness: Exactness, isApproved: Bool) {
        self.unitID = unitID
        self.text = text
        self.exactness = exactness
        self.isApproved = isApproved
    }
}
