public import Corpora

/// What stays of a withdrawn unit: no text, only what recognizes it.
public struct Withdrawal: Hashable, Sendable, Codable {
    /// Identifier of the unit.
    public let unitID: UnitID
    /// When it was withdrawn, milliseconds since 1970 UTC.
    public let happenedAt: Int64
    /// Who did it.
    public let actor: String
    /// Why.
    public let reason: String
    /// Keyed digests of its texts, 32 bytes each, in order.
    public let texts: [KeyedDigest]

    /// A digest under one of the secrets of a ``WithdrawalList``.
    public struct KeyedDigest: Hashable, Sendable, Codable {
        /// HMAC-SHA-256, 32 bytes.
        public let bytes: [UInt8]
        /// Place of the secret in the list.
        public let secret: Int
    }
}

/// All withdrawals of a database, with the secrets that recognize their texts: keep it as closely as the database.
public struct WithdrawalList: Hashable, Sendable, Codable {
    /// The secrets, 32 bytes each.
    public let secrets: [[UInt8]]
    /// The withdrawals, oldest first.
    public let withdrawals: [Withdrawal]

    /// The identifiers of the withdrawn units.
    public var unitIDs: Set<UnitID> { Set(withdrawals.map(\.unitID)) }

    /// Whether a text is one of those withdrawn.
    public func contains(textOf variant: Variant) -> Bool {
        let digests = secrets.map { WithdrawalDigest.of(variant.digest, secret: $0) }
        return withdrawals.contains { $0.texts.contains { digests[$0.secret] == $0.bytes } }
    }
}

/// What a withdrawal did.
public struct WithdrawalSummary: Hashable, Sendable {
    /// Units whose texts were erased.
    public internal(set) var erased = 0
    /// Units that were withdrawn before.
    public internal(set) var known = 0
    /// Other units that still hold one of the withdrawn texts, in order of identifier: nobody asked to withdraw these.
    public internal(set) var copies: [UnitID] = []
    /// Whether the log beside the database was emptied as well.
    ///
    /// False while another process reads the database; the
    /// next withdrawal, ``GatewayDatabase/eraseLog()`` or ``GatewayDatabase/close()`` does it.
    public internal(set) var isLogErased = false
}
