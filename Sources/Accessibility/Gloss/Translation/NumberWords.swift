/// Reads numbers that the analyser has as several words, `veinte y tres` (its lemma of `veintitrés`).
enum NumberWords {
    private static let tens = [
        "veinte": 20, "treinta": 30, "cuarenta": 40, "cincuenta": 50, "sesenta": 60, "setenta": 70, "ochenta": 80,
        "noventa": 90,
    ]
    private static let units = [
        "un": 1, "uno": 1, "una": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8,
        "nueve": 9,
    ]

    /// The value of tens with units in small letters; nil for anything else.
    static func value(of words: String) -> Int? {
        let parts = words.split(separator: " ")
        guard parts.count == 3, parts[1] == "y", let ten = tens[String(parts[0])], let unit = units[String(parts[2])]
        else { return nil }
        return ten + unit
    }
}
