import TextProcessing

/// Quechua or Aymara forms looked up in the dictionary by root, and entries of several words.
struct AndeanIndex: Sendable {
    private var byForm: [String: [DictionaryEntry]] = [:]
    /// Most words of an entry.
    private(set) var longestEntry = 1

    init(entries: [DictionaryEntry], conventions: AndeanConventions) {
        for entry in entries {
            for form in entry.andean {
                let key = Self.key(form)
                insert(key, entry)
                if entry.partOfSpeech == .verb { insert(Self.key(conventions.stem(ofVerb: form)), entry) }
                longestEntry = max(longestEntry, key.split(separator: " ").count)
            }
        }
    }

    /// Entries of a form or a root, in the order of the dictionary.
    func entries(of form: String) -> [DictionaryEntry] { byForm[Self.key(form)] ?? [] }

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
