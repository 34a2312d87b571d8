import TextProcessing

/// Quechua or Aymara forms looked up in the dictionary by root, and entries of several words.
struct AndeanIndex: Sendable {
    private var byForm: [String: [DictionaryEntry]] = [:]
    private var starts: Set<String> = []
    /// Most words of an entry.
    private(set) var longestEntry = 1

    init(entries: [DictionaryEntry], conventions: AndeanConventions) {
        for entry in entries {
            for form in entry.andean {
                let key = Self.key(form)
                insert(key, entry)
                if entry.partOfSpeech == .verb { insert(Self.key(conventions.stem(ofVerb: form)), entry) }
                let words = key.split(separator: " ")
                longestEntry = max(longestEntry, words.count)
                if words.count > 1 { starts.insert(words.dropLast().map { $0 + " " }.joined()) }
            }
        }
    }

    /// Entries of a form or a root, in the order of the dictionary.
    func entries(of form: String) -> [DictionaryEntry] { byForm[Self.key(form)] ?? [] }

    /// Whether some entry is these words and one more; each word has a space behind it.
    func startsEntry(_ words: String) -> Bool { starts.contains(Self.key(words)) }

    /// Whether an entry asks: `qué`, `quién`, `dónde`.
    func isQuestionWord(_ entry: DictionaryEntry?) -> Bool {
        entry?.spanish.contains { SpanishFunctionWords.questionWords.contains($0) } ?? false
    }

    /// Lower case, with one form of the apostrophe.
    static func key(_ form: String) -> String {
        String(
            String.UnicodeScalarView(
                form.lowercased().unicodeScalars.map { "'’ʼ‘`´".unicodeScalars.contains($0) ? "\u{2BC}" : $0 }))
    }

    private mutating func insert(_ key: String, _ entry: DictionaryEntry) {
        if byForm[key]?.contains(entry) != true { byForm[key, default: []].append(entry) }
    }
}
