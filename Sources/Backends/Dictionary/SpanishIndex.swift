import TextProcessing

/// Spanish forms looked up in the dictionary: number of nouns and adjectives, forms of verbs, entries of several words.
struct SpanishIndex: Sendable {
    /// One way to read a Spanish form.
    struct Reading: Hashable, Sendable {
        let entry: DictionaryEntry
        let isPlural: Bool
        let verb: VerbFeatures?
        /// Whether the form is the one the dictionary gives.
        var isCitation = false

        /// Whether this is a noun or something that stands for one.
        var isNominal: Bool { [.noun, .adjective, .pronoun, .numeral].contains(entry.partOfSpeech) }
    }

    private var readings: [String: [Reading]] = [:]
    /// Most words of an entry.
    private(set) var longestEntry = 1

    init(entries: [DictionaryEntry]) {
        for entry in entries {
            for form in entry.spanish { add(form.lowercased(), entry) }
        }
        // An entry's own form goes before an inflected form of another: `padres` is parents, not two fathers.
        readings = readings.mapValues { found in
            found.filter { $0.isCitation } + found.filter { !$0.isCitation }
        }
    }

    /// Ways to read a form in lower case, words separated by one space; in the order of the dictionary.
    func readings(of form: String) -> [Reading] { readings[form] ?? [] }

    private mutating func add(_ form: String, _ entry: DictionaryEntry) {
        let words = form.split(separator: " ").map(String.init)
        guard let first = words.first else { return }
        longestEntry = max(longestEntry, words.count)
        let rest = words.dropFirst().map { " " + $0 }.joined()
        switch entry.partOfSpeech {
        case .noun:
            insert(form, Reading(entry: entry, isPlural: false, verb: nil, isCitation: true))
            insert(SpanishNoun.plural(of: first) + rest, Reading(entry: entry, isPlural: true, verb: nil))
        case .adjective, .determiner:
            for (inflected, isPlural) in SpanishNoun.adjectiveForms(of: form) {
                insert(
                    inflected, Reading(entry: entry, isPlural: isPlural, verb: nil, isCitation: inflected == form))
            }
        case .verb:
            for (inflected, features) in SpanishVerbForms.forms(of: first) {
                insert(inflected + rest, Reading(entry: entry, isPlural: features.isPlural, verb: features))
            }
        case .numeral, .pronoun, .invariable:
            insert(form, Reading(entry: entry, isPlural: false, verb: nil, isCitation: true))
        }
    }

    private mutating func insert(_ form: String, _ reading: Reading) {
        if readings[form]?.contains(reading) != true { readings[form, default: []].append(reading) }
    }
}
