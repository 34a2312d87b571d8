/// The atoms of one stretch of text in one language, as recognizers look at them.
///
/// A class because every recognizer is handed it for every atom, and a language has many tables to retain.
final class AtomView: Sendable {
    let atoms: [Atom]
    let language: PreparationLanguage
    /// Whether the stretch is written in capitals, so that capitals do not mark acronyms.
    let isShouted: Bool

    init(atoms: [Atom], language: PreparationLanguage) {
        self.atoms = atoms
        self.language = language
        var capitals = 0
        var words = 0
        for atom in atoms where atom.kind == .letters && atom.text.utf8.count > 1 {
            words += 1
            if atom.isAllCapitals { capitals += 1 }
        }
        isShouted = words > 2 && capitals * 4 >= words * 3
    }

    subscript(index: Int) -> Atom? { atoms.indices.contains(index) ? atoms[index] : nil }

    func kind(_ index: Int) -> Atom.Kind? { atoms.indices.contains(index) ? atoms[index].kind : nil }

    func isSymbol(_ index: Int, _ symbols: Unicode.Scalar...) -> Bool {
        guard atoms.indices.contains(index), let sign = atoms[index].sign else { return false }
        for symbol in symbols where symbol == sign { return true }
        return false
    }

    /// Whether the atom is a hyphen or a dash that may join two numbers.
    func isHyphen(_ index: Int) -> Bool { isSymbol(index, "-", "\u{2010}", "\u{2011}", "\u{2012}", "\u{2013}") }

    /// The digits of an atom when there are so many of them.
    func digits(_ index: Int, _ counts: ClosedRange<Int>) -> String? {
        guard let atom = self[index], atom.kind == .digits, counts.contains(atom.text.utf8.count) else { return nil }
        return atom.text
    }

    /// The number an atom of so many digits stands for.
    func integer(_ index: Int, _ counts: ClosedRange<Int>) -> Int? { digits(index, counts).flatMap { Int($0) } }

    func word(_ index: Int) -> String? { kind(index) == .letters ? self[index]?.folded : nil }

    /// The index behind white space at `index`.
    func skipSpace(_ index: Int) -> Int { kind(index) == .space ? index + 1 : index }

    /// Whether nothing of a word or number stands at `index`.
    func isBoundary(_ index: Int) -> Bool { kind(index) != .letters && kind(index) != .digits }

    /// Whether a number may end before `index`: at a boundary, or at the suffix it takes in Quechua and Aymara.
    func isNumberEnd(_ index: Int) -> Bool {
        isBoundary(index) || (language.hasEjectives && kind(index) == .letters && self[index]?.isCapitalized == false)
    }

    /// The suffix at `index` of a number or acronym that ends there, with its hyphen if it has one, in languages that
    /// say it as one word, and how many atoms it takes.
    func suffix(_ index: Int) -> (text: String, count: Int)? {
        guard language.hasEjectives, let before = self[index - 1],
            before.kind == .digits || before.isAllCapitals || before.sign == "%"
        else { return nil }
        let start = isHyphen(index) ? index + 1 : index
        guard let ending = self[start], ending.kind == .letters, !ending.isCapitalized else { return nil }
        return (ending.text, start + 1 - index)
    }

    /// Whether a word or number stands just before `index`.
    func isJoined(before index: Int) -> Bool { !isBoundary(index - 1) }

    /// Signs between a number and the word that names it.
    private static let small: Set<Unicode.Scalar> = [".", ":", "°", "º", "#", "(", "[", "\"", "\u{201C}"]

    /// Words before `index`, nearest first, with nothing but spaces and small signs between; at most `limit` atoms away.
    func words(before index: Int, limit: Int = 9) -> [String] {
        var found: [String] = []
        var position = index - 1
        while position >= 0, index - position <= limit {
            let atom = atoms[position]
            switch atom.kind {
            case .letters: found.append(atom.folded)
            case .space: break
            case .digits: return found
            case .symbol: if atom.sign.map(Self.small.contains) != true { return found }
            }
            position -= 1
        }
        return found
    }

    /// The word just before `index`, over a space or an abbreviation's stop.
    func wordBefore(_ index: Int) -> String? { words(before: index, limit: 4).first }

    /// Whether a word of this context stands close before `index`.
    func has(_ context: String, before index: Int, words count: Int = 3) -> Bool {
        guard let list = language.contexts[context] else { return false }
        return words(before: index).prefix(count).contains { list.contains($0) }
    }

    /// The gender in which a number that ends before `index` agrees with what follows.
    func agreement(after index: Int, number: Int) -> SpokenGender {
        guard language.hasGender, kind(number) != nil else { return .masculine }
        if let before = wordBefore(number), language.headings.contains(before) { return .masculine }
        guard kind(index) == .space, let noun = word(index + 1) else { return .masculine }
        if noun == "mil" {
            let further = agreement(after: index + 2, number: number)
            return further == .feminine ? .feminine : .apocopated
        }
        // The whole of which one is counted, as in `1 de ellas`, has the gender.
        if noun == language.phrases["of"], let whole = word(index + 3), language.feminineNouns.contains(whole) {
            return .feminine
        }
        return language.gender(ofNoun: noun)
    }
}
