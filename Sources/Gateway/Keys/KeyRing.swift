public import Store
import Synchronization
import TextProcessing

/// The keys in memory, found by their identifier.
///
/// Secrets are compared as digests, in a time that does not depend on where they differ, and a key that does not exist takes
/// as long as one with a wrong secret. The state of a key is told only to who has its secret.
public final class KeyRing: Sendable {
    private struct State {
        var records: [String: APIKeyRecord] = [:]
        /// Change of the database that the records are from; nil when they were never read.
        var change: Int?
    }

    private let state = Mutex(State())

    /// Creates a ring that takes no key until it was loaded.
    public init() {}

    /// Reads the keys, if any changed since they were read.
    ///
    /// - Parameter database: Where they are.
    /// - Returns: Whether they were read.
    /// - Throws: ``Store/StoreError``; then the ring is as it was.
    @discardableResult
    public func reload(from database: GatewayDatabase) throws(StoreError) -> Bool {
        // The number is read first: a change between the two reads is read again, not missed.
        let change = try database.keyChanges()
        guard state.withLock({ $0.change != change }) else { return false }
        let records = Dictionary(try database.keys().map { ($0.id, $0) }) { first, _ in first }
        state.withLock { $0 = State(records: records, change: change) }
        return true
    }

    /// Whether the keys were read.
    public var isLoaded: Bool { state.withLock { $0.change != nil } }

    /// Whether there is any key, be it revoked or expired: the end of the last key must not open a door.
    public var hasKeys: Bool { state.withLock { !$0.records.isEmpty } }

    /// How many keys are taken at a time, in milliseconds since 1970 UTC.
    public func activeCount(at time: Int64) -> Int {
        state.withLock { $0.records.values.count { $0.isActive(at: time) } }
    }

    /// The key with an identifier, or nil.
    public func record(_ id: String) -> APIKeyRecord? { state.withLock { $0.records[id] } }

    /// Who presents a key.
    ///
    /// - Parameters:
    ///   - text: What the client sent.
    ///   - time: Milliseconds since 1970 UTC.
    /// - Returns: The caller.
    /// - Throws: ``KeyRefusal``.
    public func caller(presenting text: String, at time: Int64) throws(KeyRefusal) -> Caller {
        let key: KeyText
        do {
            key = try KeyText(parsing: text)
        } catch {
            throw error == .mistyped ? .mistyped : .invalid
        }
        let (record, isLoaded) = state.withLock { ($0.records[key.id], $0.change != nil) }
        guard isLoaded else { throw .unavailable }
        let digest = key.digest
        // Both comparisons are always made, against zeros where there is nothing to compare with.
        let isCurrent = Self.isEqual(digest.bytes, record?.digest.bytes ?? Self.nothing)
        let isPrevious = Self.isEqual(digest.bytes, record?.previous?.digest.bytes ?? Self.nothing)
        guard let record, isCurrent || isPrevious else { throw .invalid }
        guard record.revokedAt == nil else { throw .revoked }
        guard record.isActive(at: time), isCurrent || record.previous.map({ time < $0.until }) ?? false else {
            throw .expired
        }
        return Caller(keyID: record.id, terms: record.terms)
    }

    private static let nothing = [UInt8](repeating: 0, count: 32)

    /// Whether two digests are equal; looks at every byte whatever the first ones are.
    static func isEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        guard left.count == right.count else { return false }
        var difference: UInt8 = 0
        for index in left.indices { difference |= left[index] ^ right[index] }
        return difference == 0
    }
}
