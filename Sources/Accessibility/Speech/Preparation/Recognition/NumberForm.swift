/// Cardinals and decimals, negative ones too; whatever digits are left are read one by one.
struct NumberForm: WrittenForm {
    func match(_ view: AtomView, at index: Int) -> Recognition? {
        if view.isSymbol(index, "-", "\u{2212}") { return negative(view, at: index) }
        guard let atom = view[index], atom.kind == .digits else { return nil }
        if let number = WrittenNumber(view, at: index), atom.text.utf8.count < 7 || number.isGrouped {
            if let year = year(view, at: index, number) { return year }
            let gender = view.agreement(after: index + number.count, number: index)
            return Recognition(number.count, number.token(gender))
        }
        return Recognition(1, .digits(groups: Self.groups(of: atom.text)))
    }

    private func negative(_ view: AtomView, at index: Int) -> Recognition? {
        guard index == 0 || view.kind(index - 1) == .space || view.isSymbol(index - 1, "("),
            let number = WrittenNumber(view, at: index + 1)
        else { return nil }
        let minus = Recognition.Piece.token(.symbol("\u{2212}"))
        if let found = PercentForm().match(view, at: index + 1) ?? QuantityForm().match(view, at: index + 1) {
            return Recognition(count: found.count + 1, pieces: [minus] + found.pieces)
        }
        guard number.decimals.isEmpty, number.whole > 0 else {
            return Recognition(count: number.count + 1, pieces: [minus, .token(number.token(.masculine))])
        }
        return Recognition(number.count + 1, .cardinal(-number.whole, gender: .masculine))
    }

    /// Four digits behind a word such as `in` or `since`, for languages that read years in their own way.
    private func year(_ view: AtomView, at index: Int, _ number: WrittenNumber) -> Recognition? {
        guard number.count == 1, (1100...2099).contains(number.whole), let years = view.language.contexts["year"] else {
            return nil
        }
        let isNamed = view.wordBefore(index).map { years.contains($0) || view.language.months[$0] != nil } ?? false
        guard isNamed || view.word(index + 1) == "s" else { return nil }
        return Recognition(1, .year(number.whole))
    }

    /// Digits in threes, the first group shorter when they do not divide.
    static func groups(of digits: String) -> [String] {
        var groups: [String] = []
        var rest = digits[...]
        while !rest.isEmpty {
            let size = rest.utf8.count % 3 == 0 ? 3 : rest.utf8.count % 3 == 1 && rest.utf8.count > 3 ? 4 : 2
            groups.append(String(rest.prefix(min(size, rest.utf8.count))))
            rest = rest.dropFirst(size)
        }
        return groups
    }
}
