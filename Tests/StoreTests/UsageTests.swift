import Store
import Testing

struct UTCDayTests {
    /// Days since 1970 by `date -u -d DATE +%s` divided by 86400.
    @Test(
        "counts days as the calendar does",
        arguments: [
            (1970, 1, 1, 0), (1969, 12, 31, -1), (2000, 2, 29, 11_016), (2000, 3, 1, 11_017), (2100, 3, 1, 47_541),
            (2026, 11, 21, 20_778), (1900, 2, 28, -25_509),
        ])
    func dates(year: Int, month: Int, day: Int, number: Int) {
        #expect(UTCDay(year: year, month: month, day: day).number == number)
        #expect(UTCDay(number: number).date == (year, month, day))
    }

    @Test("every day of eight centuries is the day after the one before")
    func sequence() {
        for number in -146_097..<146_097 {
            let (year, month, day) = UTCDay(number: number).date
            #expect(UTCDay(year: year, month: month, day: day).number == number)
        }
    }

    @Test(
        "a day begins at midnight UTC",
        arguments: [(0, 0), (-1, -1), (86_399_999, 0), (86_400_000, 1), (-86_400_000, -1), (-86_400_001, -2)])
    func instants(time: Int64, number: Int) {
        #expect(UTCDay(at: time).number == number)
    }

    @Test(
        "months follow each other",
        arguments: [
            ("2026-11-21", "2026-11-01", "2026-12-01"), ("2026-12-31", "2026-12-01", "2027-01-01"),
            ("2024-02-29", "2024-02-01", "2024-03-01"), ("2026-01-01", "2026-01-01", "2026-02-01"),
        ])
    func months(day: String, start: String, next: String) {
        let parts = day.split(separator: "-").compactMap { Int($0) }
        let day = UTCDay(year: parts[0], month: parts[1], day: parts[2])
        #expect(day.monthStart.description == start)
        #expect(day.nextMonthStart.description == next)
    }
}

struct UsageTests {
    private static let day = UTCDay(year: 2026, month: 11, day: 1)

    private static func entry(_ key: String, _ day: UTCDay, _ amount: Int) -> UsageEntry {
        UsageEntry(
            keyID: key, day: day,
            counts: UsageCounts(
                requests: amount, characters: 10 * amount, cachedCharacters: 5 * amount, refused: 2 * amount))
    }

    @Test("adds up by key and day, and is read by month")
    func adding() throws {
        let database = try GatewayDatabase.inMemory()
        let (day, next) = (Self.day, Self.day.next)
        let before = UTCDay(number: day.number - 1)
        try database.addUsage([])
        try database.addUsage([Self.entry("a", day, 1), Self.entry("b", day, 7), Self.entry("a", before, 3)])
        try database.addUsage([
            Self.entry("a", day, 2), Self.entry("a", next, 4), Self.entry("a", day.nextMonthStart, 9),
        ])
        #expect(
            try database.usage(of: "a", inMonthOf: next) == [Self.entry("a", day, 3), Self.entry("a", next, 4)])
        #expect(try database.usage(of: "a", inMonthOf: before) == [Self.entry("a", before, 3)])
        #expect(try database.usage(of: "c", inMonthOf: day).isEmpty)
    }

    @Test("forgets what is before a day")
    func purging() throws {
        let database = try GatewayDatabase.inMemory()
        let (day, next) = (Self.day, Self.day.next)
        try database.addUsage([Self.entry("a", day, 1), Self.entry("b", day, 1), Self.entry("a", next, 1)])
        #expect(try database.purgeUsage(before: day) == 0)
        #expect(try database.purgeUsage(before: next) == 2)
        #expect(try database.usage(of: "a", inMonthOf: day) == [Self.entry("a", next, 1)])
    }

    @Test("goes with the key that is erased")
    func erasing() throws {
        let database = try GatewayDatabase.inMemory()
        let id = try database.createKey(name: "a", terms: KeyTerms(roles: [])).record.id
        try database.addUsage([Self.entry(id, Self.day, 1), Self.entry("other", Self.day, 1)])
        try database.eraseKey(id)
        #expect(try database.usage(of: id, inMonthOf: Self.day).isEmpty)
        #expect(try database.usage(of: "other", inMonthOf: Self.day).count == 1)
    }
}
