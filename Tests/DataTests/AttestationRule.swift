import Foundation

/// The rule that decides whether a line of a dictionary or corpus attests a form of the lexicon.
///
/// Both sides are folded, then cut into words. Folding puts the text in NFC and lower case and drops every
/// diacritic except the tilde of `ñ`. After that:
///
/// - **Quechua** drops the apostrophes and the `h` of aspirates and turns `e`, `o` into `i`, `u`, so that a Collao
///   form attests the Chanka form that follows from it (`qhawa` attests `qawa`, `t'ikra` attests `tikra`). A word of
///   the line attests the stem when it begins with it.
/// - **Aymara** keeps the apostrophe family as `'`; long vowels lost their diaeresis. A word attests the stem when it
///   begins with it, or with the stem less its final vowel followed by a consonant or the end of the word, since
///   suffixes delete vowels (`uma`: `umanaka`, `umwa`, `um`); for verbs also followed by `i`, the third person
///   (`apa-`: `api`).
///
/// The stem of a verb is the infinitive less `-y` or `-ña`; of any other word, the word. A form of several words is
/// attested when the stems of its words occur in this order, other words between them allowed; only the last
/// word of a verb form loses its ending. In the tables of `lexicon/` the whole entry must be equal to the form or to
/// its stem (roots are listed without `-y`), since a prefix there is another word.
enum AttestationRule {
    /// Language of the attested form.
    enum Language: String {
        case quechua = "quy"
        case aymara = "ay"

        /// Names of the column of this language in tables, in order of preference.
        var tableColumns: [String] {
            switch self {
            case .quechua: ["quy", "quz", "qu", "quz_root"]
            case .aymara: ["ay", "ayr", "ayc"]
            }
        }
    }

    /// Whether `text` attests `form`; with `wholeEntry` the text must be the form and nothing else.
    static func attests(_ text: String, form: String, language: Language, isVerb: Bool, wholeEntry: Bool) -> Bool {
        let words = foldedWords(text, language: language)
        let stems = stems(of: form, language: language, isVerb: isVerb)
        if wholeEntry { return words == stems || words == foldedWords(form, language: language) }
        var next = words.startIndex
        for stem in stems {
            guard
                let found = words[next...].firstIndex(where: {
                    begins($0, with: stem, language: language, isVerb: isVerb)
                })
            else { return false }
            next = words.index(after: found)
        }
        return !stems.isEmpty
    }

    /// The folded words of a text.
    static func foldedWords(_ text: String, language: Language) -> [String] {
        let apostrophes: Set<Unicode.Scalar> = ["'", "\u{2019}", "\u{2018}", "\u{2BC}", "\u{B4}", "`", "\u{2B9}"]
        var folded = String.UnicodeScalarView()
        for scalar in text.precomposedStringWithCanonicalMapping.lowercased().unicodeScalars {
            if apostrophes.contains(scalar) {
                if language == .aymara { folded.append("'") }
            } else if scalar == "ñ" {
                folded.append(scalar)
            } else if let base = String(scalar).decomposedStringWithCanonicalMapping.unicodeScalars.first {
                folded.append(base)
            }
        }
        let letters = Set("abcdefghijklmnopqrstuvwxyzñ'".unicodeScalars)
        let words = folded.split { !letters.contains($0) }.map { String($0) }
        return language == .quechua ? words.map(plainThreeVowelSpelling) : words
    }

    /// The stems of the words of a form; see the rule above.
    static func stems(of form: String, language: Language, isVerb: Bool) -> [String] {
        var words = foldedWords(form, language: language)
        let ending = language == .quechua ? "y" : "ña"
        if isVerb, let last = words.last, last.hasSuffix(ending) {
            words[words.count - 1] = String(last.dropLast(ending.count))
        }
        return words
    }

    private static func plainThreeVowelSpelling(_ word: String) -> String {
        var spelling = word.replacing("chh", with: "ch")
        for stop in ["p", "t", "k", "q"] { spelling = spelling.replacing(stop + "h", with: stop) }
        return spelling.replacing("e", with: "i").replacing("o", with: "u")
    }

    private static func begins(_ word: String, with stem: String, language: Language, isVerb: Bool) -> Bool {
        if word.hasPrefix(stem) { return true }
        guard language == .aymara, stem.count > 2, let vowel = stem.last, "aiu".contains(vowel) else { return false }
        let shortened = stem.dropLast()
        guard word.hasPrefix(shortened) else { return false }
        guard let following = word.dropFirst(shortened.count).first else { return true }
        return !"aiu".contains(following) || (isVerb && following == "i")
    }
}
