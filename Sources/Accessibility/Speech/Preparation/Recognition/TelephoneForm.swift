/// Telephone numbers, digit by digit: `(01) 315-2700`, `999 888 777`, `+51 987 654 321`, `0800-12345`, `*0123`.
struct TelephoneForm: WrittenForm {
    func match(_ view: AtomView, at index: Int) -> Recognition? {
        if view.isSymbol(index, "+"), view.digits(index + 1, 1...3) != nil, !view.isJoined(before: index) {
            return signed(view, at: index, sign: "+", minimum: 7)
        }
        if view.isSymbol(index, "*", "#"), view.digits(index + 1, 2...6) != nil, !view.isJoined(before: index),
            let sign = view[index]?.text.first
        {
            return signed(view, at: index, sign: sign, minimum: 2)
        }
        if view.isSymbol(index, "("), let area = view.digits(index + 1, 2...3), view.isSymbol(index + 2, ")") {
            let found = Self.groups(view, at: view.skipSpace(index + 3))
            guard found.digits >= 5 else { return nil }
            return Recognition(found.end - index, .digits(groups: [area] + found.groups))
        }
        guard view.kind(index) == .digits, !view.isJoined(before: index), !view.isHyphen(index - 1) else { return nil }
        let found = Self.groups(view, at: index)
        guard view.isNumberEnd(found.end), isTelephone(found.groups) || (isNamed(view, index) && found.digits >= 3),
            !(view.isSymbol(found.end, "/", ",", ".") && view.kind(found.end + 1) == .digits)
        else { return nil }
        return Recognition(found.end - index, .digits(groups: found.groups))
    }

    private func isNamed(_ view: AtomView, _ index: Int) -> Bool { view.has("telephone", before: index) }

    private func signed(_ view: AtomView, at index: Int, sign: Character, minimum: Int) -> Recognition? {
        let found = Self.groups(view, at: index + 1)
        guard found.digits >= minimum, view.isNumberEnd(found.end) else { return nil }
        return Recognition(
            count: found.end - index, pieces: [.token(.symbol(sign)), .token(.digits(groups: found.groups))])
    }

    /// The shapes of Peruvian numbers: mobile 9dd ddd ddd, area and seven digits, 0800 lines, seven digits with a hyphen.
    private func isTelephone(_ groups: [String]) -> Bool {
        let sizes = groups.map(\.utf8.count)
        let first = groups.first ?? ""
        switch sizes {
        case [3, 3, 3]: return first.hasPrefix("9")
        case [9]: return first.hasPrefix("9")
        case [3, 4]: return true
        case [2, 3, 4], [2, 7], [3, 6], [3, 3, 4]: return first.hasPrefix("0")
        case [4, 5], [4, 2, 3], [4, 1, 4]: return first.hasPrefix("080")
        default: return false
        }
    }

    /// Groups of digits with one space or hyphen between them, at most six.
    static func groups(_ view: AtomView, at index: Int) -> (groups: [String], digits: Int, end: Int) {
        var groups: [String] = []
        var end = index
        while groups.count < 6, let group = view.digits(end, 1...14) {
            groups.append(group)
            end += 1
            let isSeparated = view.isHyphen(end) || view[end]?.text == " " || view[end]?.text == "\u{A0}"
            guard isSeparated, view.digits(end + 1, 1...14) != nil, groups.count < 6 else { break }
            end += 1
        }
        return (groups, groups.reduce(0) { $0 + $1.utf8.count }, end)
    }
}
