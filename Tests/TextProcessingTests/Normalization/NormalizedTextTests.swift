import Testing
import TextProcessing

struct NormalizedTextTests {
    // Pieces that meet each other in every way; each alone is a case of some stage.
    private static let pieces = [
        "n", "\u{303}", "\u{301}", "\u{323}", "t", "'", "a", "ch", "’", "ʼ", " ", "\u{AD}", "\u{200D}", "👩", "\u{FE0F}",
        "\u{FB01}", "\r", "\n", "\u{A0}", "\u{FEFF}", "\u{0}", "\u{1100}", "\u{1161}", "\u{11A8}", "ñ", "`", "\u{1FEF}",
        "\u{202E}", "Q", "\u{344}", "(", ".", "é", "g", "\u{2126}", "\u{5D0}", "t'a", " 'a",
    ]

    private static func oddTexts() -> [String] {
        var generator = SplitMix(state: 20_240_607)
        var texts: [String] = []
        for first in pieces {
            for second in pieces { texts.append(first + second) }
        }
        for _ in 0..<4_000 {
            let length = Int(generator.next() % 14)
            texts.append((0..<length).map { _ in pieces[Int(generator.next() % UInt64(pieces.count))] }.joined())
        }
        return texts
    }

    @Test("normalizing twice changes nothing", arguments: [LanguageVariety.undetermined, .aymara, .spanish])
    func idempotent(language: LanguageVariety) {
        for text in Self.oddTexts() {
            let once = Normalizer().normalize(text, language: language)
            let twice = Normalizer().normalize(once.text, language: language)
            #expect(twice.edits.isEmpty, "\(text.unicodeScalars.map { $0.value })")
            #expect(Array(twice.text.utf8) == Array(once.text.utf8))
        }
    }

    @Test("the edits rebuild the text, in order and disjoint", arguments: [LanguageVariety.undetermined, .aymara])
    func replay(language: LanguageVariety) {
        for text in Self.oddTexts() {
            let normalized = Normalizer().normalize(text, language: language)
            let original = Array(text.utf8)
            let output = Array(normalized.text.utf8)
            var rebuilt: [UInt8] = []
            var position = 0
            for edit in normalized.edits {
                #expect(edit.original.lowerBound >= position)
                rebuilt += original[position..<edit.original.lowerBound]
                #expect(rebuilt.count == edit.normalized.lowerBound)
                rebuilt += output[edit.normalized.range]
                position = edit.original.upperBound
            }
            rebuilt += original[position...]
            #expect(rebuilt == output, "\(text.unicodeScalars.map { $0.value })")
        }
    }

    @Test("every range maps to the other side and back to at least itself")
    func roundTrip() {
        for text in Self.oddTexts().filter({ $0.utf8.count < 16 }) {
            let normalized = Normalizer().normalize(text, language: .aymara)
            for end in 0...text.utf8.count {
                for start in 0...end {
                    let there = normalized.normalizedRange(of: ByteRange(start, end))
                    #expect(there.upperBound <= normalized.text.utf8.count)
                    let back = normalized.originalRange(of: there)
                    if there.isEmpty { continue }
                    #expect(back.lowerBound <= start || isRemoved(start..<back.lowerBound, in: normalized))
                    #expect(back.upperBound >= end || isRemoved(back.upperBound..<end, in: normalized))
                }
            }
        }
    }

    private func isRemoved(_ range: Range<Int>, in text: NormalizedText) -> Bool {
        text.normalizedRange(of: ByteRange(range)).isEmpty
    }

    @Test(
        "maps slices of the normalized form",
        arguments: [
            ("a\u{AD}b", 0..<1, 0..<1),
            ("a\u{AD}b", 1..<2, 3..<4),
            ("a\u{AD}b", 0..<2, 0..<4),
            ("a\u{AD}b", 1..<1, 1..<3),
            ("an\u{303}o", 1..<3, 1..<4),
            ("an\u{303}o", 3..<4, 4..<5),
            ("an\u{303}o", 2..<4, 1..<5),
            ("an\u{303}o", 0..<0, 0..<0),
            ("an\u{303}o", 4..<4, 5..<5),
            ("\u{FEFF}t’a", 0..<1, 3..<4),
            ("\u{FEFF}t’a", 1..<3, 4..<7),
            ("plain", 1..<3, 1..<3),
        ])
    func originalRanges(text: String, range: Range<Int>, expected: Range<Int>) {
        let normalized = Normalizer().normalize(text, language: .aymara)
        #expect(normalized.originalRange(of: ByteRange(range)).range == expected)
    }

    @Test(
        "maps slices of the original",
        arguments: [
            ("a\u{AD}b", 1..<3, 1..<1),
            ("a\u{AD}b", 0..<3, 0..<1),
            ("a\u{AD}b", 3..<4, 1..<2),
            ("an\u{303}o", 2..<4, 1..<3),
            ("an\u{303}o", 4..<5, 3..<4),
            ("\u{FEFF}t’a", 0..<5, 0..<3),
            ("", 0..<0, 0..<0),
        ])
    func normalizedRanges(text: String, range: Range<Int>, expected: Range<Int>) {
        let normalized = Normalizer().normalize(text, language: .aymara)
        #expect(normalized.normalizedRange(of: ByteRange(range)).range == expected)
    }
}

/// SplitMix64 (Steele, Lea, Flood 2014): the same odd texts on every run.
private struct SplitMix {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
