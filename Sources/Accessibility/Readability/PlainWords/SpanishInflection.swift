/// Number and gender of Spanish nouns, adjectives and participles where the spelling decides.
enum SpanishInflection {
    /// Plural of a noun or adjective (`voz`, voces; `peatón`, peatones; `certamen`, certámenes).
    static func plural(of word: String) -> String {
        let letters = Array(word)
        guard let last = letters.last else { return word }
        if "aeiouáéó".contains(last) { return word + "s" }
        if last == "z" { return word.dropLast() + "ces" }
        guard last == "n" || last == "s", letters.count > 2 else { return word + "es" }
        let index = letters.count - 2
        if let plain = unaccented[letters[index]] {
            return String(letters[..<index]) + String(plain) + String(last) + "es"
        }
        if last == "n", "eao".contains(letters[index]), !letters.contains(where: { unaccented[$0] != nil }),
            let stressed = letters[..<(index - 1)].lastIndex(where: { accented[$0] != nil })
        {
            var marked = letters
            marked[stressed] = accented[letters[stressed]] ?? letters[stressed]
            return String(marked) + "es"
        }
        return last == "s" ? word : word + "es"
    }

    /// The four forms of an adjective: masculine, feminine, masculine plural, feminine plural.
    static func adjective(_ word: String) -> [String] {
        guard word.hasSuffix("o") else {
            let plural = plural(of: word)
            return [word, word, plural, plural]
        }
        let stem = String(word.dropLast())
        return ["o", "a", "os", "as"].map { stem + $0 }
    }

    private static let unaccented: [Character: Character] = ["á": "a", "é": "e", "í": "i", "ó": "o", "ú": "u"]
    private static let accented: [Character: Character] = ["a": "á", "e": "é", "i": "í", "o": "ó", "u": "ú"]
}
