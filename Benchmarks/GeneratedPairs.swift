import Foundation

/// Pairs of made-up sentences, the same in every run: few words are frequent and most are rare, as in real text.
enum GeneratedPairs {
    private static let syllables = [
        "ma", "ka", "llaq", "ta", "wa", "si", "ña", "pi", "qa", "kuna", "man", "chi", "run", "a", "yu", "pay", "nin",
        "chik", "rur", "an", "ción", "dad", "ró", "es", "po",
    ]

    /// Writes a TSV file with a row of column names; gives its size in bytes.
    @discardableResult
    static func write(_ count: Int, to file: URL) throws -> Int {
        var random = Generator(state: 7)
        let spanish = (0..<30_000).map { _ in word(&random) }
        let quechua = (0..<40_000).map { _ in word(&random) }
        var text = "es\tquy\n"
        text.reserveCapacity(count * 170)
        for _ in 0..<count {
            let length = 4 + random.below(9)
            text += sentence(length + 1, of: spanish, &random) + "\t" + sentence(length, of: quechua, &random) + "\n"
        }
        try Data(text.utf8).write(to: file)
        return text.utf8.count
    }

    private static func word(_ random: inout Generator) -> String {
        (0..<2 + random.below(3)).map { _ in syllables[random.below(syllables.count)] }.joined()
    }

    private static func sentence(_ length: Int, of words: [String], _ random: inout Generator) -> String {
        var text = ""
        for place in 0..<length {
            let share = random.share()
            let word = words[Int(Double(words.count) * share * share * share)]
            text += place == 0 ? word.capitalized : " " + word
        }
        return text + "."
    }

    /// SplitMix64 (Steele, Lea and Flood 2014).
    private struct Generator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
            return mixed ^ mixed >> 31
        }

        mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }
        mutating func share() -> Double { Double(next() >> 11) / Double(1 << 53) }
    }
}
