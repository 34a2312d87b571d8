/// A word as the morphology sees it: lower case, composed, one apostrophe letter, with offsets into the word as given.
struct FoldedWord {
    /// One value a letter.
    let letters: [UInt32]
    /// UTF-8 offset of each letter in the word as given, and the word's length as last element.
    let offsets: [Int]

    /// Folds a word; canonically decomposed letters of our alphabets are composed.
    init(_ word: String) {
        var letters: [UInt32] = []
        var offsets: [Int] = []
        letters.reserveCapacity(word.utf8.count)
        offsets.reserveCapacity(word.utf8.count + 1)
        var offset = 0
        for scalar in word.unicodeScalars {
            if let last = letters.last, let composed = Letter.composed(last, with: scalar.value) {
                letters[letters.count - 1] = composed
            } else {
                letters.append(Letter.folded(scalar))
                offsets.append(offset)
            }
            offset += UTF8.width(scalar)
        }
        offsets.append(offset)
        self.letters = letters
        self.offsets = offsets
    }

    /// The text of some letters.
    func text(_ range: Range<Int>) -> String { Letter.text(letters[range]) }
}

/// Facts about letters that suffix rules and pronunciation rules need.
package enum Letter {
    /// The letter of ejectives, U+02BC.
    package static let apostrophe: UInt32 = 0x02BC
    /// The apostrophe family, as it arrives.
    package static let apostrophes: Set<UInt32> = [0x27, 0x2019, 0x2018, 0x02BC, 0xB4, 0x60, 0x02B9]

    /// Lower case, with every member of the apostrophe family as U+02BC.
    static func folded(_ scalar: Unicode.Scalar) -> UInt32 {
        let value = scalar.value
        if value < 0x80 {
            if value >= 0x41 && value <= 0x5A { return value + 0x20 }
            return value == 0x27 || value == 0x60 ? apostrophe : value
        }
        if apostrophes.contains(value) { return apostrophe }
        let lower = scalar.properties.lowercaseMapping.unicodeScalars
        return lower.count == 1 ? lower.first?.value ?? value : value
    }

    /// The composed letter for a base and a combining tilde, diaeresis or acute accent, or nil.
    package static func composed(_ base: UInt32, with mark: UInt32) -> UInt32? {
        switch (base, mark) {
        case (0x6E, 0x0303): 0xF1
        case (0x61, 0x0308): 0xE4
        case (0x69, 0x0308): 0xEF
        case (0x75, 0x0308): 0xFC
        case (0x61, 0x0301): 0xE1
        case (0x65, 0x0301): 0xE9
        case (0x69, 0x0301): 0xED
        case (0x6F, 0x0301): 0xF3
        case (0x75, 0x0301): 0xFA
        default: nil
        }
    }

    /// a, e, i, o, u, with or without acute accent.
    static func isShortVowel(_ letter: UInt32) -> Bool {
        switch letter {
        case 0x61, 0x65, 0x69, 0x6F, 0x75, 0xE1, 0xE9, 0xED, 0xF3, 0xFA: true
        default: false
        }
    }

    /// ä, ï, ü.
    static func isLongVowel(_ letter: UInt32) -> Bool { letter == 0xE4 || letter == 0xEF || letter == 0xFC }

    /// The long vowel of a short one (e and o have none in the alphabets served).
    static func lengthened(_ letter: UInt32) -> UInt32? {
        switch letter {
        case 0x61: 0xE4
        case 0x69: 0xEF
        case 0x75: 0xFC
        default: nil
        }
    }

    /// The short vowel of a long one.
    static func shortened(_ letter: UInt32) -> UInt32? {
        switch letter {
        case 0xE4: 0x61
        case 0xEF: 0x69
        case 0xFC: 0x75
        default: nil
        }
    }

    /// Whether this may stand in a word at all.
    static func isAlphabetic(_ letter: UInt32) -> Bool {
        (letter >= 0x61 && letter <= 0x7A) || letter == apostrophe
            || (letter >= 0x80 && Unicode.Scalar(letter)?.properties.isAlphabetic == true)
    }

    /// Text of letters.
    static func text(_ letters: some Sequence<UInt32>) -> String {
        var text = String.UnicodeScalarView()
        for letter in letters {
            if let scalar = Unicode.Scalar(letter) { text.append(scalar) }
        }
        return String(text)
    }
}
