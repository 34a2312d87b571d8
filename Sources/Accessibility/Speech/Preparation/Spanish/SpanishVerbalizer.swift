public import TextProcessing

/// Says numbers, dates and money in Spanish as Peru does: decimals with "punto", `setiembre`, "soles con céntimos".
public struct SpanishVerbalizer: Verbalizer {
    /// Spanish.
    public let variety = LanguageVariety.spanish

    /// Creates a verbalizer.
    public init() {}

    /// Says a token in Spanish.
    ///
    /// - Parameter token: What was recognized in the text.
    /// - Returns: The words, or nil when a value is out of range or a unit or currency is not known.
    public func words(for token: SemanticToken) -> String? {
        switch token {
        case .cardinal(let value, let gender): SpanishNumber.cardinal(value, gender)
        case .ordinal(let value, let gender): SpanishNumber.ordinal(value, gender)
        case .decimal(let whole, let decimals): decimal(whole, decimals)
        case .percent(let whole, let decimals): number(whole, decimals).map { $0 + " por ciento" }
        case .fraction(let numerator, let denominator): fraction(numerator, denominator)
        case .money(let whole, let cents, let currency): money(whole, cents, currency)
        case .date(let day, let month, let year): date(day, month, year)
        case .year(let year): SpanishNumber.cardinal(year, .masculine)
        case .time(let hour, let minute, let second): time(hour, minute, second)
        case .digits(let groups): digits(groups)
        case .letters(let text): letters(text)
        case .quantity(let whole, let decimals, let unit): quantity(whole, decimals, unit)
        case .range(let first, let last):
            number(first, "").flatMap { start in number(last, "").map { "\(start) a \($0)" } }
        case .symbol(let symbol): SpanishNames.symbols[symbol]
        }
    }

    private func number(_ whole: Int, _ decimals: String) -> String? {
        decimals.isEmpty ? SpanishNumber.cardinal(whole, .masculine) : decimal(whole, decimals)
    }

    /// Up to two decimals are read as a number, more of them one by one; zeros that lead are always said.
    private func decimal(_ whole: Int, _ decimals: String) -> String? {
        guard let start = SpanishNumber.cardinal(whole, .masculine), !decimals.isEmpty else { return nil }
        let zeros = decimals.prefix { $0 == "0" }.count
        var parts = [start, "punto"]
        if decimals.utf8.count <= 2, zeros < decimals.utf8.count, let value = Int(decimals),
            let tail = SpanishNumber.cardinal(value, .masculine)
        {
            parts += Array(repeating: "cero", count: zeros) + [tail]
        } else {
            guard let tail = digits([decimals]) else { return nil }
            parts.append(tail)
        }
        return parts.joined(separator: " ")
    }

    private func fraction(_ numerator: Int, _ denominator: Int) -> String? {
        guard let name = SpanishNames.denominators[denominator] else {
            return number(numerator, "").flatMap { over in number(denominator, "").map { "\(over) sobre \($0)" } }
        }
        return SpanishNumber.cardinal(numerator, .apocopated).map { "\($0) \(name)" + (numerator == 1 ? "" : "s") }
    }

    private func money(_ whole: Int, _ cents: Int?, _ currency: String) -> String? {
        guard let names = SpanishNames.currencies[currency] else { return nil }
        let cents = cents ?? 0
        let small = counted(cents, names.cent)
        if whole == 0, cents > 0 { return small }
        guard let large = counted(whole, names.unit) else { return nil }
        return cents == 0 ? large : small.map { "\(large) con \($0)" }
    }

    private func counted(_ value: Int, _ noun: SpanishNames.Noun) -> String? {
        guard let count = SpanishNumber.cardinal(value, noun.isFeminine ? .feminine : .apocopated) else { return nil }
        let link = value != 0 && value % 1_000_000 == 0 ? " de " : " "
        return count + link + (value == 1 ? noun.one : noun.many)
    }

    private func quantity(_ whole: Int, _ decimals: String, _ unit: String) -> String? {
        guard let noun = SpanishNames.units[unit] else { return nil }
        return decimals.isEmpty ? counted(whole, noun) : decimal(whole, decimals).map { "\($0) \(noun.many)" }
    }

    private func date(_ day: Int?, _ month: Int, _ year: Int?) -> String? {
        guard (1...12).contains(month) else { return nil }
        var parts: [String] = []
        if let day {
            guard (1...31).contains(day), let word = SpanishNumber.cardinal(day, .masculine) else { return nil }
            parts.append(day == 1 ? "primero" : word)
        }
        parts.append(SpanishNames.months[month - 1])
        if let year {
            guard let word = SpanishNumber.cardinal(year, .masculine) else { return nil }
            parts.append(word)
        }
        return parts.joined(separator: " de ")
    }

    private func time(_ hour: Int, _ minute: Int, _ second: Int?) -> String? {
        guard (0...24).contains(hour), (0...59).contains(minute), let start = SpanishNumber.cardinal(hour, .feminine)
        else { return nil }
        if minute == 0, second == nil { return start + (hour == 1 ? " hora" : " horas") }
        var parts = [start]
        if let word = SpanishNumber.cardinal(minute, .masculine) { parts.append(word) }
        if let second, let word = SpanishNumber.cardinal(second, .apocopated) {
            parts.append(word + (second == 1 ? " segundo" : " segundos"))
        }
        return parts.count == 3 ? "\(parts[0]) y \(parts[1]) con \(parts[2])" : parts.joined(separator: " y ")
    }

    private func digits(_ groups: [String]) -> String? {
        let words = groups.joined().compactMap { $0.wholeNumberValue.map { SpanishNames.digits[$0] } }
        return words.isEmpty ? nil : words.joined(separator: " ")
    }

    private func letters(_ text: String) -> String? {
        let words = text.lowercased().compactMap { character in
            SpanishNames.letters[character] ?? character.wholeNumberValue.map { SpanishNames.digits[$0 % 10] }
                ?? SpanishNames.symbols[character] ?? (character.isLetter ? String(character) : nil)
        }
        return words.isEmpty ? nil : words.joined(separator: " ")
    }
}
