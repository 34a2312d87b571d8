import TextProcessing

/// Words for numbers by language: a number may come back as a word, which is no loss.
enum NumberWords {
    /// Words of a text that name a number.
    static func count(in text: ComparedText, variety: LanguageVariety) -> Int {
        let (words, isInflected) = words(of: variety)
        return text.words.count { word in
            word.isRomanNumeral || words.contains(word.text) || (variety.language == "es" && isCompound(word.text))
                || (isInflected && words.contains { $0.utf8.count >= 4 && word.text.hasPrefix($0) })
        }
    }

    /// `dieciséis`, `veintiuno`.
    private static func isCompound(_ word: String) -> Bool {
        word.hasPrefix("dieci") || word.hasPrefix("veinti") || word.hasPrefix("undécim") || word.hasPrefix("duodécim")
    }

    /// Quechua and Aymara numerals take suffixes: `pichqa`, `pichqata`.
    private static func words(of variety: LanguageVariety) -> (words: Set<String>, isInflected: Bool) {
        switch variety.language {
        case "es": (spanish, false)
        case "en": (english, false)
        case "qu", "quy", "quz": (quechua, true)
        case "ay", "ayr": (aymara, true)
        default: ([], false)
        }
    }

    private static let spanish: Set<String> = [
        "uno", "una", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "once", "doce",
        "trece",
        "catorce", "quince", "veinte", "treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa",
        "cien", "ciento", "mil", "millón", "millones", "primer", "primero", "primera", "segundo", "segunda", "tercer",
        "tercero", "tercera",
    ]

    private static let english: Set<String> = [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
        "fourteen", "fifteen", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred",
        "thousand", "million", "first", "second", "third",
    ]

    private static let quechua: Set<String> = [
        "huk", "iskay", "kimsa", "kinsa", "tawa", "pichqa", "pisqa", "suqta", "soqta", "qanchis", "pusaq", "isqun",
        "isqon", "chunka", "pachak", "pachaq", "waranqa", "hunu",
    ]

    private static let aymara: Set<String> = [
        "maya", "paya", "kimsa", "pusi", "phisqa", "suxta", "paqallqu", "kimsaqallqu", "llätunka", "llatunka", "tunka",
        "pataka", "waranqa", "waranq", "patak", "tunk",
    ]
}
