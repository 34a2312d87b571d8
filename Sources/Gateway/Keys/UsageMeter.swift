public import Store
import Synchronization

/// Counts what is used with each key, and holds keys to their quotas of characters.
///
/// Counts are kept in memory and written by ``flush(to:)``, so that no request waits for the disk; a crash loses those since
/// the last write. Quotas hold for what is stored and what is in memory together. Days and months are those of UTC.
public final class UsageMeter: Sendable {
    /// What was used with a key, today and this month.
    public struct Totals: Hashable, Sendable {
        /// Today.
        public var day = UsageCounts()
        /// This month, today included.
        public var month = UsageCounts()

        mutating func add(_ counts: UsageCounts) {
            day += counts
            month += counts
        }
    }

    /// A quota that would be passed.
    public enum Excess: Error, Hashable, Sendable {
        /// That of the day.
        case day(limit: Int, used: Int)
        /// That of the month.
        case month(limit: Int, used: Int)
    }

    private struct Place: Hashable {
        let keyID: String
        let day: UTCDay
    }

    private struct Known {
        var day: UTCDay
        var totals: Totals
    }

    private struct State {
        /// Counted and not yet written.
        var pending: [Place: UsageCounts] = [:]
        /// What is stored and counted together, of the keys that were asked for.
        var known: [String: Known] = [:]
    }

    private let state = Mutex(State())

    /// Creates a meter that has counted nothing.
    public init() {}

    /// Whether the totals of a key are in memory for a day; if not, ``load(_:on:from:)`` comes first.
    public func knows(_ keyID: String, on day: UTCDay) -> Bool {
        state.withLock { $0.known[keyID]?.day == day }
    }

    /// Reads what is stored of a key.
    ///
    /// Blocks: to be called on a thread of the database.
    public func load(_ keyID: String, on day: UTCDay, from database: GatewayDatabase) throws(StoreError) {
        let entries = try database.usage(of: keyID, inMonthOf: day)
        state.withLock { Self.remember(entries, of: keyID, on: day, &$0) }
    }

    /// Counts characters if they are within the quotas; else the refusal.
    ///
    /// - Parameters:
    ///   - characters: Unicode scalars of the texts received.
    ///   - keyID: Identifier of the key, whose totals are known.
    ///   - terms: The quotas.
    ///   - day: Today.
    /// - Throws: ``Excess``.
    public func charge(_ characters: Int, to keyID: String, terms: KeyTerms, on day: UTCDay) throws(Excess) {
        let excess = state.withLock { state -> Excess? in
            let totals = Self.totals(of: keyID, on: day, state)
            let (today, month) = (totals.day.characters, totals.month.characters)
            if let limit = terms.monthlyCharacters, characters > limit - month {
                return .month(limit: limit, used: month)
            }
            if let limit = terms.dailyCharacters, characters > limit - today { return .day(limit: limit, used: today) }
            Self.count(UsageCounts(requests: 0, characters: characters), keyID, day, &state)
            return nil
        }
        if let excess { throw excess }
    }

    /// Counts what needs no quota: requests, refusals, characters answered from the cache.
    public func count(_ counts: UsageCounts, of keyID: String, on day: UTCDay) {
        state.withLock { Self.count(counts, keyID, day, &$0) }
    }

    /// What was used with a key whose totals are known.
    public func totals(of keyID: String, on day: UTCDay) -> Totals {
        state.withLock { Self.totals(of: keyID, on: day, $0) }
    }

    /// Writes what was counted.
    ///
    /// Blocks: to be called on a thread of the database. The totals are read again, so that other processes on the same database count too.
    ///
    /// - Parameter database: Where it is written.
    /// - Throws: ``Store/StoreError``; then the counts stay in memory for the next time.
    public func flush(to database: GatewayDatabase) throws(StoreError) {
        let (pending, known) = state.withLock { state in
            let pending = state.pending
            state.pending = [:]
            return (pending, state.known.mapValues(\.day))
        }
        guard !pending.isEmpty else { return }
        do {
            try database.addUsage(
                pending.map { UsageEntry(keyID: $0.key.keyID, day: $0.key.day, counts: $0.value) }
                    .sorted { ($0.keyID, $0.day) < ($1.keyID, $1.day) })
        } catch {
            state.withLock { state in
                for (place, counts) in pending { state.pending[place, default: UsageCounts()] += counts }
            }
            throw error
        }
        for keyID in Set(pending.keys.map(\.keyID)) {
            if let day = known[keyID] { try load(keyID, on: day, from: database) }
        }
    }

    private static func remember(_ entries: [UsageEntry], of keyID: String, on day: UTCDay, _ state: inout State) {
        var totals = Totals()
        for entry in entries { add(entry.counts, of: entry.day, on: day, to: &totals) }
        for (place, counts) in state.pending where place.keyID == keyID {
            add(counts, of: place.day, on: day, to: &totals)
        }
        // A request of a later day may have come in between.
        if let known = state.known[keyID], known.day > day { return }
        state.known[keyID] = Known(day: day, totals: totals)
    }

    private static func add(_ counts: UsageCounts, of day: UTCDay, on today: UTCDay, to totals: inout Totals) {
        if day == today { totals.day += counts }
        if day.monthStart == today.monthStart { totals.month += counts }
    }

    private static func totals(of keyID: String, on day: UTCDay, _ state: State) -> Totals {
        guard let known = state.known[keyID], known.day == day else { return Totals() }
        return known.totals
    }

    private static func count(_ counts: UsageCounts, _ keyID: String, _ day: UTCDay, _ state: inout State) {
        state.pending[Place(keyID: keyID, day: day), default: UsageCounts()] += counts
        if state.known[keyID]?.day == day { state.known[keyID]?.totals.add(counts) }
    }
}
