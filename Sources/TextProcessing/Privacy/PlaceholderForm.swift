/// How an opaque placeholder is written for an engine.
public enum PlaceholderForm: String, Hashable, Sendable, CaseIterable {
    /// `{P1}`: an argument of a message format.
    ///
    /// The default. Every sign is ASCII, so no vocabulary lacks it; engines and language models have seen such
    /// arguments in interface texts; and another Chaka protects it by itself (``PlaceholderFinder``).
    case brace
    /// `[P1]`: for engines that read braces as syntax of their own.
    case square
    /// `XP1X`: one word, for engines that tear signs from words.
    case word

    /// The placeholder with a number of a series.
    func text(series: String, number: Int) -> String {
        switch self {
        case .brace: "{\(series)\(number)}"
        case .square: "[\(series)\(number)]"
        case .word: "X\(series)\(number)X"
        }
    }
}
