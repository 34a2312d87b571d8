import TextProcessing

/// Contextual rules that turn the letters of one variety into phonemes of a borrowed voice, and its rules of stress.
///
/// A word is cut into letters (`chʼ` is one) from the left, longest first. At each letter the rule with the longest
/// grapheme whose contexts hold is taken; among equals the first of the file. Contexts see letters, never phonemes, and
/// have a fixed length, so the time is linear in the length of the word.
struct PronunciationRules: Sendable {
    /// One rule.
    struct Rule: Sendable {
        /// Letters it replaces.
        let grapheme: [Int]
        /// What must stand before, in the order of writing.
        let left: [Context]
        /// What must stand after.
        let right: [Context]
        /// Phonemes it writes; empty for a mute letter.
        let phonemes: [String]
        /// Which of them carry a syllable.
        let vowels: [Int]
        /// A word and its phonemes, which the tests run.
        let example: (word: String, phonemes: String)
        /// File and line.
        let place: (file: String, line: Int)
    }

    /// One position of a context.
    enum Context: Sendable {
        /// One of these letters.
        case letter(Set<Int>)
        /// None of these letters, or the border of the word.
        case notLetter(Set<Int>)
        /// The border of the word.
        case border
        /// The border of a word that shows itself to be Spanish.
        case foreignBorder
    }

    /// Where stress goes when it is not on the penultimate vowel.
    struct Stress: Sendable {
        /// Letters that carry a written accent: they take the stress.
        var accented: Set<Int> = []
        /// Letters that, at the end of a word, pull the stress to the last vowel.
        var final: Set<Int> = []
        /// The same, in words that show themselves to be Spanish.
        var foreignFinal: Set<Int> = []
        /// Letters of ``final`` that do not pull it in such words.
        var foreignPenultimate: Set<Int> = []
        /// Letters that only foreign words have.
        var foreign: Set<Int> = []
        /// Letters that only foreign words have, except in words with one of ``licensing``.
        var conditionallyForeign: Set<Int> = []
        /// Uvulars, beside which some spellings write e and o.
        var licensing: Set<Int> = []
    }

    let variety: LanguageVariety
    let inventory: PhonemeInventory
    /// The alphabet.
    let letters: LetterTable
    /// Rules by the first letter of their grapheme, in the order in which they are tried.
    let rules: [Int: [Rule]]
    let stress: Stress

    /// Scalars that occur in letters.
    let scalars: Set<UInt32>

    init(
        variety: LanguageVariety, inventory: PhonemeInventory, letters: LetterTable, rules: [Int: [Rule]],
        stress: Stress
    ) {
        self.variety = variety
        self.inventory = inventory
        self.letters = letters
        self.rules = rules
        self.stress = stress
        scalars = letters.scalars
    }

    /// The phonemes of folded letters, with one primary stress, or nil when there is nothing to say.
    func phonemes(of scalars: [UInt32]) -> String? {
        let units = letters.cut(scalars)
        var phonemes: [String] = []
        var vowels: [Int] = []
        var accented: Int?
        var sounding: [Int] = []
        var index = 0
        while index < units.count {
            guard let rule = rule(at: index, of: units) else {
                index += 1
                continue
            }
            for vowel in rule.vowels {
                vowels.append(phonemes.count + vowel)
                if rule.grapheme.contains(where: stress.accented.contains) { accented = phonemes.count + vowel }
            }
            phonemes += rule.phonemes
            if !rule.phonemes.isEmpty { sounding += rule.grapheme }
            index += rule.grapheme.count
        }
        if phonemes.isEmpty { return nil }
        if vowels.isEmpty {
            // A word of consonants alone (an abbreviation, an elided root) still has to be a syllable.
            vowels.append(phonemes.count)
            phonemes.append("a")
        }
        let last = vowels[vowels.count - 1]
        let stressed = accented ?? (vowels.count == 1 || isFinal(sounding, phonemes) ? last : vowels[vowels.count - 2])
        return inventory.joined(phonemes, stressed: stressed)
    }

    /// The rule that applies at a letter, or nil when none does.
    func rule(at index: Int, of units: [Int]) -> Rule? {
        rules[units[index]]?.first { rule in
            let end = index + rule.grapheme.count
            guard end <= units.count, units[index..<end].elementsEqual(rule.grapheme) else { return false }
            for offset in rule.right.indices where !holds(rule.right[offset], at: end + offset, of: units) {
                return false
            }
            let start = index - rule.left.count
            for offset in rule.left.indices where !holds(rule.left[offset], at: start + offset, of: units) {
                return false
            }
            return true
        }
    }

    private func holds(_ context: Context, at index: Int, of units: [Int]) -> Bool {
        let unit = units.indices.contains(index) ? units[index] : nil
        switch context {
        case .letter(let set): return unit.map(set.contains) ?? false
        case .notLetter(let set): return unit.map { !set.contains($0) } ?? true
        case .border: return unit == nil
        case .foreignBorder: return unit == nil && isForeign(units)
        }
    }

    private func isFinal(_ units: [Int], _ phonemes: [String]) -> Bool {
        // The y of Nancy is a letter of consonants, but ends the word in a plain vowel.
        guard let last = units.last, let sound = phonemes.last, !inventory.vowels.contains(sound) else { return false }
        if stress.final.contains(last) { return !(stress.foreignPenultimate.contains(last) && isForeign(units)) }
        return stress.foreignFinal.contains(last) && isForeign(units)
    }

    private func isForeign(_ units: [Int]) -> Bool {
        if units.contains(where: stress.foreign.contains) { return true }
        return units.contains(where: stress.conditionallyForeign.contains)
            && !units.contains(where: stress.licensing.contains)
    }
}
