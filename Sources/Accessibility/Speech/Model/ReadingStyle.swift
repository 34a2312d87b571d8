/// How a piece of text is to be read (the `interpret-as` of SSML's `say-as`, and what `sub` and `phoneme` give).
public enum ReadingStyle: Hashable, Sendable {
    /// As text preparation finds best.
    case automatic
    /// Letter by letter and digit by digit.
    case characters
    /// Digit by digit.
    case digits
    /// As a number that counts.
    case cardinal
    /// As a number in a row.
    case ordinal
    /// As a date; `order` says what its numbers are (`dmy`, `mdy`, `ymd`, `dm`, `my`, `y`), empty when the text tells.
    case date(order: String)
    /// As a time of day.
    case time
    /// As a telephone number.
    case telephone
    /// As an amount of money.
    case currency
    /// As this other text (SSML `sub`).
    case alias(String)
    /// As these phonemes, in espeak-ng's mnemonics (SSML `phoneme`).
    case phonemes(String)
}
