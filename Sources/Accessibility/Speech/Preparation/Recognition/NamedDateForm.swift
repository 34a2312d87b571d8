/// Dates with the name of the month: `28 de julio de 2025`, `1.º de mayo`, `July 28, 2025`, `28th of July`, `July 2025`.
struct NamedDateForm: WrittenForm {
    func match(_ view: AtomView, at index: Int) -> Recognition? {
        guard !view.language.months.isEmpty, !view.isJoined(before: index) else { return nil }
        switch view.kind(index) {
        case .digits: return dayFirst(view, at: index)
        case .letters: return monthFirst(view, at: index)
        default: return nil
        }
    }

    private func dayFirst(_ view: AtomView, at index: Int) -> Recognition? {
        guard let day = view.integer(index, 1...2) else { return nil }
        var position = behindOrdinal(view, index + 1)
        if view.isHyphen(position) {
            position += 1
        } else {
            guard view.kind(position) == .space else { return nil }
            position = link(view, position + 1)
        }
        guard let name = view.word(position), let month = view.language.months[name], DateForm.isDay(day, month) else {
            return nil
        }
        position += 1
        let stop = view.isSymbol(position, ".") && name.utf8.count <= 4 ? 1 : 0
        if let (year, end) = year(view, position + stop) {
            return Recognition(end - index, .date(day: day, month: month, year: year))
        }
        return Recognition(position - index, .date(day: day, month: month, year: nil))
    }

    /// The order of English; Spanish has no such dates, and its month before a year reads as it stands.
    private func monthFirst(_ view: AtomView, at index: Int) -> Recognition? {
        guard !view.language.hasGender, let name = view.word(index), let month = view.language.months[name],
            view[index]?.isCapitalized == true
        else { return nil }
        let space = view.isSymbol(index + 1, ".") && name.utf8.count <= 4 ? index + 2 : index + 1
        guard view.kind(space) == .space else { return nil }
        if let day = view.integer(space + 1, 1...2), DateForm.isDay(day, month) {
            let end = behindOrdinal(view, space + 2)
            guard view.isBoundary(end), !view.isSymbol(end, ":") else { return nil }
            let comma = view.isSymbol(end, ",") ? end + 1 : end
            if view.kind(comma) == .space, let year = view.integer(comma + 1, 4...4), view.isBoundary(comma + 2) {
                return Recognition(comma + 2 - index, .date(day: day, month: month, year: year))
            }
            return Recognition(end - index, .date(day: day, month: month, year: nil))
        }
        guard let year = view.integer(space + 1, 4...4), view.isBoundary(space + 2) else { return nil }
        return Recognition(space + 2 - index, .date(day: nil, month: month, year: year))
    }

    private func behindOrdinal(_ view: AtomView, _ index: Int) -> Int {
        let sign = view.isSymbol(index, ".") ? index + 1 : index
        if view.isSymbol(sign, "º", "°", "ª") { return sign + 1 }
        if let suffix = view.word(index), view.language.ordinalSuffixes[suffix] != nil { return index + 1 }
        return index
    }

    /// The index behind a linking word (`de`, `of`) and its space.
    private func link(_ view: AtomView, _ index: Int) -> Int {
        guard let word = view.word(index), word == view.language.phrases["of"], view.kind(index + 1) == .space else {
            return index
        }
        return index + 2
    }

    private func year(_ view: AtomView, _ index: Int) -> (Int, Int)? {
        var position = index
        if view.isSymbol(position, ",") { position += 1 }
        if view.isHyphen(position) {
            position += 1
        } else {
            guard view.kind(position) == .space else { return nil }
            position += 1
            if let word = view.word(position), word == view.language.phrases["of"] || word == "del" {
                guard view.kind(position + 1) == .space else { return nil }
                position += 2
            }
        }
        guard let year = view.integer(position, 4...4), view.isBoundary(position + 1) else { return nil }
        return (year, position + 1)
    }
}
