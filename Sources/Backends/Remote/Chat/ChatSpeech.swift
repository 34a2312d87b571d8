/// Takes off what a chat model says before and after a translation: announcements, notes.
struct ChatSpeech {
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
