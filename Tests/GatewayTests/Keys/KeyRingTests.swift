import Store
import Testing

@testable import Gateway

struct KeyRingTests {
    private static let terms = KeyTerms(roles: [.translate])

    @Test("knows a key by its secret and says what is wrong with it")
    func caller() throws {
        let database = try GatewayDatabase.inMemory(now: { 100 })
        let good = try database.createKey(name: "good", terms: Self.terms)
        let short = try database.createKey(name: "short", terms: Self.terms, expiresAt: 200)
        let gone = try database.createKey(name: "gone", terms: Self.terms)
        try database.revokeKey(gone.record.id)
        let ring = KeyRing()
        #expect(throws: KeyRefusal.unavailable) { try ring.caller(presenting: good.text.text, at: 100) }
        #expect(try ring.reload(from: database))
        #expect(
            try ring.caller(presenting: good.text.text, at: 100) == Caller(keyID: good.record.id, terms: Self.terms))
        #expect(try ring.caller(presenting: short.text.text, at: 199).keyID == short.record.id)
        #expect(throws: KeyRefusal.expired) { try ring.caller(presenting: short.text.text, at: 200) }
        #expect(throws: KeyRefusal.revoked) { try ring.caller(presenting: gone.text.text, at: 100) }
        #expect(throws: KeyRefusal.invalid) { try ring.caller(presenting: KeyText.random().text, at: 100) }
        #expect(throws: KeyRefusal.mistyped) {
            try ring.caller(
                presenting: good.text.text.dropLast() + (good.text.text.hasSuffix("0") ? "1" : "0"), at: 100)
        }
        #expect(throws: KeyRefusal.invalid) { try ring.caller(presenting: "", at: 100) }
        #expect(throws: KeyRefusal.invalid) { try ring.caller(presenting: good.record.id, at: 100) }
    }

    @Test(
        "takes the old secret of a rotated key for a while", arguments: [(149, true), (150, false)] as [(Int64, Bool)])
    func rotation(time: Int64, isTaken: Bool) throws {
        let database = try GatewayDatabase.inMemory(now: { 100 })
        let old = try database.createKey(name: "a", terms: Self.terms)
        let ring = KeyRing()
        try ring.reload(from: database)
        let new = try database.rotateKey(old.record.id, grace: 50)
        try ring.reload(from: database)
        #expect(try ring.caller(presenting: new.text.text, at: time).keyID == old.record.id)
        if isTaken {
            #expect(try ring.caller(presenting: old.text.text, at: time).keyID == old.record.id)
        } else {
            #expect(throws: KeyRefusal.expired) { try ring.caller(presenting: old.text.text, at: time) }
        }
        let newest = try database.rotateKey(old.record.id, grace: 0)
        try ring.reload(from: database)
        #expect(throws: KeyRefusal.invalid) { try ring.caller(presenting: new.text.text, at: 100) }
        #expect(try ring.caller(presenting: newest.text.text, at: 100).keyID == old.record.id)
    }

    @Test("reads the keys only when they changed")
    func reloading() throws {
        let database = try GatewayDatabase.inMemory()
        let ring = KeyRing()
        #expect(!ring.isLoaded)
        #expect(try ring.reload(from: database))
        #expect(ring.isLoaded)
        #expect(!ring.hasKeys)
        #expect(try !ring.reload(from: database))
        let id = try database.createKey(name: "a", terms: Self.terms).record.id
        try database.addUsage([UsageEntry(keyID: id, day: UTCDay(number: 1), counts: UsageCounts(requests: 1))])
        #expect(try ring.reload(from: database))
        #expect(try !ring.reload(from: database))
        #expect(ring.activeCount(at: 0) == 1)
        try database.revokeKey(id)
        #expect(try ring.reload(from: database))
        #expect(ring.hasKeys)
        #expect(ring.activeCount(at: 0) == 0)
    }

    @Test(
        "compares every byte",
        arguments: [
            ([], [], true), ([1], [1], true), ([1], [2], false), ([1, 2], [1], false), ([0, 0, 1], [0, 0, 3], false),
            ([9, 0], [1, 0], false),
        ] as [([UInt8], [UInt8], Bool)])
    func equality(left: [UInt8], right: [UInt8], isEqual: Bool) {
        #expect(KeyRing.isEqual(left, right) == isEqual)
    }
}
