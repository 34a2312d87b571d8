import Testing

@testable import enum Training.NameMarking

struct NameMarkingTests {
    @Test(
        "source and target positions of names",
        arguments: [
            ("Vino Margarita ayer", "Margaritaqa qayna hamun", ["1-0"]),
            // Case of the target is no matter; a name may begin the sentence.
            ("Lima es grande", "hatunmi lima", ["0-1"]),
            // Each target once, the first that fits first.
            ("Ana y Ana", "Anaqa", ["0-0"]), ("Ana y Ana", "Anaqa Anapas", ["0-0", "2-1"]),
            // The target must begin with the name, not contain it, and not be a part of it.
            ("Vino Ana", "mañana", []), ("Vino Mariana", "Maria", []),
            // A suffix of twelve bytes at most: ñ has two.
            ("Ana", "Anaabcdefghijkl", ["0-0"]), ("Ana", "Anaabcdefghijklm", []), ("Ana", "Anaabcdefghijñ", ["0-0"]),
            ("Ana", "Anaabcdefghijkñ", []),
            // Small letters, words below three bytes, numbers, what is not rare.
            ("vino ana", "ana", []), ("Al", "Al", []), ("12 Ana", "12", []), ("Perú", "Perú", []),
            // Apostrophes belong to the word.
            ("Ana", "Anatʼ", ["0-0"]), ("Qʼero", "Qʼerota", ["0-0"]),
            ("", "", []), ("Ana", "", []), ("", "Ana", []),
        ] as [(String, String, [String])])
    func names(source: String, target: String, expected: [String]) {
        let names = NameMarking.names(in: PairText.pair(source, target)) { $0 != Array("perú".utf8) }
        #expect(names.map { "\($0.source)-\($0.target)" } == expected)
    }

    @Test func theRareAreAskedForInSmallLetters() {
        var asked: [String] = []
        _ = NameMarking.names(in: PairText.pair("Vino ÑUSTA", "x")) {
            asked.append(String(decoding: $0, as: UTF8.self))
            return true
        }
        #expect(asked == ["vino", "ñusta"])
    }
}
