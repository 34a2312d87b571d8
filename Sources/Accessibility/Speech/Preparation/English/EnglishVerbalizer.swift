public import TextProcessing

/// Says numbers, dates and money in English.
///
/// Numbers are American (`one hundred twenty`, no "and"), years go in pairs, and a numeric date is read day before month,
/// as Peruvian documents write it. Letters keep their own signs, apart: every engine knows their names.
public struct EnglishVerbalizer: Verbalizer {
    /// English.
    public let variety = LanguageVariety.english

    /// Creates a verbalizer.
    public init() {}

    /// Says a token in English.
    ///
    /// - Parameter token: What was recognized in the text.
    /// - Returns: The words, or nil when a value is out of range or a unit or currency is not known.
    public func words(for token: SemanticToken) -> String? {
        switch token {
        case .cardinal(let value, _): EnglishNumber.cardinal(value)
        case .ordinal(let value, _): EnglishNumber.ordinal(value)
        case .decimal(let whole, let decimals): number(whole, decimals)
        case .percent(let whole, let decimals): number(whole, decimals).map { $0 + " percent" }
        case .fraction(let numerator, let denominator): fraction(numerator, denominator)
        case .money(let whole, let cents, let currency): money(whole, cents, currency)
        case .date(let day, let month, let year): date(day, month, year)
        case .year(let year): EnglishNumber.year(year)
        case .time(let hour, let minute, let second): time(hour, minute, second)
        case .digits(let groups): digits(groups)
        case .letters(let text): letters(text)
        case .quantity(let whole, let decimals, let unit): quantity(whole, decimals, unit)
        case .range(let first, let last): range(first, last)
        case .symbol(let symbol): EnglishNames.symbols[symbol]
        }
    }

    private func number(_ whole: Int, _ decimals: String) -> String? {
        guard let start = EnglishNumber.cardinal(whole) else { return nil }
        return decimals.isEmpty ? start : digits([decimals]).map { "\(start) point \($0)" }
    }

    private func fraction(_ numerator: Int, _ denominator: Int) -> String? {
        guard let over = EnglishNumber.cardinal(numerator) else { return nil }
        switch denominator {
        case 2: return over + (numerator == 1 ? " half" : " halves")
        case 4: return over + (numerator == 1 ? " quarter" : " quarters")
        case 3, 5...10, 100:
            return EnglishNumber.ordinal(denominator).map { "\(over) \($0)" + (numerator == 1 ? "" : "s") }
        default: return EnglishNumber.cardinal(denominator).map { "\(over) over \($0)" }
        }
    }

    private func money(_ whole: Int, _ cents: Int?, _ currency: String) -> String? {
        guard let names = EnglishNames.currencies[currency], let large = EnglishNumber.cardinal(whole) else {
            return nil
        }
        let unit = "\(large) \(whole == 1 ? names.one : names.many)"
        guard let cents, cents > 0, let count = EnglishNumber.cardinal(cents) else { return unit }
        let small = "\(count) \(cents == 1 ? names.cent : names.cents)"
        return whole == 0 ? small : "\(unit) and \(small)"
    }

    private func quantity(_ whole: Int, _ decimals: String, _ unit: String) -> String? {
        guard let names = EnglishNames.units[unit], let count = number(whole, decimals) else { return nil }
        return "\(count) \(whole == 1 && decimals.isEmpty ? names.one : names.many)"
    }

    private func date(_ day: Int?, _ month: Int, _ year: Int?) -> String? {
        guard (1...12).contains(month) else { return nil }
        var parts = [EnglishNames.months[month - 1]]
        if let day {
            guard (1...31).contains(day), let word = EnglishNumber.ordinal(day) else { return nil }
            parts.append(word)
        }
        if let year {
            guard let word = EnglishNumber.year(year) else { return nil }
            parts.append(word)
        }
        return parts.joined(separator: " ")
    }

    private func time(_ hour: Int, _ minute: Int, _ second: Int?) -> String? {
        guard (0...24).contains(hour), (0...59).contains(minute),
            let start = EnglishNumber.cardinal(hour % 12 == 0 ? 12 : hour % 12)
        else { return nil }
        var parts = [start]
        if minute > 0, let word = EnglishNumber.cardinal(minute) { parts.append(minute < 10 ? "oh " + word : word) }
        parts.append(hour % 24 < 12 ? "a m" : "p m")
        if let second, let word = EnglishNumber.cardinal(second) {
            parts.append("and \(word) \(second == 1 ? "second" : "seconds")")
        }
        return parts.joined(separator: " ")
    }

    private func range(_ first: Int, _ last: Int) -> String? {
        let years = (1100...2099).contains(first) && (1100...2099).contains(last)
        let say = years ? EnglishNumber.year : EnglishNumber.cardinal
        return say(first).flatMap { start in say(last).map { "\(start) to \($0)" } }
    }

    private func digits(_ groups: [String]) -> String? {
        let words = groups.joined().compactMap { $0.wholeNumberValue.map { EnglishNumber.small[$0 % 10] } }
        return words.isEmpty ? nil : words.joined(separator: " ")
    }

    private func letters(_ text: String) -> String? {
        let words = text.lowercased().compactMap { character in
            character.wholeNumberValue.map { EnglishNumber.small[$0 % 10] } ?? EnglishNames.symbols[character]
                ?? (character.isLetter ? String(character) : nil)
        }
        return words.isEmpty ? nil : words.joined(separator: " ")
    }
}
