import Testing
import TextProcessing

@testable import Accessibility

/// The rule files themselves, and what holds for every word.
struct PronunciationRulesTests {
    static let varieties: [LanguageVariety] = [.centralAymara, .chankaQuechua, .collaoQuechua]

    @Test("each rule's example is said as it says, and uses the rule", arguments: varieties)
    func examples(variety: LanguageVariety) throws {
        let catalog = try PronunciationData.catalog()
        let rules = try #require(catalog.rules[variety])
        for rule in rules.rules.values.joined() {
            let note = "\(rule.place.file):\(rule.place.line) in \(variety)"
            let units = rules.letters.cut(SpelledWord.scalars(of: rule.example.word))
            let used = units.indices.compactMap { rules.rule(at: $0, of: units)?.place.line }
            #expect(used.contains(rule.place.line), "\(note)")
            #expect(rules.phonemes(of: SpelledWord.scalars(of: rule.example.word)) == rule.example.phonemes, "\(note)")
        }
    }

    @Test("every word of the lexicons has known phonemes and one stress", arguments: varieties)
    func lexicons(variety: LanguageVariety) throws {
        let catalog = try PronunciationData.catalog()
        let inventory = try #require(catalog.rules[variety]).inventory
        let words = try PronunciationData.words(of: variety.tag)
        #expect(words.count > 500)
        let wrong = words.filter { word in
            guard let phonemes = catalog.phonemes(for: word, variety: variety), !phonemes.isEmpty else { return true }
            return !phonemes.split(separator: " ").allSatisfy { spoken in
                spoken.utf8.count { $0 == 0x27 } == 1 && inventory.reads(spoken)
            }
        }
        #expect(wrong.isEmpty, "\(wrong)")
    }
}

extension PhonemeInventory {
    /// Whether a text is read to its end, each time the longest mnemonic.
    func reads(_ text: Substring) -> Bool {
        var rest = text
        while let first = rest.first {
            if first == "'" || first == "|" || first == ":" {
                rest.removeFirst()
                continue
            }
            guard let longest = mnemonics.filter({ rest.hasPrefix($0) }).max(by: { $0.count < $1.count }) else {
                return false
            }
            rest = rest.dropFirst(longest.count)
        }
        return true
    }
}
