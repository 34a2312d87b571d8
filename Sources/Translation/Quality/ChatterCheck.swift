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
    ].map { Array($0.utf8) }

    /// Labels before an answer.
    private static let labels = [
        "translation:", "traducción:", "traduccion:", "output:", "answer:", "respuesta:", "quechua:", "aymara:",
        "spanish:", "english:", "español:", "inglés:", "```",
    ].map { Array($0.utf8) }

    /// Parts of sources of which such phrases may be a translation: apologies, texts on languages and translating.
    private static let excuses = [
        "traduc", "translat", "tikra", "tʼikra", "t'ikra", "jaqukip", "modelo", "model", "lo siento", "sorry",
        "pampacha", "perdon", "inteligencia", "intelligence", "puedo", "cannot", "can't", "unable",
    ].map { Array($0.utf8) }

    /// Signs that are put around an answer as a whole.
    private static let wrappings: [(Character, Character)] = [("\"", "\""), ("“", "”"), ("«", "»"), ("`", "`")]

    /// Looks at an answer; what its source speaks of itself is no chatter.
    func finding(source: ComparedText, target: ComparedText) -> Finding? {
        let (sourceText, text) = (Array(source.text.lowercased().utf8), Array(target.text.lowercased().utf8))
        let isLabelled =
            !sourceText.contains(0x3A) && !sourceText.contains(0x60) && Self.labels.contains { text.starts(with: $0) }
        let speaks = Self.phrases.contains { Self.find($0, in: text) }
        if isLabelled || (speaks && !Self.excuses.contains { Self.find($0, in: sourceText) }) {
            return Finding(.chatter, factor: 0.2, isDisqualifying: true)
        }
        if speaks { return Finding(.chatter, factor: 0.6) }
        return Self.isWrapped(target.text) && !Self.isWrapped(source.text) ? Finding(.chatter, factor: 0.8) : nil
    }

    private static func isWrapped(_ text: String) -> Bool {
        guard text.count > 2, let first = text.first, let last = text.last else { return false }
        return wrappings.contains { $0.0 == first && $0.1 == last }
    }

    private static func find(_ needle: [UInt8], in text: [UInt8]) -> Bool {
        guard text.count >= needle.count else { return false }
        return text.withUnsafeBufferPointer { text in
            needle.withUnsafeBufferPointer { needle in
                (0...(text.count - needle.count)).contains { start in
                    text[start] == needle[0] && text[start..<(start + needle.count)].elementsEqual(needle)
                }
            }
        }
    }
}
