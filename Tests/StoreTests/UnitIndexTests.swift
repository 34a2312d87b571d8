import Corpora
import Store
import Testing
import TextProcessing

struct UnitIndexTests {
    private func database(_ units: TranslationUnit...) throws -> GatewayDatabase {
        let database = try GatewayDatabase.inMemory()
        try database.upsertUnits(units, by: "a", reason: "r")
        return database
    }

    @Test(
        "tells exact from normalized-exact",
        arguments: [
            ("¿Dónde está la posta?", "exact"), (" ¿dónde  ESTÁ la posta? ", "normalized-exact"),
            ("¿Do\u{301}nde esta\u{301} la posta?", "normalized-exact"), ("¿Dónde está la posta", nil), ("", nil),
            (" ", nil), (String(repeating: "a", count: 100_000), nil),
        ] as [(String, String?)])
    func exactness(text: String, expected: String?) throws {
        let matches = try database(sampleUnit()).index.matches(text: text, pair: spanishToChanka)
        #expect(matches.first?.exactness.rawValue == expected)
        #expect(matches.count == (expected == nil ? 0 : 1))
    }

    @Test("finds both directions and unifies apostrophes, word-final too")
    func apostrophes() throws {
        let index = try database(sampleUnit(chanka: "Hampi p’achat’")).index
        #expect(index.pairs == [spanishToChanka, spanishToChanka.reversed].sorted())
        let match = try #require(index.matches(text: "hampi p'achat\u{2BC}", pair: spanishToChanka.reversed).first)
        #expect(match.targetText == "¿Dónde está la posta?")
        #expect(match.sourceText == "Hampi p’achat’")
    }

    @Test("never answers below reviewed", arguments: VariantState.allCases)
    func states(state: VariantState) throws {
        let database = try database(sampleUnit(state: .approved))
        let id = sampleUnit().id
        try database.setVariantState(
            state, unit: id, variant: VariantKey(variety: .chankaQuechua), by: "a", reason: "r")
        for pair in [spanishToChanka, spanishToChanka.reversed] {
            let text = pair == spanishToChanka ? "¿Dónde está la posta?" : "Maypitaq posta kachkan?"
            let matches = database.index.matches(text: text, pair: pair)
            #expect(matches.map(\.state) == (state >= .reviewed ? [state] : []))
        }
        #expect(database.index.count == (state >= .reviewed ? 1 : 0))
    }

    @Test("follows changed texts in the call that commits them")
    func followsChanges() throws {
        let database = try database(sampleUnit(spanish: "uno"))
        try database.upsertUnits([sampleUnit(spanish: "dos")], by: "a", reason: "r")
        #expect(database.index.matches(text: "uno", pair: spanishToChanka).isEmpty)
        #expect(database.index.matches(text: "dos", pair: spanishToChanka).count == 1)
    }

    @Test("gives the best translation first, and quz for quz only")
    func order() throws {
        let database = try database(
            sampleUnit("a", spanish: "HOLA", chanka: "normalized", state: .approved),
            sampleUnit("b", spanish: "hola", chanka: "reviewed"),
            sampleUnit("c", spanish: "hola", chanka: "approved", state: .approved))
        let texts = database.index.matches(text: "hola", pair: spanishToChanka).map(\.targetText)
        #expect(texts == ["approved", "reviewed", "normalized"])
        let collao = LanguagePair(source: .spanish, target: .collaoQuechua)
        #expect(database.index.matches(text: "hola", pair: collao).isEmpty)
    }
}
