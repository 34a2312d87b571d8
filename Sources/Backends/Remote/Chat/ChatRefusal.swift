/// Tells refusals and excuses of a chat model from translations of refusals and excuses.
struct ChatRefusal {
    /// Phrases, and the words in a source that make them a translation.
    private struct Sign {
        let phrases: [String]
        /// Whether they count at the beginning alone.
        let isOpening: Bool
        /// Beginnings of words; those of less than four letters are whole words.
        let excuses: [String]
    }

    private static let apologies = Sign(
        phrases: [
            "i'm sorry", "i am sorry", "sorry, ", "sorry but", "i apologize", "my apologies", "unfortunately, i",
            "i'm afraid", "i am afraid", "lo siento", "lo lamento", "lamento ", "lamentablemente no puedo",
            "lamentablemente, no puedo",
            "lamentablemente, no tengo", "desafortunadamente, no puedo", "desafortunadamente, no tengo",
            "disculpa", "disculpe", "perdón, ", "perdona", "mis disculpas",
        ], isOpening: true,
        excuses: [
            "sorry", "apolog", "afraid", "fear", "regret", "unfort", "sadly", "excuse", "forgive", "sien", "lament",
            "disculp", "perd", "desafort", "desgrac", "pena", "tem", "temo", "miedo", "pampach", "llaki", "mancha",
            "axsar",
        ])

    private static let denials = [
        "no", "not", "never", "nunca", "tampoco", "nadie", "sin", "jamás", "imposible", "impossible", "incapaz",
        "can't", "cannot", "don't", "won't", "doesn't", "couldn't", "unable", "mana", "ama", "jan", "jani", "amaya",
    ]

    private static let inability = Sign(
        phrases: [
            "i can't", "i cannot", "i can not", "i'm unable", "i am unable", "i'm not able", "i am not able",
            "i must decline", "no puedo", "no me es posible", "no estoy en condiciones", "no tengo la capacidad",
            "no soy capaz", "no es posible traducir",
        ], isOpening: true, excuses: denials)

    private static let help = Sign(
        phrases: [
            "can't assist", "cannot assist", "can't help with", "cannot help with", "can't fulfill", "cannot fulfill",
            "unable to provide", "not able to provide", "no puedo ayudar", "no puedo proporcionar",
        ], isOpening: false, excuses: denials)

    private static let task = Sign(
        phrases: [
            "cannot translate", "can't translate", "unable to translate", "not able to translate",
            "no puedo traducir", "no puedo realizar la traducción", "no es posible traducir",
        ], isOpening: false, excuses: taskWords)

    private static let selves = Sign(
        phrases: [
            "as an ai", "as a language model", "as a large language model", "i'm an ai", "i am an ai", "ai assistant",
            "ai language model", "modelo de lenguaje", "como una ia", "como ia,", "soy una ia",
            "como inteligencia artificial", "como una inteligencia artificial", "como asistente",
        ], isOpening: false,
        excuses: [
            "ai", "ia", "artificial", "intelig", "intellig", "model", "asist", "assist", "language", "lengua",
        ])

    private static let taskWords = ["traduc", "transl", "interpr", "tikra", "jaquki"]

    private let words: [String]

    /// Prepares for the answers to one source.
    init(source: String) {
        words = Self.folded(source).split { !($0.isLetter || $0 == "'") }.map(String.init)
    }

    /// Whether an answer begins with an excuse that its source has not.
    func opens(_ text: String) -> Bool {
        let text = Self.folded(text)
        let signs = [Self.apologies, Self.inability].filter { $0.phrases.contains { text.hasPrefix($0) } }
        guard !signs.isEmpty else { return false }
        if Self.taskWords.contains(where: { text.contains($0) }), !hasWord(Self.taskWords) { return true }
        return signs.contains { !hasWord($0.excuses) }
    }

    /// Whether an answer is an excuse or speaks of a model.
    func isRefusal(_ text: String) -> Bool {
        if opens(text) { return true }
        let text = Self.folded(text)
        return [Self.help, Self.task, Self.selves].contains { sign in
            sign.phrases.contains { text.contains($0) } && !hasWord(sign.excuses)
        }
    }

    private func hasWord(_ beginnings: [String]) -> Bool {
        words.contains { word in
            beginnings.contains { $0.utf8.count < 4 ? word == $0 : word.hasPrefix($0) }
        }
    }

    /// In small letters and with one kind of apostrophe.
    private static func folded(_ text: String) -> String { text.lowercased().replacing("\u{2019}", with: "'") }
}
