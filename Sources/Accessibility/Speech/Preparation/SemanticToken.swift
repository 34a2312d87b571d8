/// What a stretch of written text stands for, once text preparation has recognized it, without how a language says it.
public enum SemanticToken: Hashable, Sendable {
    /// A count: digits without separators, at most 15 of them; `-` before a negative one.
    case cardinal(Int, gender: SpokenGender)
    /// A number in a row: 1.º, 3ra, 5th.
    case ordinal(Int, gender: SpokenGender)
    /// A number with decimals, which are read as a number or digit by digit as the language does.
    case decimal(whole: Int, decimals: String)
    /// A percentage; `decimals` is empty for a whole one.
    case percent(whole: Int, decimals: String)
    /// One number over another: 1/2, 3/4.
    case fraction(numerator: Int, denominator: Int)
    /// Money, with an ISO 4217 code: `PEN`, `USD`, `EUR`; `cents` is nil when none are written.
    case money(whole: Int, cents: Int?, currency: String)
    /// A date; day and year may be missing. Month 1 to 12.
    case date(day: Int?, month: Int, year: Int?)
    /// A year alone.
    case year(Int)
    /// A time of day, 24 hours.
    case time(hour: Int, minute: Int, second: Int?)
    /// Digits said one by one, in groups: DNI, RUC, telephone, accounts.
    case digits(groups: [String])
    /// Letters (and digits) said by their names: RUC, DNI, N-4.
    case letters(String)
    /// A quantity with a unit whose symbol the language's table knows: `km`, `kg`, `m2`, `°C`.
    case quantity(whole: Int, decimals: String, unit: String)
    /// A range: 8-12, 2020-2024.
    case range(Int, Int)
    /// A symbol said by its name: `@`, `.`, `/`, `&`, `+`, `%`, `§`.
    case symbol(Character)
}

/// Grammatical gender of a counted thing, for languages that have one.
public enum SpokenGender: Hashable, Sendable {
    /// Masculine, or the language has none.
    case masculine
    /// Feminine: `doscientas`.
    case feminine
    /// Shortened before a noun: `veintiún`, `primer`.
    case apocopated
}
