/// What becomes of a sign that no written form took up.
///
/// Silent are: quotation marks, opening question and exclamation marks, bullets, hyphens inside words, a sign repeated
/// three times and more (rules of forms), a stop inside a sentence (an unknown abbreviation), an asterisk that begins a line, emoji and every sign for which neither the
/// language nor Spanish has a name. Brackets, dashes between words and bars between columns are heard as a comma.
/// Everything else is said by its name.
enum SymbolReading: Equatable {
    /// Nothing is said.
    case silent
    /// It shapes the melody.
    case melody(Character)
    /// It is said by its name.
    case named(Character)

    /// The reading of the sign at `index` and how many atoms it takes.
    static func read(_ view: AtomView, at index: Int) -> (reading: SymbolReading, count: Int) {
        guard let atom = view[index], let sign = atom.text.first else { return (.silent, 1) }
        var count = 1
        while view[index + count]?.kind == .symbol, view[index + count]?.text == atom.text { count += 1 }
        if sign == "\u{2026}" || (sign == "." && count > 1) { return (.melody("\u{2026}"), count) }
        let isMelody = ",;:?!".contains(sign)
        if count >= 3, !isMelody { return (.silent, count) }
        let isJoined = view.isJoined(before: index) && !view.isBoundary(index + 1)
        switch sign {
        case ".": return (isJoined ? .named(".") : isInside(view, index) ? .silent : .melody("."), 1)
        case _ where isMelody: return (.melody(sign), count)
        case "¿", "¡", "\"", "'", "\u{2019}", "\u{2018}", "\u{201C}", "\u{201D}", "«", "»", "`", "´", "•", "·", "¨":
            return (.silent, 1)
        case "(", ")", "[", "]", "{", "}", "\u{2014}", "\u{2015}": return (.melody(","), 1)
        case "-", "\u{2010}", "\u{2011}", "\u{2012}", "\u{2013}":
            let isBetweenDigits = view.kind(index - 1) == .digits && view.kind(index + 1) == .digits
            return (isBetweenDigits ? .named("-") : isSpaced(view, index) ? .melody(",") : .silent, 1)
        case "|": return (isSpaced(view, index) ? .melody(",") : .named("|"), 1)
        case "*": return (view.isBoundary(index + 1) || view.isBoundary(index - 1) ? .silent : .named("*"), 1)
        default: return (.named(sign), 1)
        }
    }

    /// Whether a stop inside a sentence belongs to an abbreviation that is not known.
    ///
    /// The sentence would have ended there otherwise; the stop behind a number is that of a heading or an item.
    private static func isInside(_ view: AtomView, _ index: Int) -> Bool {
        if view.isSymbol(index + 1, ",", ";", ":") { return true }
        guard view.kind(index + 1) == .space, let next = view[index + 2] else { return false }
        if next.kind == .letters, !next.isCapitalized { return true }
        guard view.kind(index - 1) == .letters, next.kind == .letters || next.kind == .digits else { return false }
        return !view.language.functionWords.contains(next.folded)
    }

    private static func isSpaced(_ view: AtomView, _ index: Int) -> Bool {
        view.kind(index - 1) == .space && view.kind(index + 1) == .space
    }
}
