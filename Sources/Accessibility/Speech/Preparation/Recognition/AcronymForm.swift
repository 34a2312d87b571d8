/// Acronyms: by the language's lists, then by whether they can be pronounced; `D.N.I.` and initials too.
struct AcronymForm: WrittenForm {
    func match(_ view: AtomView, at index: Int) -> Recognition? {
        guard let atom = view[index], atom.kind == .letters, !(view.kind(index - 1) == .letters) else { return nil }
        let language = view.language
        if language.spokenAcronyms[atom.text] != nil || language.spelledAcronyms.contains(atom.text) {
            return Recognition(count: 1, pieces: [Self.piece(for: atom, in: language)])
        }
        if atom.text.unicodeScalars.count == 1 { return letter(view, at: index, atom) }
        if let inflected = inflected(atom, language) { return inflected }
        guard atom.isAllCapitals, atom.text.unicodeScalars.count < 40 else { return nil }
        let isWord = language.functionWords.contains(atom.folded) || (view.isShouted && Self.hasVowel(atom.folded))
        return Recognition(count: 1, pieces: [isWord ? .text(atom.folded) : Self.piece(for: atom, in: language)])
    }

    /// A listed acronym with an ending: `DNIyqa`, `RENIECpi`, `UGEL's`.
    private func inflected(_ atom: Atom, _ language: PreparationLanguage) -> Recognition? {
        let name = atom.text.prefix { $0.isUppercase }
        guard name.count > 1, name.utf8.count < atom.text.utf8.count, name.count <= 12 else { return nil }
        let acronym = String(name)
        guard language.spokenAcronyms[acronym] != nil || language.spelledAcronyms.contains(acronym) else { return nil }
        let whole = Atom(kind: .letters, text: acronym, folded: acronym.lowercased(), range: atom.range)
        let ending = String(atom.text.dropFirst(name.count))
        return Recognition(count: 1, pieces: [Self.piece(for: whole, in: language), .ending(ending)])
    }

    /// A capital word as it is said: a listed word, letters, or a word that can be pronounced.
    static func piece(for atom: Atom, in language: PreparationLanguage) -> Recognition.Piece {
        if let spoken = language.spokenAcronyms[atom.text] { return .text(spoken) }
        if language.spelledAcronyms.contains(atom.text) { return .token(.letters(atom.text)) }
        let hasAccent = atom.folded.unicodeScalars.contains { "áéíóú".unicodeScalars.contains($0) }
        if hasAccent || !atom.isAllCapitals { return .text(atom.text.lowercased()) }
        let isWord = atom.text.utf8.count >= 4 && isPronounceable(atom.folded)
        return isWord ? .text(atom.folded) : .token(.letters(atom.text))
    }

    /// A single letter: an initial with its stop, dotted letters, or a consonant that stands alone.
    private func letter(_ view: AtomView, at index: Int, _ atom: Atom) -> Recognition? {
        if atom.text == "x", isBetweenNumbers(view, index) { return Recognition(1, .symbol("×")) }
        var text = ""
        var end = index
        while end < index + 24, let next = view[end], next.kind == .letters, next.isCapitalized,
            next.text.unicodeScalars.count == 1, view.isSymbol(end + 1, ".")
        {
            text += next.text
            end += 2
        }
        if text.count > 1 {
            let whole = Atom(kind: .letters, text: text, folded: text.lowercased(), range: atom.range)
            let language = view.language
            let piece =
                language.spokenAcronyms[text] != nil ? Self.piece(for: whole, in: language) : .token(.letters(text))
            return Recognition(count: end - index, pieces: [piece], hasStop: true)
        }
        if text.count == 1, view.kind(end) == .space, view.kind(end + 1) == .letters {
            let vowels: [String: String] = ["Á": "A", "É": "E", "Í": "I", "Ó": "O", "Ú": "U"]
            return Recognition(count: 2, pieces: [.token(.letters(vowels[text] ?? text))], hasStop: true)
        }
        let isBehindHeading = view.wordBefore(index).map { view.language.headings.contains($0) } ?? false
        let isConsonant = !Self.hasVowel(atom.folded) && atom.folded != "y"
        let isLatin = atom.folded.unicodeScalars.allSatisfy { $0.isASCII || $0 == "ñ" }
        guard isLatin, isConsonant || (isBehindHeading && !view.language.functionWords.contains(atom.folded)) else {
            return nil
        }
        // An apostrophe makes it a part of a word of another language.
        if view.isSymbol(index + 1, "'", "\u{2019}") { return nil }
        return Recognition(1, .letters(atom.text))
    }

    /// Whether the letter is a sign of multiplication, as in `2 x 3`.
    private func isBetweenNumbers(_ view: AtomView, _ index: Int) -> Bool {
        view.kind(view.skipSpace(index + 1)) == .digits
            && (1...4).contains { view.kind(index - $0) == .digits }
    }

    private static let onsets: Set<String> = [
        "bl", "br", "ch", "cl", "cr", "dr", "fl", "fr", "gl", "gr", "ll", "pl", "pr", "tr",
    ]

    static func hasVowel(_ word: String) -> Bool { word.contains { "aeiouáéíóúü".contains($0) } }

    private static let looseOnsets: Set<String> = [
        "kn", "sc", "sh", "sk", "sl", "sm", "sn", "sp", "st", "sw", "th", "tw", "wh",
    ]

    /// Whether a word in lower case has syllables that Spanish, Quechua and Aymara speakers can say; `loosely` also those
    /// of foreign names in addresses.
    static func isPronounceable(_ word: String, loosely: Bool = false) -> Bool {
        if ["com", "org", "net", "http", "gob"].contains(word) { return word != "http" }
        guard hasVowel(word) else { return false }
        let clusters = word.split(omittingEmptySubsequences: false) { "aeiouáéíóúü".contains($0) }
        for (place, cluster) in clusters.enumerated() {
            let ending = cluster.count <= 1 || onsets.contains(String(cluster.suffix(2)))
            let isGood: Bool
            if place == 0 {
                isGood = cluster.count <= 2 && (ending || (loosely && looseOnsets.contains(String(cluster))))
            } else if place == clusters.count - 1 {
                isGood = cluster.count <= (loosely && word.utf8.count > 3 ? 2 : 1)
            } else {
                isGood = cluster.count <= 2 || (cluster.count == 3 && (ending || loosely))
            }
            if !isGood { return false }
        }
        return true
    }
}
