public import Corpora
import TextProcessing

/// What stays of a withdrawn unit, or of one withdrawn text of it: nothing readable, only what recognizes it.
public struct Withdrawal: Hashable, Sendable {
    /// Identifier of the unit.
    public let unitID: UnitID
    /// The variant that was withdrawn, or nil for the whole unit.
    public let variant: VariantKey?
    /// When it was withdrawn, milliseconds since 1970 UTC.
    public let happenedAt: Int64
    /// Who did it.
    public let actor: String
    /// Why.
    public let reason: String
    /// Keyed digests of the texts that must not come back into this unit: all that the variant ever had.
    ///
    /// Empty for a whole unit, which is recognized by its identifier.
    public let texts: [KeyedDigest]
    /// Keyed digests of the pairs of texts that no unit may have.
    public let pairs: [KeyedDigest]

    /// A digest under one of the secrets of a ``WithdrawalList``.
    public struct KeyedDigest: Hashable, Sendable {
        /// HMAC-SHA-256, 32 bytes.
        public let bytes: [UInt8]
        /// Place of the secret in the list.
        public let secret: Int
    }

    /// What was withdrawn: equal for two records of one withdrawal.
    struct Subject: Hashable {
        let unitID: UnitID
        let variant: VariantKey?
        /// A variant may be withdrawn again with another text, a unit only once.
        let time: Int64?
    }

    var subject: Subject { Subject(unitID: unitID, variant: variant, time: variant.map { _ in happenedAt }) }
}

/// All withdrawals of a database, with the secrets that recognize their texts: keep it as closely as the database.
public struct WithdrawalList: Hashable, Sendable {
    /// The secrets, 32 bytes each.
    public let secrets: [[UInt8]]
    /// The withdrawals, oldest first.
    public let withdrawals: [Withdrawal]

    /// The identifiers of the units that were withdrawn as a whole.
    public var unitIDs: Set<UnitID> { Set(withdrawals.filter { $0.variant == nil }.map(\.unitID)) }
}

/// Finds in copies of units, those of a snapshot for example, what was withdrawn since.
public struct WithdrawnContent: Sendable {
    /// Units withdrawn as a whole.
    public let unitIDs: Set<UnitID>
    /// Units of which single texts were withdrawn; a copy holds one of them or does not.
    public let suspects: Set<UnitID>
    private let keys: [WithdrawalKey]
    private let texts: [UnitID: Set<Withdrawal.KeyedDigest>]

    /// Prepares a list for look-ups.
    public init(_ list: WithdrawalList) {
        unitIDs = list.unitIDs
        keys = list.secrets.map { WithdrawalKey(secret: $0) }
        var texts: [UnitID: Set<Withdrawal.KeyedDigest>] = [:]
        for withdrawal in list.withdrawals where withdrawal.variant != nil {
            texts[withdrawal.unitID, default: []].formUnion(withdrawal.texts)
        }
        self.texts = texts
        suspects = Set(texts.keys)
    }

    /// Whether a copy of a unit holds what was withdrawn from it.
    public func isHeld(by unit: TranslationUnit) -> Bool {
        unitIDs.contains(unit.id) || unit.variants.contains { isWithdrawn($0, of: unit.id) }
    }

    func isWithdrawn(_ variant: Variant, of id: UnitID) -> Bool { isWithdrawn(variant.digest, of: id) }

    func isWithdrawn(_ digest: Digest, of id: UnitID) -> Bool {
        guard let texts = texts[id] else { return false }
        return keys.indices.contains {
            texts.contains(Withdrawal.KeyedDigest(bytes: keys[$0].text(digest), secret: $0))
        }
    }
}

/// What a withdrawal did.
public struct WithdrawalSummary: Hashable, Sendable {
    /// Units whose texts were erased.
    public internal(set) var erased = 0
    /// Single texts that were erased from units that stay.
    public internal(set) var erasedVariants = 0
    /// Units or texts that were withdrawn before.
    public internal(set) var known = 0
    /// Other units that hold the withdrawn texts together, in order of identifier: nobody asked to withdraw these.
    public internal(set) var copies: [UnitID] = []
    /// Whether the log beside the database was emptied as well.
    ///
    /// False while another process reads the database; the
    /// next withdrawal, ``GatewayDatabase/eraseLog()`` or ``GatewayDatabase/close()`` does it.
    public internal(set) var isLogErased = false
}
