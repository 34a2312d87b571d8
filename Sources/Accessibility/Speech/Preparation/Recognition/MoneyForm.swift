/// Amounts of money: `S/ 1,234.50`, `S/. 20`, `US$ 5`, `€ 3`, `PEN 10`, `20.50 soles`, `S/ 2.5 millones`.
struct MoneyForm: WrittenForm {
    private static let codes = ["pen": "PEN", "usd": "USD", "eur": "EUR", "gbp": "GBP", "bob": "BOB"]

    func match(_ view: AtomView, at index: Int) -> Recognition? {
        guard !view.isJoined(before: index) else { return nil }
        if view.kind(index) == .digits { return amountFirst(view, at: index) }
        guard let (currency, behind) = mark(view, at: index) else { return nil }
        let start = view.skipSpace(behind)
        guard let number = WrittenNumber(view, at: start) else { return nil }
        var end = start + number.count
        if let magnitude = magnitude(view, end, number, currency) {
            return Recognition(count: magnitude.end - index, pieces: magnitude.pieces)
        }
        // The name of the currency after its sign says nothing new.
        if view.kind(end) == .space, let word = view.word(end + 1), view.language.currencies[word] == currency {
            end += 2
        }
        return Recognition(count: end - index, pieces: pieces(number, currency, view.language))
    }

    private func amountFirst(_ view: AtomView, at index: Int) -> Recognition? {
        guard let number = WrittenNumber(view, at: index) else { return nil }
        let behind = index + number.count
        let next = view.skipSpace(behind)
        if let (currency, end) = sign(view, at: next) {
            return Recognition(count: end - index, pieces: pieces(number, currency, view.language))
        }
        guard view.kind(behind) == .space, let word = view.word(next) else { return nil }
        let code = Self.codes[word].flatMap { view[next]?.isAllCapitals == true ? $0 : nil }
        guard let currency = code ?? view.language.currencies[word],
            code != nil || number.cents != nil || number.whole >= 1_000_000
        else {
            return nil
        }
        return Recognition(count: next + 1 - index, pieces: pieces(number, currency, view.language))
    }

    /// A mark before the amount and the index behind it.
    private func mark(_ view: AtomView, at index: Int) -> (String, Int)? {
        if let found = sign(view, at: index) { return found }
        guard let word = view.word(index) else { return nil }
        switch word {
        case "s" where view.isSymbol(index + 1, "/"):
            return ("PEN", view.isSymbol(index + 2, ".") ? index + 3 : index + 2)
        case "us" where view.isSymbol(index + 1, "$"): return ("USD", index + 2)
        case "u" where view.isSymbol(index + 1, "$") && view.word(index + 2) == "s": return ("USD", index + 3)
        case "bs": return ("BOB", view.isSymbol(index + 1, ".") ? index + 2 : index + 1)
        default:
            guard let code = Self.codes[word], view[index]?.isAllCapitals == true else { return nil }
            return (code, index + 1)
        }
    }

    private func sign(_ view: AtomView, at index: Int) -> (String, Int)? {
        switch view[index]?.text {
        case "$": ("USD", index + 1)
        case "€": ("EUR", index + 1)
        case "£": ("GBP", index + 1)
        default: nil
        }
    }

    private func magnitude(
        _ view: AtomView, _ index: Int, _ number: WrittenNumber, _ currency: String
    ) -> (pieces: [Recognition.Piece], end: Int)? {
        guard view.kind(index) == .space, let word = view.word(index + 1),
            let phrase = view.language.magnitudes[word], let name = view.language.currencyNames[currency]
        else { return nil }
        // Two of them: `mil millones`.
        if view.kind(index + 2) == .space, let second = view.word(index + 3),
            let further = view.language.magnitudes[second]
        {
            return ([.token(number.token(.apocopated)), .text(word), .text(further), .text(name)], index + 4)
        }
        return ([.token(number.token(.apocopated)), .text(phrase), .text(name)], index + 2)
    }

    private func pieces(
        _ number: WrittenNumber, _ currency: String, _ language: PreparationLanguage
    ) -> [Recognition.Piece] {
        if number.decimals.isEmpty || number.cents != nil {
            return [.token(.money(whole: number.whole, cents: number.cents, currency: currency))]
        }
        let name = language.currencyNames[currency] ?? currency
        return [.token(number.token(.masculine)), .text(name)]
    }
}
