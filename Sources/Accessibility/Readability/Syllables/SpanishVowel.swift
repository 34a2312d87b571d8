/// What a vowel is to the division into syllables.
enum SpanishVowel: Hashable {
    /// `a`, `e`, `o`, stressed or not.
    case open
    /// `i`, `u`, `ü`, and `y`, `w` where they are vowels.
    case closed
    /// `í`, `ú`.
    case stressedClosed

    /// The vowel at a letter; nil for consonants and for the silent `u` of `que`, `qui`, `gue`, `gui`.
    init?(_ letters: [Unicode.Scalar], at index: Int) {
        switch letters[index] {
        case "a", "e", "o", "á", "é", "ó", "à", "â", "ä", "ã", "å", "è", "ê", "ë", "ò", "ô", "ö", "õ", "æ", "ø":
            self = .open
        case "í", "ú", "ì", "ù": self = .stressedClosed
        case "i", "ü", "ï", "î", "û": self = .closed
        case "u":
            if Self.isSilentU(letters, index) { return nil }
            self = .closed
        case "y":
            guard Self.isVowelY(letters, index) else { return nil }
            self = .closed
        case "w":
            guard index > 0, Self.isPlainVowel(letters[index - 1]), !Self.isFollowedByVowel(letters, index) else {
                return nil
            }
            self = .closed
        default: return nil
        }
    }

    /// The vowel without its marks; `y` is `i`, `w` is `u`.
    static func base(_ letter: Unicode.Scalar) -> Unicode.Scalar {
        switch letter {
        case "í", "ï", "î", "ì", "y": "i"
        case "ú", "ü", "û", "ù", "w": "u"
        default: letter
        }
    }

    private static func isSilentU(_ letters: [Unicode.Scalar], _ index: Int) -> Bool {
        guard index > 0, index + 1 < letters.count, letters[index - 1] == "q" || letters[index - 1] == "g" else {
            return false
        }
        switch letters[index + 1] {
        case "e", "i", "é", "í": return true
        default: return false
        }
    }

    /// `y` is a vowel alone, at the end (`ley`, `dandy`) and before a consonant (`aymara`).
    private static func isVowelY(_ letters: [Unicode.Scalar], _ index: Int) -> Bool {
        guard index + 1 < letters.count else { return true }
        return !isFollowedByVowel(letters, index)
    }

    private static func isFollowedByVowel(_ letters: [Unicode.Scalar], _ index: Int) -> Bool {
        index + 1 < letters.count && isPlainVowel(letters[index + 1])
    }

    private static func isPlainVowel(_ letter: Unicode.Scalar) -> Bool {
        switch letter {
        case "a", "e", "i", "o", "u", "á", "é", "í", "ó", "ú", "ü", "y": true
        default: false
        }
    }
}
