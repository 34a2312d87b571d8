/// The civic list of plain words, by every form that a difficult word has.
public struct PlainWordLexicon: Sendable {
    /// A form of a difficult word, and the plain word in the same form.
    struct Form: Sendable {
        /// The words behind the first one.
        let rest: [String]
        let word: PlainWord
        /// What may stand in its place; the dictionary form when `isSure` is false.
        let replacement: String
        /// Whether the replacement has the form of what it replaces.
        let isSure: Bool
    }

    /// Everything on the list, in order of the file.
    public let words: [PlainWord]
    private let forms: [String: [Form]]

    /// Loads `plain-words.es.tsv`, with `verb-forms.es.tsv` for verbs.
    ///
    /// - Parameter path: The folder `lexicons`.
    /// - Throws: ``ReadabilityDataError`` that names file and line.
    public init(lexicons path: String) throws(ReadabilityDataError) {
        let verbs = try SpanishVerbForms(lexicons: path)
        let table = try ReadabilityTable(name: "plain-words.es.tsv", columns: 7, lexicons: path)
        try self.init(table, verbs)
    }

    init(_ table: ReadabilityTable, _ verbs: SpanishVerbForms) throws(ReadabilityDataError) {
        var words: [PlainWord] = []
        var forms: [String: [Form]] = [:]
        var seen: Set<String> = []
        for row in table.rows {
            let fields = row.fields
            guard let part = PlainWord.PartOfSpeech(rawValue: fields[1]), fields[3] == "yes" || fields[3] == "no" else {
                throw ReadabilityDataError(reason: .unknownValue, file: table.name, line: row.number)
            }
            guard seen.insert(fields[0]).inserted else {
                throw ReadabilityDataError(reason: .duplicate, file: table.name, line: row.number)
            }
            guard !fields[2].isEmpty, !fields[6].isEmpty else {
                throw ReadabilityDataError(reason: .malformed, file: table.name, line: row.number)
            }
            let word = PlainWord(
                difficult: fields[0], partOfSpeech: part, plain: fields[2] == "-" ? "" : fields[2],
                isInflected: fields[3] == "yes", note: fields[5], source: fields[6])
            words.append(word)
            let excluded = Set(fields[4].split(separator: " ").map(String.init))
            for (form, replacement, isSure) in PlainWordForms(verbs: verbs).forms(of: word)
            where !excluded.contains(form) {
                let parts = form.split(separator: " ").map(String.init)
                guard let first = parts.first else { continue }
                forms[first, default: []].append(
                    Form(rest: Array(parts.dropFirst()), word: word, replacement: replacement, isSure: isSure))
            }
        }
        for key in forms.keys { forms[key]?.sort { $0.rest.count > $1.rest.count } }
        self.words = words
        self.forms = forms
    }

    /// The longest form that begins with a word, given what follows it.
    ///
    /// - Parameters:
    ///   - first: A word in small letters.
    ///   - follows: Whether the words of a form stand behind it.
    /// - Returns: The form, or nil when no difficult word begins here.
    func form(beginningWith first: String, where follows: ([String]) -> Bool) -> Form? {
        forms[first]?.first { follows($0.rest) }
    }
}
