/// Fractions: `1/2`, `3/4`, `½`; `24/7` is read as two numbers.
struct FractionForm: WrittenForm {
    private static let signs: [String: (Int, Int)] = [
        "½": (1, 2), "¼": (1, 4), "¾": (3, 4), "⅓": (1, 3), "⅔": (2, 3), "⅕": (1, 5), "⅛": (1, 8),
    ]

    func match(_ view: AtomView, at index: Int) -> Recognition? {
        if let sign = view[index], sign.kind == .symbol, let (over, under) = Self.signs[sign.text] {
            return Recognition(1, .fraction(numerator: over, denominator: under))
        }
        if let mixed = mixed(view, at: index) { return mixed }
        guard let over = view.integer(index, 1...3), view.isSymbol(index + 1, "/"),
            let under = view.integer(index + 2, 1...3), view.isNumberEnd(index + 3), !view.isJoined(before: index),
            !(view.isSymbol(index + 3, "/", "-") && !view.isBoundary(index + 4)), under > 1
        else { return nil }
        if over == 24, under == 7 {
            return Recognition(
                count: 3,
                pieces: [.token(.cardinal(24, gender: .masculine)), .token(.cardinal(7, gender: .masculine))])
        }
        return Recognition(3, .fraction(numerator: over, denominator: under))
    }

    /// `1 1/2`, `2½`: the whole, a linking word and the fraction.
    private func mixed(_ view: AtomView, at index: Int) -> Recognition? {
        guard let whole = view.integer(index, 1...3), !view.isJoined(before: index),
            let link = view.language.phrases["and"]
        else { return nil }
        let next = view.skipSpace(index + 1)
        let found: Recognition?
        if let sign = view[next], sign.kind == .symbol, let (over, under) = Self.signs[sign.text] {
            found = Recognition(1, .fraction(numerator: over, denominator: under))
        } else if next > index + 1, let over = view.integer(next, 1...1), view.isSymbol(next + 1, "/"),
            let under = view.integer(next + 2, 1...2), over < under, under <= 10, view.isBoundary(next + 3),
            !view.isSymbol(next + 3, "/")
        {
            found = Recognition(3, .fraction(numerator: over, denominator: under))
        } else {
            found = nil
        }
        guard let found else { return nil }
        let pieces = [.token(.cardinal(whole, gender: .masculine)), .text(link)] + found.pieces
        return Recognition(count: next + found.count - index, pieces: pieces)
    }
}
