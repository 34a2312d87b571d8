import Store
import Testing

@testable import Gateway

struct UsageMeterTests {
    private static let day = UTCDay(year: 2026, month: 11, day: 30)

    @Test(
        "holds a key to its quotas, each to the last character",
        arguments: [
            (nil, nil, [1_000_000], nil), (10, nil, [10], nil), (10, nil, [11], .day(limit: 10, used: 0)),
            (10, nil, [4, 6], nil), (10, nil, [4, 7], .day(limit: 10, used: 4)), (0, nil, [0], nil),
            (0, nil, [1], .day(limit: 0, used: 0)), (nil, 10, [10, 1], .month(limit: 10, used: 10)),
            // The month is the longer wait.
            (5, 5, [6], .month(limit: 5, used: 0)), (10, nil, [Int.max], .day(limit: 10, used: 0)),
        ] as [(Int?, Int?, [Int], UsageMeter.Excess?)])
    func quotas(daily: Int?, monthly: Int?, charges: [Int], excess: UsageMeter.Excess?) throws {
        let terms = KeyTerms(roles: [], dailyCharacters: daily, monthlyCharacters: monthly)
        let meter = UsageMeter()
        try meter.load("a", on: Self.day, from: try GatewayDatabase.inMemory())
        var found: UsageMeter.Excess?
        for amount in charges {
            do { try meter.charge(amount, to: "a", terms: terms, on: Self.day) } catch { found = error }
        }
        #expect(found == excess)
    }

    @Test("counts what is stored and what is in memory together, and begins anew with day and month")
    func stored() throws {
        let database = try GatewayDatabase.inMemory()
        let before = UTCDay(number: Self.day.number - 1)
        try database.addUsage([
            UsageEntry(keyID: "a", day: before, counts: UsageCounts(requests: 1, characters: 50)),
            UsageEntry(keyID: "a", day: Self.day, counts: UsageCounts(requests: 1, characters: 30)),
        ])
        let terms = KeyTerms(roles: [], dailyCharacters: 40, monthlyCharacters: 100)
        let meter = UsageMeter()
        #expect(!meter.knows("a", on: Self.day))
        try meter.load("a", on: Self.day, from: database)
        #expect(meter.knows("a", on: Self.day))
        try meter.charge(10, to: "a", terms: terms, on: Self.day)
        #expect(meter.totals(of: "a", on: Self.day).day.characters == 40)
        #expect(meter.totals(of: "a", on: Self.day).month.characters == 90)
        #expect(throws: UsageMeter.Excess.day(limit: 40, used: 40)) {
            try meter.charge(1, to: "a", terms: terms, on: Self.day)
        }
        let next = Self.day.next
        #expect(!meter.knows("a", on: next))
        try meter.load("a", on: next, from: database)
        #expect(meter.totals(of: "a", on: next) == UsageMeter.Totals())
        try meter.charge(40, to: "a", terms: terms, on: next)
    }

    @Test("writes each count once, whatever else counts on the same database")
    func flushing() throws {
        let database = try GatewayDatabase.inMemory()
        let meters = [UsageMeter(), UsageMeter()]
        for meter in meters {
            try meter.load("a", on: Self.day, from: database)
            try meter.charge(5, to: "a", terms: KeyTerms(roles: []), on: Self.day)
            meter.count(UsageCounts(requests: 1, cachedCharacters: 2, refused: 3), of: "a", on: Self.day)
            try meter.flush(to: database)
            try meter.flush(to: database)
        }
        let expected = UsageCounts(requests: 2, characters: 10, cachedCharacters: 4, refused: 6)
        #expect(try database.usage(of: "a", inMonthOf: Self.day).map(\.counts) == [expected])
        #expect(meters[1].totals(of: "a", on: Self.day).day == expected)
        meters[0].count(UsageCounts(requests: 1), of: "a", on: Self.day)
        try meters[0].flush(to: database)
        #expect(meters[0].totals(of: "a", on: Self.day).month.characters == 10)
    }

    @Test("keeps what could not be written")
    func failure() throws {
        let meter = UsageMeter()
        meter.count(UsageCounts(requests: 4), of: "a", on: Self.day)
        let closed = try GatewayDatabase.inMemory()
        try closed.close()
        #expect(throws: StoreError.self) { try meter.flush(to: closed) }
        let database = try GatewayDatabase.inMemory()
        try meter.flush(to: database)
        #expect(try database.usage(of: "a", inMonthOf: Self.day).map(\.counts.requests) == [4])
    }
}
