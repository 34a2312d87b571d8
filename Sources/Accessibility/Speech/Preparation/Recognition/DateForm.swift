/// Dates in digits: `28/07/2025`, `2025-07-28`, `28.07.2025`, `28/7`; day before month, as Peru writes.
struct DateForm: WrittenForm {
    func match(_ view: AtomView, at index: Int) -> Recognition? {
        guard view.kind(index) == .digits, !view.isJoined(before: index) else { return nil }
        guard view.isSymbol(index + 1, "/", "-", ".", "\u{2013}"), view.kind(index + 2) == .digits,
            let sign = view[index + 1]
        else { return nil }
        let isWhole = view[index + 3]?.text == sign.text && view.kind(index + 4) == .digits
        if isWhole {
            guard view.isNumberEnd(index + 5), !continues(view, index + 5, sign.text) else { return nil }
            return whole(view, at: index)
        }
        guard sign.text == "/", view.isNumberEnd(index + 3), let day = view.integer(index, 1...2),
            let month = view.integer(index + 2, 1...2), Self.isDay(day, month)
        else { return nil }
        let isNamed = view.has("date", before: index, words: 1)
        let isTwoDigit = view.digits(index + 2, 2...2)?.first == "0"
        let isFraction = day < month && month <= 10 || (day == 24 && month == 7)
        guard isNamed || isTwoDigit || (day > 12 && !isFraction) else { return nil }
        return Recognition(3, .date(day: day, month: month, year: nil))
    }

    private func whole(_ view: AtomView, at index: Int) -> Recognition? {
        if let year = view.integer(index, 4...4), let month = view.integer(index + 2, 1...2),
            let day = view.integer(index + 4, 1...2), Self.isDay(day, month)
        {
            return Recognition(5, .date(day: day, month: month, year: year))
        }
        guard let first = view.integer(index, 1...2), let second = view.integer(index + 2, 1...2),
            let year = view.integer(index + 4, 4...4) ?? shortYear(view, index + 4)
        else { return nil }
        if Self.isDay(first, second) { return Recognition(5, .date(day: first, month: second, year: year)) }
        // Month before day can only be meant where the second number is no month.
        if Self.isDay(second, first) { return Recognition(5, .date(day: second, month: first, year: year)) }
        return nil
    }

    private func shortYear(_ view: AtomView, _ index: Int) -> Int? {
        guard !view.isSymbol(index - 1, "."), let year = view.integer(index, 2...2) else { return nil }
        return year < 50 ? 2000 + year : 1900 + year
    }

    private func continues(_ view: AtomView, _ index: Int, _ sign: String) -> Bool {
        view[index]?.text == sign && !view.isBoundary(index + 1)
    }

    static func isDay(_ day: Int, _ month: Int) -> Bool {
        let days = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        return (1...12).contains(month) && (1...days[month - 1]).contains(day)
    }
}
