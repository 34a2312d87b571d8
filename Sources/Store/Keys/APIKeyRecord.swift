public import TextProcessing

/// What a caller may do.
public enum KeyRole: String, Hashable, Sendable, CaseIterable {
    /// Translate and use the text tools.
    case translate
    /// Add and change units.
    case curate
    /// Say that a text is reviewed or approved.
    case review
    /// Everything, and see what other keys used.
    case admin
}

/// What a key allows and how much of it.
public struct KeyTerms: Hashable, Sendable {
    /// How many requests in a time: a bucket of `burst` tokens that fills at `perSecond`.
    public struct Rate: Hashable, Sendable {
        /// Requests a second in the long run; above 0.
        public let perSecond: Double
        /// Requests at once; above 0.
        public let burst: Int

        /// Creates a rate; without a burst, that of one second, at least 1.
        public init(perSecond: Double, burst: Int? = nil) {
            precondition(perSecond > 0 && (burst ?? 1) > 0, "a rate allows something")
            self.perSecond = perSecond
            self.burst = burst ?? max(1, Int(min(perSecond, 1e9).rounded(.up)))
        }
    }

    /// What the caller may do.
    public let roles: Set<KeyRole>
    /// Requests in a time; no limit when nil.
    public let rate: Rate?
    /// Unicode scalars to translate in a day (UTC); no limit when nil.
    public let dailyCharacters: Int?
    /// Unicode scalars to translate in a calendar month (UTC); no limit when nil.
    public let monthlyCharacters: Int?
    /// Identifiers of the backends that may be used; all when nil.
    public let backends: Set<String>?
    /// Whether texts may leave the machine.
    public let allowsExternal: Bool
    /// Whether answers may be kept for equal requests.
    public let isStored: Bool

    /// Creates terms.
    public init(
        roles: Set<KeyRole>, rate: Rate? = nil, dailyCharacters: Int? = nil, monthlyCharacters: Int? = nil,
        backends: Set<String>? = nil, allowsExternal: Bool = false, isStored: Bool = true
    ) {
        self.roles = roles
        self.rate = rate
        self.dailyCharacters = dailyCharacters
        self.monthlyCharacters = monthlyCharacters
        self.backends = backends
        self.allowsExternal = allowsExternal
        self.isStored = isStored
    }
}

/// An API key as it is stored: all but its secret.
public struct APIKeyRecord: Hashable, Sendable {
    /// The secret before the last rotation, which is taken for a while.
    public struct Previous: Hashable, Sendable {
        /// SHA-256 of the secret.
        public let digest: Digest
        /// Until when it is taken, milliseconds since 1970 UTC.
        public let until: Int64

        /// Creates one.
        public init(digest: Digest, until: Int64) {
            self.digest = digest
            self.until = until
        }
    }

    /// Public identifier, 8 letters and digits.
    public let id: String
    /// Whose key it is, for its administrator.
    public let name: String
    /// SHA-256 of the secret.
    public let digest: Digest
    /// The secret before the last rotation.
    public let previous: Previous?
    /// What the key allows.
    public let terms: KeyTerms
    /// Milliseconds since 1970 UTC.
    public let createdAt: Int64
    /// From when it is taken no more, milliseconds since 1970 UTC; never when nil.
    public let expiresAt: Int64?
    /// When it was revoked, milliseconds since 1970 UTC; nil when it was not.
    public let revokedAt: Int64?

    /// Creates a record.
    public init(
        id: String, name: String, digest: Digest, previous: Previous? = nil, terms: KeyTerms, createdAt: Int64,
        expiresAt: Int64? = nil, revokedAt: Int64? = nil
    ) {
        self.id = id
        self.name = name
        self.digest = digest
        self.previous = previous
        self.terms = terms
        self.createdAt = createdAt
        self.expiresAt = expiresAt
        self.revokedAt = revokedAt
    }

    /// Whether the key is taken at a time.
    public func isActive(at time: Int64) -> Bool { revokedAt == nil && (expiresAt.map { time < $0 } ?? true) }
}
