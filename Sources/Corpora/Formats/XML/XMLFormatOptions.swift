/// What the reader or writer of an XML format must be told.
public struct XMLFormatOptions: Hashable, Sendable {
    /// Which tier of an EAF file holds texts of which language.
    public struct Tier: Hashable, Sendable {
        /// The tier's `TIER_ID`.
        public let name: String
        /// Tag of its language: `prl` for Peruvian Sign Language.
        public let language: String

        /// Creates an assignment.
        public init(name: String, language: String) {
            self.name = name
            self.language = language
        }
    }

    /// Language translated from: when a file does not name it, and of the file that is written.
    public var sourceLanguage: String?
    /// Language translated into: when a file does not name it, and of the file that is written.
    public var targetLanguage: String?
    /// Tiers of an EAF file; the first is the one whose annotations become records, the others are joined to it by time.
    public var tiers: [Tier]

    /// Creates options.
    public init(sourceLanguage: String? = nil, targetLanguage: String? = nil, tiers: [Tier] = []) {
        self.sourceLanguage = sourceLanguage
        self.targetLanguage = targetLanguage
        self.tiers = tiers
    }
}
