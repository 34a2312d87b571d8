/// The table of a cache: a dictionary whose entries form a list from the newest used to the oldest.
struct LeastRecentlyUsed {
    private struct Entry {
        var key: CacheKey
        var value: TranslationResult
        var cost: Int
        /// When the answer was made, milliseconds since 1970 UTC; 0 where answers do not age.
        var createdAt: Int64
        /// Place of the entry used after this one; -1 for the newest.
        var newer: Int
        /// Place of the entry used before this one; -1 for the oldest.
        var older: Int
    }

    private let budget: Int
    private var places: [CacheKey: Int] = [:]
    private var entries: [Entry?] = []
    private var free: [Int] = []
    private var newest = -1
    private var oldest = -1
    private(set) var statistics = TranslationCache.Statistics()

    init(budget: Int) { self.budget = budget }

    /// The value under a key, unless it is too old, and then gone.
    mutating func value(for key: CacheKey, isAlive: (Int64) -> Bool = { _ in true }) -> TranslationResult? {
        guard let place = places[key], let entry = entries[place] else {
            statistics.misses += 1
            return nil
        }
        guard isAlive(entry.createdAt) else {
            remove(place)
            statistics.misses += 1
            return nil
        }
        statistics.hits += 1
        if place != newest {
            unlink(place)
            linkAsNewest(place)
        }
        return entry.value
    }

    /// All that is alive, from the oldest used to the newest; what is not is gone then.
    mutating func living(_ isAlive: (Int64) -> Bool) -> [(key: CacheKey, value: TranslationResult, createdAt: Int64)] {
        var living: [(key: CacheKey, value: TranslationResult, createdAt: Int64)] = []
        var place = oldest
        while place >= 0, let entry = entries[place] {
            if isAlive(entry.createdAt) {
                living.append((entry.key, entry.value, entry.createdAt))
            } else {
                remove(place)
            }
            place = entry.newer
        }
        return living
    }

    mutating func insert(_ value: TranslationResult, cost: Int, createdAt: Int64 = 0, for key: CacheKey) {
        if let place = places[key] { remove(place) }
        while statistics.bytes + cost > budget, oldest >= 0 {
            remove(oldest)
            statistics.evictions += 1
        }
        let entry = Entry(
            key: key, value: value, cost: cost, createdAt: createdAt, newer: -1, older: -1)
        let place: Int
        if let reused = free.popLast() {
            place = reused
            entries[place] = entry
        } else {
            place = entries.count
            entries.append(entry)
        }
        places[key] = place
        linkAsNewest(place)
        statistics.bytes += cost
        statistics.entries += 1
    }

    mutating func removeAll() {
        places = [:]
        entries = []
        free = []
        (newest, oldest) = (-1, -1)
        (statistics.bytes, statistics.entries) = (0, 0)
    }

    private mutating func remove(_ place: Int) {
        unlink(place)
        guard let entry = entries[place] else { return }
        places[entry.key] = nil
        entries[place] = nil
        free.append(place)
        statistics.bytes -= entry.cost
        statistics.entries -= 1
    }

    private mutating func unlink(_ place: Int) {
        guard let entry = entries[place] else { return }
        if entry.newer >= 0 { entries[entry.newer]?.older = entry.older } else { newest = entry.older }
        if entry.older >= 0 { entries[entry.older]?.newer = entry.newer } else { oldest = entry.newer }
    }

    private mutating func linkAsNewest(_ place: Int) {
        entries[place]?.newer = -1
        entries[place]?.older = newest
        if newest >= 0 { entries[newest]?.newer = place } else { oldest = place }
        newest = place
    }
}
