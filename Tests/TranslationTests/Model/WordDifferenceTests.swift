import Testing
import Translation

struct WordDifferenceTests {
    @Test(
        "tells the words that two sentences share from those that only one has",
        arguments: [
            ("", "", []), ("", "hola", ["+hola"]), ("hola", "", ["-hola"]), ("hola", "hola", ["=hola"]),
            ("la posta abre hoy", "la posta cierra hoy", ["=la posta", "-abre", "+cierra", "=hoy"]),
            ("abre  a las 8", "abre a las 9 en punto", ["=abre a las", "-8", "+9 en punto"]),
            ("mana ñuqʼa", "mana", ["=mana", "-ñuqʼa"]),
        ] as [(String, String, [String])])
    func differences(first: String, second: String, expected: [String]) {
        let signs: [WordDifference.Kind: String] = [.same: "=", .removed: "-", .added: "+"]
        #expect(WordDifference.between(first, and: second).map { (signs[$0.kind] ?? "") + $0.text } == expected)
    }

    @Test("does not compare very long sentences word by word")
    func long() {
        let long = Array(repeating: "a", count: 401).joined(separator: " ")
        #expect(WordDifference.between(long, and: "a").map(\.kind) == [.removed, .added])
    }
}
