import Accessibility
import Testing
import TextProcessing

/// Texts put together at random from pieces that meet in documents.
@Suite struct PreparationPropertyTests {
    private static let pieces = [
        "hola", "Niña", "t\u{2BC}anta", "ch'", "S/", "1,234.50", "28/07/2025", "DNI", "46723815", " ", " ", " ", " ",
        ".", ",", "-", "/", "@", "gob.pe", "Dr.", "N.°", "😀", "\u{301}", "é", "%", "(", ")", "a)", "XXI", "8:30",
        "a. m.", "12 km", "²", "\n", "¿", "?", "…", "https://", "#", "+51", "º", "1", "999 888 777", "\u{200D}", "'",
        "RENIEC", "٣٤", "½", "y", "mil", "don\u{2019}t",
    ]

    private struct Generator: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ (state >> 29)
        }
    }

    @Test(
        "ranges are in order, apart, within the text, on scalar boundaries, and cover every letter and digit",
        arguments: [LanguageVariety.spanish, .english, .centralAymara])
    func ranges(variety: LanguageVariety) throws {
        let preparer = try PreparationData.preparer()
        var generator = Generator(state: 42)
        for _ in 0..<400 {
            let count = Int.random(in: 0..<30, using: &generator)
            let text = (0..<count).map { _ in Self.pieces.randomElement(using: &generator) ?? "" }.joined()
            let bytes = Array(text.utf8)
            let sentences = preparer.prepare(text, variety: variety)
            var covered = [Bool](repeating: false, count: bytes.count)
            var last = 0
            for word in PreparationData.words(sentences) {
                let range = word.source.range
                guard range.lowerBound >= last, range.upperBound <= bytes.count, !range.isEmpty else {
                    Issue.record("\(range) after \(last) in \(text)")
                    break
                }
                let isWhole = [range.lowerBound, range.upperBound].allSatisfy {
                    $0 == bytes.count || bytes[$0] & 0xC0 != 0x80
                }
                #expect(isWhole && !word.spoken.isEmpty && !word.spoken.contains("  "), "\(text)")
                last = range.upperBound
                for byte in range { covered[byte] = true }
            }
            var offset = 0
            for scalar in text.unicodeScalars {
                let isSaid = scalar.properties.generalCategory == .lowercaseLetter || ("0"..."9").contains(scalar)
                if isSaid, !covered[offset] { Issue.record("\(scalar) at \(offset) is dropped from \(text)") }
                offset += UTF8.width(scalar)
            }
            for (before, after) in zip(sentences, sentences.dropFirst()) {
                #expect(before.source.upperBound <= after.source.lowerBound, "\(text)")
            }
        }
    }
}
