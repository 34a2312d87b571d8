/// Closed classes of Spanish words.
enum SpanishFunctionWords {
    /// Words that join a clause to another.
    static let connectives: Set<String> = [
        "que", "cual", "cuales", "quien", "quienes", "cuyo", "cuya", "cuyos", "cuyas", "cuando", "donde", "porque",
        "pero",
        "aunque", "si", "mientras", "sino", "pues", "como",
    ]
    /// Words that set a new idea against the last.
    static let adversatives: Set<String> = ["pero", "aunque", "sino", "mientras", "por", "porque", "así"]
    /// Words that deny; `ni` only goes on with what was denied.
    static let negations: Set<String> = [
        "no", "nunca", "jamás", "nadie", "nada", "ningún", "ninguno", "ninguna", "sin", "tampoco",
    ]
    static let articles: Set<String> = [
        "el", "la", "los", "las", "un", "una", "unos", "unas", "su", "sus", "este", "esta",
    ]
    /// Words that end a chain of nouns.
    static let chainBreakers: Set<String> = [
        "que", "y", "e", "o", "u", "ni", "a", "al", "en", "por", "para", "con", "sin", "sobre", "según", "se", "no",
        "es",
        "son", "fue", "será", "ha", "han", "hasta", "desde", "ante", "entre", "como", "si", "cuando", "donde", "más",
    ]
    /// Whether a word is too common to be an acronym when it stands in capitals.
    static func isArticleOrJoiner(_ word: String) -> Bool {
        articles.contains(word) || chainBreakers.contains(word) || negations.contains(word)
            || ["de", "del", "am", "pm", "a.m.", "p.m."].contains(word)
    }

    static let months: Set<String> = [
        "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "setiembre", "octubre",
        "noviembre", "diciembre",
    ]
    static let weekdays: Set<String> = [
        "lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo", "semana", "mes", "año", "quincena",
    ]
}
