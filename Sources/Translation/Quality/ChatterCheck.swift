/// Finds answers of chat models that talk about the task instead of doing it: excuses, announcements, wrapping.
struct ChatterCheck: Sendable {
    /// Words with which such answers begin or speak of themselves, in small letters.
    private static let phrases = [
        "as an ai", "as a language model", "as a large language model", "i'm sorry, but", "i am sorry, but i",
        "i cannot translate", "i can't translate", "i'm unable to", "i am unable to", "here is the translation",
        "here's the translation", "here is a translation", "the translation is", "the translated text", "translated to",
        "sure, here", "certainly! here", "como modelo de lenguaje", "como una inteligencia artificial", "como ia",
        "lo siento, como", "lo siento, pero no puedo", "no puedo traducir", "aquí está la traducción",
        "aquí tienes la traducción", "aquí tiene la traducción", "la traducción es", "el texto traducido",
        "claro, aquí", "por supuesto, aquí", "en quechua:", "en aymara:", "en español:", "en inglés:",
    ]

    /// Labels before an answer.
    private static let labels = [
        "translation:", "traducción:", "traduccion:", "output:", "answer:", "respuesta:", "quechua:", "aymara:",
        "spanish:", "english:", "español:", "inglés:", "```",
    ]

    /// Signs that are put around an answer as a whole.
    private static let wrappings: [(Character, Character)] = [("\"", "\""), ("“", "”"), ("«", "»"), ("`", "`")]

    /// Looks at an answer; what its source speaks of itself is no chatter.
    func finding(source: ComparedText, target: ComparedText) -> Finding? {
        let (sourceText, text) = (source.text.lowercased(), target.text.lowercased())
        let isLabelled = Self.labels.contains {
            text.hasPrefix($0) && !sourceText.contains(":") && !sourceText.contains("`")
        }
        let speaks = Self.phrases.contains { phrase in text.contains(phrase) }
        if isLabelled || (speaks && !Self.isAboutTranslation(sourceText)) {
            return Finding(.chatter, factor: 0.2, isDisqualifying: true)
        }
        if speaks { return Finding(.chatter, factor: 0.6) }
        return Self.isWrapped(target.text) && !Self.isWrapped(source.text) ? Finding(.chatter, factor: 0.8) : nil
    }

    private static func isWrapped(_ text: String) -> Bool {
        guard text.count > 2, let first = text.first, let last = text.last else { return false }
        return wrappings.contains { $0.0 == first && $0.1 == last }
    }

    /// Whether such phrases may be a translation: an apology, or a text on languages and translating.
    private static func isAboutTranslation(_ source: String) -> Bool {
        [
            "traduc", "translat", "tikra", "tʼikra", "t'ikra", "jaqukip", "modelo", "model", "lo siento", "sorry",
            "pampacha", "perdon", "inteligencia", "intelligence", "puedo", "cannot", "can't", "unable",
        ].contains { source.contains($0) }
    }
}
