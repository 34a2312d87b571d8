import GRDB

/// What was used with a key.
public struct UsageCounts: Hashable, Sendable {
    /// Requests taken.
    public var requests = 0
    /// Unicode scalars of the texts to translate, those answered from the cache too.
    public var characters = 0
    /// Those of them that were answered from the cache.
    public var cachedCharacters = 0
    /// Requests refused by a limit.
    public var refused = 0

    /// Nothing.
    public init() {}

    /// Creates counts.
    public init(requests: Int, characters: Int = 0, cachedCharacters: Int = 0, refused: Int = 0) {
        self.requests = requests
        self.characters = characters
        self.cachedCharacters = cachedCharacters
        self.refused = refused
    }

    /// Adds counts.
    public static func += (left: inout UsageCounts, right: UsageCounts) {
        left.requests += right.requests
        left.characters += right.characters
        left.cachedCharacters += right.cachedCharacters
        left.refused += right.refused
    }
}

/// What was used with a key on a day.
public struct UsageEntry: Hashable, Sendable {
    /// Identifier of the key.
    public let keyID: String
    /// The day in UTC.
    public let day: UTCDay
    /// How much.
    public let counts: UsageCounts

    /// Creates an entry.
    public init(keyID: String, day: UTCDay, counts: UsageCounts) {
        self.keyID = keyID
        self.day = day
        self.counts = counts
    }
}

extension GatewayDatabase {
    /// Adds to what was used, in one transaction.
    public func addUsage(_ entries: [UsageEntry]) throws(StoreError) {
        guard !entries.isEmpty else { return }
        try change { database in
            for entry in entries {
                let counts = entry.counts
                try database.execute(
                    sql: """
                        INSERT INTO usage (key_id, day, requests, characters, cached_characters, refused)
                        VALUES (?, ?, ?, ?, ?, ?)
                        ON CONFLICT (key_id, day) DO UPDATE SET
                            requests = usage.requests + excluded.requests,
                            characters = usage.characters + excluded.characters,
                            cached_characters = usage.cached_characters + excluded.cached_characters,
                            refused = usage.refused + excluded.refused
                        """,
                    arguments: [
                        entry.keyID, entry.day.number, counts.requests, counts.characters, counts.cachedCharacters,
                        counts.refused,
                    ])
            }
        }
    }

    /// What was used with a key in the month of a day, in order of days.
    public func usage(of keyID: String, inMonthOf day: UTCDay) throws(StoreError) -> [UsageEntry] {
        try read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT day, requests, characters, cached_characters, refused FROM usage
                    WHERE key_id = ? AND day >= ? AND day < ? ORDER BY day
                    """,
                arguments: [keyID, day.monthStart.number, day.nextMonthStart.number]
            ).map { row in
                UsageEntry(
                    keyID: keyID, day: UTCDay(number: row[0]),
                    counts: UsageCounts(
                        requests: row[1], characters: row[2], cachedCharacters: row[3], refused: row[4]))
            }
        }
    }

    /// Removes what was used before a day.
    ///
    /// - Parameter day: The first day to keep.
    /// - Returns: How many days of keys were removed.
    /// - Throws: ``StoreError``.
    @discardableResult
    public func purgeUsage(before day: UTCDay) throws(StoreError) -> Int {
        try change { database in
            try database.execute(sql: "DELETE FROM usage WHERE day < ?", arguments: [day.number])
            return database.changesCount
        }
    }
}
