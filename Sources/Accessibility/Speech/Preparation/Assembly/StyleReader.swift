/// Reads a run whose manner is given (`say-as`), all of it as one unit; nil when the text does not suit the manner.
enum StyleReader {
    static func pieces(_ style: ReadingStyle, _ view: AtomView) -> [Recognition.Piece]? {
        let start = view.skipSpace(0)
        switch style {
        case .automatic, .alias, .phonemes: return nil
        case .characters: return view.atoms.flatMap { $0.text.compactMap(character) }
        case .digits, .telephone:
            let pieces = view.atoms.flatMap { $0.kind == .digits ? [digits($0)] : spoken($0) }
            return pieces.isEmpty ? nil : pieces
        case .cardinal: return number(view, start).map { [.token(.cardinal($0, gender: .masculine))] }
        case .ordinal:
            guard let value = number(view, start) else { return nil }
            let isFeminine = view.isSymbol(start + 1, "ª") || view.isSymbol(start + 2, "ª")
            return [.token(.ordinal(value, gender: isFeminine ? .feminine : .masculine))]
        case .date(let order): return date(view, order)
        case .time: return whole(TimeForm().match(view, at: start), view, start)
        case .currency: return whole(MoneyForm().match(view, at: start), view, start)
        }
    }

    private static func whole(_ found: Recognition?, _ view: AtomView, _ start: Int) -> [Recognition.Piece]? {
        guard let found, view.skipSpace(start + found.count) == view.atoms.count else { return nil }
        return found.pieces
    }

    private static func character(_ character: Character) -> Recognition.Piece? {
        if character.isWhitespace { return nil }
        if character.isWholeNumber, character.isASCII { return .token(.digits(groups: [String(character)])) }
        return .token(character.isLetter ? .letters(String(character)) : .symbol(character))
    }

    private static func digits(_ atom: Atom) -> Recognition.Piece { .token(.digits(groups: [atom.text])) }

    /// Letters among digits, and the plus of a telephone; separators are silent.
    private static func spoken(_ atom: Atom) -> [Recognition.Piece] {
        if atom.kind == .letters { return [.token(.letters(atom.text))] }
        return "+*#".contains(atom.text) ? atom.text.map { .token(.symbol($0)) } : []
    }

    private static func number(_ view: AtomView, _ start: Int) -> Int? {
        let isNegative = view.isSymbol(start, "-", "\u{2212}")
        if let number = WrittenNumber(view, at: isNegative ? start + 1 : start), number.decimals.isEmpty {
            return isNegative ? -number.whole : number.whole
        }
        if let digits = view.digits(start, 1...15) { return Int(digits) }
        return view[start].flatMap { RomanForm.value(of: $0.text.uppercased()) }
    }

    private static func date(_ view: AtomView, _ order: String) -> [Recognition.Piece]? {
        let numbers = view.atoms.indices.filter { view.kind($0) == .digits }
        guard !order.isEmpty, numbers.count == order.count, !view.atoms.contains(where: { $0.kind == .letters }) else {
            return nil
        }
        var day: Int?
        var month: Int?
        var year: Int?
        for (index, field) in zip(numbers, order) {
            guard let value = view.integer(index, 1...4) else { return nil }
            switch field {
            case "d": day = value
            case "m": month = value
            case "y": year = value
            default: return nil
            }
        }
        if let month {
            guard (1...12).contains(month), day.map({ DateForm.isDay($0, month) }) ?? true else { return nil }
            return [.token(.date(day: day, month: month, year: year))]
        }
        return day == nil ? year.map { [.token(.year($0))] } : nil
    }
}
