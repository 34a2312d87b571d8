/// What a chat model is told of each language: the file `lexicons/prompts/varieties.md`.
public struct PromptVarieties: Hashable, Sendable {
    /// One language.
    public struct Entry: Hashable, Sendable {
        /// Name as the model knows it.
        public var name = ""
        /// What tells it from its sister varieties; may be empty.
        public var variety = ""
        /// How it is spelled; may be empty.
        public var orthography = ""
    }

    private let entries: [String: Entry]

    /// Reads the file: headings are tags, fields `name:`, `variety:` and `orthography:`.
    ///
    /// - Parameters:
    ///   - text: The whole file.
    ///   - file: Its name for errors.
    /// - Throws: ``PromptTemplateError`` with the line of the first mistake.
    public init(parsing text: String, file: String) throws(PromptTemplateError) {
        var entries: [String: Entry] = [:]
        for heading in try PromptHeading.split(text, file: file) {
            entries[heading.name] = try Self.entry(heading, file: file)
        }
        self.entries = entries
    }

    /// What is known of a language; of an unknown one its code.
    public subscript(code: String) -> Entry { entries[code] ?? Entry(name: code) }

    private static func entry(_ heading: PromptHeading, file: String) throws(PromptTemplateError) -> Entry {
        let fields: [String: WritableKeyPath<Entry, String>] = [
            "name": \.name, "variety": \.variety, "orthography": \.orthography,
        ]
        var entry = Entry()
        var current: WritableKeyPath<Entry, String>?
        for (number, line) in heading.lines where !line.allSatisfy(\.isWhitespace) {
            if line.first?.isWhitespace == true, let current {
                entry[keyPath: current] += " " + line.trimming(\.isWhitespace)
                continue
            }
            let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, let field = fields[String(parts[0])] else {
                throw PromptTemplateError(
                    .unknownField, file: file, line: number,
                    "not one of name:, variety:, orthography:; a field goes on in lines that begin with a blank")
            }
            guard entry[keyPath: field].isEmpty else {
                throw PromptTemplateError(.duplicate, file: file, line: number, "\(parts[0]) stands here again")
            }
            entry[keyPath: field] = String(parts[1].trimming(\.isWhitespace))
            current = field
        }
        guard !entry.name.isEmpty else {
            throw PromptTemplateError(.missing, file: file, line: heading.line, "\(heading.name) has no name:")
        }
        return entry
    }
}
