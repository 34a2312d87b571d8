import Foundation
import GRDB
import Store
import Synchronization
import Testing
import TextProcessing

struct KeyTextTests {
    @Test("a key is read as it was written, and no two are the same")
    func roundTrip() throws {
        let keys = (0..<50).map { _ in KeyText.random() }
        #expect(Set(keys.map(\.text)).count == 50)
        for key in keys {
            #expect(key.text.utf8.count == 6 + 8 + 1 + 53)
            #expect(try KeyText(parsing: key.text) == key)
            #expect(try KeyText(parsing: key.text).digest == key.digest)
        }
    }

    /// Hand-computed: the doubled values 2, of the last digit before the check, and of every second one, are all 0 but one.
    @Test(
        "the check digit is Luhn's over 32 digits",
        arguments: [
            // Sum 0 needs the check digit 0; a last 1 doubles to 2 and needs 30 (y); a 1 before it needs 31 (z); a last z
            // (31) doubles to 62 = 1 and 30 in base 32, sums to 31, and needs 1.
            ("0", "0", "0"), ("0", "1", "y"), ("1", "0", "z"), ("0", "z", "1"),
        ])
    func check(beforeLast: String, last: String, check: String) throws {
        let text = "chaka_00000000_" + String(repeating: "0", count: 50) + beforeLast + last + check
        #expect(try KeyText(parsing: text).id == "00000000")
    }

    @Test("every slip of one digit and every swap of unequal neighbours but 0 and z is told")
    func slips() throws {
        let key = KeyText.random()
        let digits = Array("0123456789abcdefghjkmnpqrstvwxyz")
        let text = Array(key.text)
        for place in text.indices where place > 5 && text[place] != "_" {
            for digit in digits where digit != text[place] {
                var slip = text
                slip[place] = digit
                #expect(throws: KeyText.Failure.mistyped) { try KeyText(parsing: String(slip)) }
            }
            guard place + 1 < text.count, text[place + 1] != "_", text[place] != text[place + 1],
                Set([text[place], text[place + 1]]) != ["0", "z"]
            else { continue }
            var swap = text
            swap.swapAt(place, place + 1)
            #expect(throws: KeyText.Failure.mistyped) { try KeyText(parsing: String(swap)) }
        }
    }

    @Test(
        "what has not the form of a key is none",
        arguments: [
            "", "chaka", "chaka__", "chaka_00000000_", "chaka_0000000_" + String(repeating: "0", count: 53),
            "chaka_00000000_" + String(repeating: "0", count: 54),
            "CHAKA_00000000_" + String(repeating: "0", count: 53),
            "chaka_0000000o_" + String(repeating: "0", count: 53),
            "chaka_00000000_" + String(repeating: "ñ", count: 53),
            "chaka_00000000_" + String(repeating: "0", count: 53) + "_", "Ñ", "ch'aka",
        ])
    func malformed(text: String) {
        #expect(throws: KeyText.Failure.malformed) { try KeyText(parsing: text) }
    }

    @Test("a key that is printed by mistake shows no secret")
    func description() {
        let key = KeyText.random()
        let secret = key.text.split(separator: "_")[2].dropLast()
        for text in ["\(key)", String(reflecting: key), "\([key])"] {
            #expect(!text.contains(secret))
            #expect(text.contains(key.id))
        }
        var dumped = ""
        dump(key, to: &dumped)
        #expect(!dumped.contains(secret))
    }
}

struct KeyTests {
    private static let full = KeyTerms(
        roles: [.translate, .review], rate: .init(perSecond: 0.5, burst: 7), dailyCharacters: 0, monthlyCharacters: 9,
        backends: ["apertium", "dictionary"], allowsExternal: true, isStored: false)

