/// What Quechua and Aymara share: suffixes make the phrases, and their order is the same.
///
/// Percent and fractions put the whole before the part, in the ablative (`pachakmanta pichqa`, `patakata phisqa`: five
/// out of a hundred); cents, minutes and seconds are what the larger unit has (`pusaq ura chunka minutuyuq`); dates are
/// day, month and year, each before its noun; ranges are from one up to the other.
protocol AndeanVerbalizer: SuffixingVerbalizer {
    /// The words.
    var table: SpokenWordTable { get }
    /// A count, or nil beyond 999 999 999 either way; `beforeNoun` picks the attributive form.
    func cardinal(_ value: Int, beforeNoun: Bool) -> String?
    /// A number in a row, from 1.
    func ordinal(_ value: Int) -> String?
    /// Suffix for what has: 11 is ten having one.
    var possession: String { get }
    /// Suffix of the ablative.
    var origin: String { get }
    /// Suffix for as far as.
    var limit: String { get }
}

extension AndeanVerbalizer {
    /// Says any token; nil when a value is out of range or a table has no word for it.
    func phrase(for token: SemanticToken) -> String? {
        switch token {
        case .cardinal(let value, let gender): cardinal(value, beforeNoun: gender == .apocopated)
        case .year(let value): cardinal(value, beforeNoun: false)
        case .ordinal(let value, _): ordinal(value)
        case .decimal(let whole, let decimals): decimal(whole, decimals)
        case .percent(let whole, let decimals): joined([phrase("percent"), decimal(whole, decimals)])
        case .fraction(let numerator, let denominator): fraction(numerator, denominator)
        case .money(let whole, let cents, let currency): money(whole, cents: cents, currency: currency)
        case .date(let day, let month, let year): date(day: day, month: month, year: year)
        case .time(let hour, let minute, let second): time(hour: hour, minute: minute, second: second)
        case .digits(let groups): digits(groups.joined())
        case .letters(let text): letters(text)
        case .quantity(let whole, let decimals, let unit): quantity(whole, decimals, unit: unit)
        case .range(let first, let last): range(first, last)
        case .symbol(let symbol): table.word(.symbol, String(symbol))
        }
    }

    private func decimal(_ whole: Int, _ decimals: String) -> String? {
        guard !decimals.isEmpty else { return cardinal(whole, beforeNoun: false) }
        return joined([cardinal(whole, beforeNoun: false), phrase("decimal"), digits(decimals)])
    }

    private func fraction(_ numerator: Int, _ denominator: Int) -> String? {
        guard denominator > 1, numerator >= 0 else { return nil }
        if numerator == 1, denominator == 2 { return phrase("half") }
        return joined([
            cardinal(denominator, beforeNoun: false).map { attach(origin, to: $0) },
            cardinal(numerator, beforeNoun: false),
        ])
    }

    private func money(_ whole: Int, cents: Int?, currency: String) -> String? {
        guard let name = table.word(.currency, currency) else { return nil }
        let unit = joined([cardinal(whole, beforeNoun: true), name])
        guard let cents, cents != 0 else { return unit }
        guard (1...99).contains(cents), let hundredth = table.word(.cents, currency) else { return nil }
        let small = joined([cardinal(cents, beforeNoun: true), hundredth])
        if whole == 0 { return small }
        return joined([unit, small.map { attach(possession, to: $0) }])
    }

    private func date(day: Int?, month: Int, year: Int?) -> String? {
        guard let name = table.word(.month, String(month)), day.map({ (1...31).contains($0) }) ?? true else {
            return nil
        }
        var parts: [String?] = []
        if let day { parts += [cardinal(day, beforeNoun: true), phrase("day")] }
        parts += [name, phrase("month")]
        if let year { parts += [cardinal(year, beforeNoun: true), phrase("year")] }
        return joined(parts)
    }

    private func time(hour: Int, minute: Int, second: Int?) -> String? {
        guard (0...24).contains(hour), (0...59).contains(minute), (0...60).contains(second ?? 0) else { return nil }
        var parts = [cardinal(hour, beforeNoun: true), phrase("hour")]
        for (count, unit) in [(minute, "minute"), (second ?? 0, "second")] where count > 0 {
            let small = joined([cardinal(count, beforeNoun: true), phrase(unit)])
            parts.append(small.map { attach(possession, to: $0) })
        }
        return joined(parts)
    }

    private func quantity(_ whole: Int, _ decimals: String, unit: String) -> String? {
        let number = decimals.isEmpty ? cardinal(whole, beforeNoun: true) : decimal(whole, decimals)
        return joined([number, table.word(.unit, unit)])
    }

    private func range(_ first: Int, _ last: Int) -> String? {
        joined([
            cardinal(first, beforeNoun: false).map { attach(origin, to: $0) },
            cardinal(last, beforeNoun: false).map { attach(limit, to: $0) },
        ])
    }

    private func digits(_ text: String) -> String? {
        text.isEmpty ? nil : joined(text.map { table.word(.digit, String($0)) })
    }

    private func letters(_ text: String) -> String? {
        if let word = table.word(.acronym, text.uppercased()) { return word }
        let names = text.filter { !" -.\u{2013}/".contains($0) }
            .map { character in
                let letter = SpokenWordTable.unifyingApostrophes(character.lowercased())
                return table.word(.letter, letter) ?? table.word(.digit, letter)
            }
        return names.isEmpty ? nil : joined(names)
    }

    private func phrase(_ key: String) -> String? { table.word(.phrase, key) }

    private func joined(_ parts: [String?]) -> String? {
        let words = parts.compactMap { $0 }
        return words.count == parts.count ? words.joined(separator: " ") : nil
    }
}

extension AndeanVerbalizer {
    /// The letters of a suffix as rules compare them: small, without hyphen, ejectives with U+02BC.
    func normalizedSuffix(_ suffix: String) -> String {
        let letters = suffix.drop { "-\u{2013}\u{2010}\u{2011} ".contains($0) }
        return SpokenWordTable.unifyingApostrophes(letters.lowercased())
    }

    /// A token before a noun that was written together with it (`2010watapi`), or nil when the letters are a suffix.
    func wordsBeforeNoun(_ token: SemanticToken, _ letters: String) -> String? {
        let count: Int
        switch token {
        case .cardinal(let value, _), .year(let value): count = value
        default: return nil
        }
        guard table.keys(of: .joined).contains(where: { letters.hasPrefix($0) }) else { return nil }
        return cardinal(count, beforeNoun: true).map { "\($0) \(letters)" }
    }
}
