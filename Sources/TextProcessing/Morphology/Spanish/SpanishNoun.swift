/// Number and gender of Spanish nouns and adjectives.
public enum SpanishNoun {
    /// Plural of a noun: `casas`, `leyes`, `luces`, `atenciones`, `lunes`.
    public static func plural(of noun: String) -> String {
        guard let last = noun.last else { return noun }
        if "aeiouáéó".contains(last) { return noun + "s" }
        if last == "í" || last == "ú" { return noun + "es" }
        if last == "z" { return noun.dropLast() + "ces" }
        if last == "s" { return isStressedAtEnd(noun) ? withoutAccent(noun) + "es" : noun }
        return withoutAccent(noun) + "es"
    }

    /// Masculine and feminine, singular and plural, as far as the ending tells.
    public static func adjectiveForms(of adjective: String) -> [(form: String, isPlural: Bool)] {
        guard adjective.last == "o" else { return [(adjective, false), (plural(of: adjective), true)] }
        let stem = adjective.dropLast()
        return [(adjective, false), (stem + "a", false), (stem + "os", true), (stem + "as", true)]
    }

    /// Whether a noun is feminine, by its ending and the usual exceptions.
    public static func isFeminine(_ noun: String) -> Bool {
        let first = noun.split(separator: " ").first.map(String.init) ?? noun
        if feminine.contains(first) { return true }
        if masculine.contains(first) { return false }
        return ["a", "ión", "dad", "tad", "tud"].contains { first.hasSuffix($0) }
    }

    private static let feminine: Set<String> = [
        "mano", "ley", "luz", "noche", "tarde", "calle", "madre", "mujer", "gente", "sangre", "carne", "leche", "sal",
        "cárcel", "red", "salud", "vez", "voz", "nube", "nieve", "fiebre", "muerte", "suerte", "parte", "clase",
        "llave",
        "imagen", "orden", "señal", "piel", "cruz", "base", "foto", "radio", "tos",
    ]
    private static let masculine: Set<String> = [
        "día", "agua", "mapa", "idioma", "programa", "problema", "sistema", "clima", "policía", "hambre", "tema",
        "planeta", "camión", "avión", "guardia", "miércoles",
    ]

    /// Vowels without their acute accents.
    public static func withoutAccents(_ word: String) -> String {
        let plain: [Character: Character] = ["á": "a", "é": "e", "í": "i", "ó": "o", "ú": "u"]
        return String(word.map { plain[$0] ?? $0 })
    }

    private static func isStressedAtEnd(_ noun: String) -> Bool {
        noun.dropLast().last.map { "áéíóú".contains($0) } ?? false || noun.filter { "aeiou".contains($0) }.count == 1
    }

    private static func withoutAccent(_ noun: String) -> String {
        let plain: [Character: Character] = ["á": "a", "é": "e", "í": "i", "ó": "o", "ú": "u"]
        guard let place = noun.lastIndex(where: { plain[$0] != nil }),
            noun.distance(from: place, to: noun.endIndex) <= 2,
            let vowel = plain[noun[place]]
        else { return noun }
        // The accent of `país` parts two vowels and stays in the plural.
        if vowel == "i" || vowel == "u", place > noun.startIndex,
            "aeo".contains(noun[noun.index(before: place)])
        {
            return noun
        }
        return String(noun[..<place]) + String(vowel) + String(noun[noun.index(after: place)...])
    }
}