    @Test("keeps what a key allows", arguments: [full, KeyTerms(roles: []), KeyTerms(roles: Set(KeyRole.allCases))])
    func terms(terms: KeyTerms) throws {
        let database = try GatewayDatabase.inMemory(now: { 5 })
        let made = try database.createKey(name: "Posta de Ñuñoa", terms: terms, expiresAt: 99)
        let stored = try #require(try database.keys().first)
        #expect(stored == made.record)
        #expect(stored.terms == terms)
        #expect((stored.name, stored.createdAt, stored.expiresAt) == ("Posta de Ñuñoa", 5, 99))
        #expect(stored.digest == made.text.digest)
        #expect(stored.id == made.text.id)
    }

    @Test("a key is taken until it expires or is revoked")
    func activity() throws {
        let time = Mutex<Int64>(10)
        let database = try GatewayDatabase.inMemory(now: { time.withLock { $0 } })
        let first = try database.createKey(name: "a", terms: Self.full, expiresAt: 20).record.id
        let second = try database.createKey(name: "b", terms: Self.full).record.id
        #expect(try Set(database.activeKeys().map(\.id)) == [first, second])
        time.withLock { $0 = 20 }
        #expect(try database.activeKeys().map(\.id) == [second])
        #expect(try database.revokeKey(second).revokedAt == 20)
        time.withLock { $0 = 30 }
        #expect(try database.revokeKey(second).revokedAt == 20)
        #expect(try database.activeKeys().isEmpty)
        #expect(try database.keys().count == 2)
        try database.eraseKey(second)
        #expect(try database.keys().map(\.id) == [first])
    }

    @Test(
        "a rotated key has a new secret, and the old one for a while",
        arguments: [(0, nil), (100, 105)] as [(Int64, Int64?)])
    func rotation(grace: Int64, until: Int64?) throws {
        let database = try GatewayDatabase.inMemory(now: { 5 })
        let made = try database.createKey(name: "a", terms: Self.full)
        let rotated = try database.rotateKey(made.record.id, grace: grace)
        #expect(rotated.record.id == made.record.id)
        #expect(rotated.text.id == made.record.id)
        #expect(rotated.record.digest == rotated.text.digest)
        #expect(rotated.text != made.text)
        #expect(rotated.record.previous == until.map { .init(digest: made.text.digest, until: $0) })
        #expect(rotated.record.terms == Self.full)
        #expect(try database.revokeKey(made.record.id).previous == nil)
        #expect(throws: StoreError.revokedKey(id: made.record.id)) { try database.rotateKey(made.record.id, grace: 0) }
    }

    @Test("an unknown key is named")
    func unknown() throws {
        let database = try GatewayDatabase.inMemory()
        #expect(throws: StoreError.unknownKey(id: "x")) { try database.revokeKey("x") }
        #expect(throws: StoreError.unknownKey(id: "x")) { try database.rotateKey("x", grace: 0) }
        #expect(throws: StoreError.unknownKey(id: "x")) { try database.eraseKey("x") }
        #expect(try database.keyChanges() == 0)
    }

    @Test("another process sees that keys changed, and the file holds no secret")
    func file() throws {
        let folder = try temporaryDirectory()
        defer { try? FileManager.default.removeItem(atPath: folder) }  // a temporary folder
        let (writer, reader) = (try GatewayDatabase(dataDirectory: folder), try GatewayDatabase(dataDirectory: folder))
        let before = try reader.keyChanges()
        let made = try writer.createKey(name: "a", terms: Self.full)
        #expect(try reader.keyChanges() == before + 1)
        #expect(try reader.keys() == [made.record])
        let rotated = try writer.rotateKey(made.record.id, grace: 10)
        #expect(try reader.keyChanges() == before + 2)
        try reader.close()
        try writer.close()
        var found = 0
        for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
            let bytes = try Data(contentsOf: URL(filePath: folder + "/" + name))
            for text in [made.text, rotated.text] {
                let secret = text.text.split(separator: "_")[2].dropLast()
                #expect(bytes.range(of: Data(secret.utf8)) == nil)
                if bytes.range(of: Data(text.digest.bytes)) != nil { found += 1 }
            }
        }
        #expect(found >= 2)
    }
}
