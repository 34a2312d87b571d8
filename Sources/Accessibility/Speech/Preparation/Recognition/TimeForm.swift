/// Times of day: `8:30 a. m.`, `14:00 h`, `8 a.m.`, `12 m.`, `08:00-16:30`.
struct TimeForm: WrittenForm {
    private struct Clock {
        var pieces: [Recognition.Piece]
        var end: Int
        var hasStop = false
    }

    private enum Half { case morning, afternoon, noon }

    func match(_ view: AtomView, at index: Int) -> Recognition? {
        guard !view.isJoined(before: index), let first = clock(view, at: index) else { return nil }
        if view.isHyphen(first.end), let second = clock(view, at: first.end + 1) {
            let link = view.language.phrases["to"].map { [Recognition.Piece.text($0)] } ?? []
            return Recognition(
                count: second.end - index, pieces: first.pieces + link + second.pieces, hasStop: second.hasStop)
        }
        return Recognition(count: first.end - index, pieces: first.pieces, hasStop: first.hasStop)
    }

    private func clock(_ view: AtomView, at index: Int) -> Clock? {
        guard let hour = view.integer(index, 1...2), hour <= 24 else { return nil }
        var end = index + 1
        var minute = 0
        var second: Int?
        let hasColon = view.isSymbol(end, ":") || view.word(end) == "h"
        if hasColon, let value = view.integer(end + 1, 2...2), value < 60 {
            minute = value
            end += 2
            let hasColon = view.isSymbol(end, ":") || view.word(end) == "h"
            if hasColon, let value = view.integer(end + 1, 2...2), value < 60 {
                second = value
                end += 2
            }
        }
        let isWritten = end > index + 1
        if let (half, behind, hasStop) = half(view, view.skipSpace(end)), hour <= 12, half != .noon || hour == 12 {
            let pieces = pieces(hour, minute, second, half, view.language)
            return Clock(pieces: pieces, end: behind, hasStop: hasStop)
        }
        guard isWritten, view.isNumberEnd(end) || view.language.clockWords.contains(view.word(end) ?? ""),
            !view.isSymbol(end, ":")
        else { return nil }
        let plain = Recognition.Piece.token(.time(hour: hour, minute: minute, second: second))
        let unit = view.skipSpace(end)
        guard let word = view.word(unit), view.language.clockWords.contains(word) else {
            return Clock(pieces: [plain], end: end)
        }
        let hours = minute == 0 ? nil : view.language.phrases["hours"].map { Recognition.Piece.text($0) }
        let stop = view.isSymbol(unit + 1, ".") ? 1 : 0
        return Clock(pieces: [plain] + (hours.map { [$0] } ?? []), end: unit + 1 + stop, hasStop: stop == 1)
    }

    /// A language with words for the parts of the day says twelve hours and the part, the others twenty-four hours.
    private func pieces(
        _ hour: Int, _ minute: Int, _ second: Int?, _ half: Half, _ language: PreparationLanguage
    ) -> [Recognition.Piece] {
        let full = half == .morning ? hour % 12 : hour % 12 + 12
        let part =
            switch full {
            case _ where half == .noon: "noon"
            case 0..<5: "night-end"
            case 5..<12: "morning"
            case 12..<19: "afternoon"
            default: "night"
            }
        guard let phrase = language.phrases[part] else {
            return [.token(.time(hour: full, minute: minute, second: second))]
        }
        if minute == 0, second == nil { return [.token(.cardinal(hour, gender: .feminine)), .text(phrase)] }
        return [.token(.time(hour: hour, minute: minute, second: second)), .text(phrase)]
    }

    /// `a. m.`, `pm`, `m.` and where they end.
    private func half(_ view: AtomView, _ index: Int) -> (Half, Int, Bool)? {
        guard let word = view.word(index) else { return nil }
        switch word {
        case "am", "pm":
            guard view.isBoundary(index + 1) else { return nil }
            return (word == "am" ? .morning : .afternoon, index + 1, false)
        case "m":
            return view.isSymbol(index + 1, ".") ? (.noon, index + 2, true) : nil
        case "a", "p":
            guard view.isSymbol(index + 1, ".") else { return nil }
            let letter = view.skipSpace(index + 2)
            guard view.word(letter) == "m", view.isBoundary(letter + 1) else { return nil }
            let hasStop = view.isSymbol(letter + 1, ".")
            return (word == "a" ? .morning : .afternoon, letter + (hasStop ? 2 : 1), hasStop)
        default: return nil
        }
    }
}
