/// Tells translations from what a model says of its own: refusals, announcements, notes.
struct ChatSpeech {
    private static let refusalOpenings = [
        "i'm sorry", "i am sorry", "sorry, ", "sorry but", "i can't", "i cannot", "i can not", "i'm unable",
        "i am unable", "i'm not able", "i am not able", "unfortunately, i", "i apologize", "my apologies", "i'm afraid",
        "i don't have", "i do not have", "i won't", "i will not", "i must decline", "lo siento", "lo lamento",
        "lamento ", "lamentablemente", "desafortunadamente", "disculpa", "disculpe", "perdón, ", "perdona",
        "mis disculpas",
        "no puedo", "no me es posible", "no estoy en condiciones", "no tengo la capacidad", "no soy capaz",
        "no es posible traducir",
    ]

    /// Said of itself, anywhere.
    private static let confessions = [
        "as an ai", "as a language model", "as a large language model", "i'm an ai", "i am an ai", "ai assistant",
        "ai language model", "i cannot translate", "i can't translate", "unable to translate", "cannot assist",
        "can't assist", "can't help with", "cannot help with", "cannot fulfill", "can't fulfill",
        "no puedo traducir", "no puedo ayudar", "no puedo proporcionar", "no puedo realizar la traducción",
        "modelo de lenguaje", "como una ia", "como ia,", "soy una ia", "como inteligencia artificial",
        "como una inteligencia artificial", "como asistente",
    ]

    /// What makes such an opening a translation: the source makes excuses too.
    private static let excuses = [
        "sient", "lament", "disculp", "perd", "pued", "podr", "posible", "capa", "desafort", "sorry", "can't", "cannot",
        "can not", "unable", "able to", "afraid", "apolog", "unfortunately", "will not", "won't", "don't have",
        "do not have", "tengo", "pampacha", "ati", "llaki", "mana", "jani", "jan ", "perdona",
    ]

    private static let ownWords = ["ai ", "ia ", " ai", " ia", "artificial", "modelo", "model", "asist", "assist"]

    /// How announcements and labels begin.
    private static let announcements = [
        "here is", "here's", "here are", "here you go", "aquí está", "aquí tiene", "aquí va", "aqui esta", "claro",
        "sure", "certainly", "of course", "por supuesto", "translat", "traduc", "the translat", "la traduc",
        "texto traducido", "el texto traducido", "quechua", "aymara", "aimara", "runasimi", "spanish", "english",
        "español", "castellano", "inglés", "in quechua", "in aymara", "en quechua", "en aymara", "en español",
        "en inglés", "output", "answer", "respuesta", "result", "salida", "the quechua", "the aymara", "the spanish",
        "the english", "ayacucho quechua", "cusco quechua", "central aymara", "final",
    ]

    /// What a longer announcement speaks of.
    private static let announced = [
        "translat", "traduc", "version", "versión", "segment", "json", "texto", "text", "result",
    ]

    private static let interjections = [
        "sure", "certainly", "of course", "okay", "ok", "absolutely", "claro", "claro que sí", "por supuesto",
        "entendido", "understood", "con gusto", "desde luego",
    ]

    private static let noteOpenings = [
        "note", "nota", "please note", "explanation", "explicación", "explicacion", "literal", "let me know", "i hope",
        "espero que", "this translation", "esta traducción", "the translation", "la traducción", "breakdown",
        "desglose", "aclaración", "if you", "si necesita", "si desea", "feel free", "remember that", "cabe señalar",
        "in this translation", "en esta traducción", "---", "would you like", "¿desea", "¿necesita",
    ]

    private let source: String
    private let hasLabel: Bool

    /// Prepares for the answers to one source.
    init(source: String) {
        self.source = source.lowercased().replacing("\u{2019}", with: "'")
        hasLabel = source.contains(":")
    }

    /// Whether an answer begins with an excuse that its source has not.
    func opensWithRefusal(_ text: String) -> Bool {
        let text = Self.folded(text)
        guard Self.refusalOpenings.contains(where: { text.hasPrefix($0) }) else { return false }
        let speaksOfTask = text.contains("translat") || text.contains("traduc") || text.contains("traducir")
        let sourceSpeaksOfTask = source.contains("translat") || source.contains("traduc") || source.contains("tikra")
        return (speaksOfTask && !sourceSpeaksOfTask) || !Self.excuses.contains { source.contains($0) }
    }

    /// Whether an answer is an excuse or speaks of a model.
    func isRefusal(_ text: String) -> Bool {
        if opensWithRefusal(text) { return true }
        let folded = Self.folded(text)
        guard Self.confessions.contains(where: { folded.contains($0) }) else { return false }
        return !Self.excuses.contains { source.contains($0) } && !Self.ownWords.contains { source.contains($0) }
    }

    /// Without a first line, or a label on it, that announces the translation.
    func withoutAnnouncement(_ text: String) -> String {
        if let end = text.firstIndex(where: \.isNewline) {
            let line = Self.folded(String(text[..<end]).trimming { $0.isWhitespace || "*_#".contains($0) })
            let bare = String(line.trimming { $0.isPunctuation || $0.isWhitespace })
            if Self.interjections.contains(bare), !source.contains(bare) { return String(text[end...]) }
            if line.hasSuffix(":"), isAnnouncement(line) { return String(text[end...]) }
        }
        guard !hasLabel, let colon = text.firstIndex(of: ":"), text.distance(from: text.startIndex, to: colon) <= 120,
            !text[..<colon].contains(where: \.isNewline)
        else { return text }
        guard isAnnouncement(Self.folded(text[..<colon])) else { return text }
        // A label in bold closes after its colon.
        return String(text[colon...].dropFirst().trimming { $0.isWhitespace }.drop { $0 == "*" || $0 == "_" })
    }

    /// A few words that begin as labels do, or a sentence on the translation that begins as announcements do.
    private func isAnnouncement(_ line: String) -> Bool {
        let line = line.trimming { $0.isWhitespace || "*_#:".contains($0) }
        guard line.count <= 120, line.count(where: { $0 == "(" }) == line.count(where: { $0 == ")" }) else {
            return false
        }
        guard Self.announcements.contains(where: { line.hasPrefix($0) && !source.contains($0) }) else { return false }
        return line.split(separator: " ").count <= 3
            || Self.announced.contains { line.contains($0) && !source.contains($0) }
    }

    /// Without lines after the answer, or a bracket at its end, that comment on it.
    func withoutNotes(_ text: String) -> String {
        var text = text
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        if let note = lines.dropFirst().first(where: { isNote(Self.folded(String($0))) }) {
            text = String(text[..<note.startIndex])
        }
        guard !source.contains("("), text.last == ")" || text.hasSuffix(").") else { return text }
        guard let start = text.lastIndex(of: "("), start > text.startIndex else { return text }
        return isNote(Self.folded(String(text[start...]))) ? String(text[..<start]) : text
    }

    private func isNote(_ line: String) -> Bool {
        let bare = line.drop { $0.isWhitespace || "(*_#[>•".contains($0) }
        return Self.noteOpenings.contains { bare.hasPrefix($0) && !source.contains($0) }
    }

    /// In small letters and with one kind of apostrophe.
    private static func folded(_ text: some StringProtocol) -> String {
        text.lowercased().replacing("\u{2019}", with: "'")
    }
}
