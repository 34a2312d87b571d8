/// A root with its meaning.
public struct Root: Hashable, Sendable {
    /// Citation form without inflection: `wasi`, `rima`, `jachʼa`.
    public let form: String
    /// Class that decides its suffixes.
    public let category: WordCategory
    /// Short meaning by language: `es`, `en`.
    public let gloss: [String: String]
    /// Whether the root is a recent loan (`munisipyu`, `doctor`).
    public let isLoan: Bool

    /// Creates a root.
    public init(form: String, category: WordCategory, gloss: [String: String], isLoan: Bool = false) {
        self.form = form
        self.category = category
        self.gloss = gloss
        self.isLoan = isLoan
    }
}

/// Roots of one variety.
public struct RootLexicon: Sendable {
    /// The roots, in order of first mention.
    public let roots: [Root]

    /// Creates a lexicon; a root named twice is kept once.
    public init(_ roots: [Root]) {
        var seen: Set<Root> = []
        self.roots = roots.filter { seen.insert($0).inserted }
    }

    /// Reads `roots.quy.tsv`: root, category, Spanish gloss, English gloss and optional flags (`loan`), tab-separated.
    ///
    /// Lines that start with `#` are header or remarks; apostrophes are folded to U+02BC.
    ///
    /// - Parameters:
    ///   - text: Content of the file.
    ///   - file: Its name, for errors.
    /// - Throws: ``GrammarError`` with the line at fault.
    public init(parsing text: String, file: String) throws(GrammarError) {
        var roots: [Root] = []
        var line = 0
        for content in text.fileLines {
            line += 1
            if content.isEmpty || content.hasPrefix("#") { continue }
            let columns = content.split(separator: "\t", omittingEmptySubsequences: false)
            guard (4...5).contains(columns.count), !columns[2].isEmpty, !columns[3].isEmpty else {
                throw GrammarError(reason: .columns, file: file, line: line, detail: String(content))
            }
            let folded = FoldedWord(String(columns[0]))
            guard !folded.letters.isEmpty, folded.letters.allSatisfy(Letter.isAlphabetic) else {
                throw GrammarError(reason: .form, file: file, line: line, detail: String(columns[0]))
            }
            guard let category = WordCategory(rawValue: String(columns[1])) else {
                throw GrammarError(reason: .category, file: file, line: line, detail: String(columns[1]))
            }
            let form = category == .name ? String(columns[0]) : folded.text(folded.letters.indices)
            roots.append(
                Root(
                    form: form, category: category, gloss: ["es": String(columns[2]), "en": String(columns[3])],
                    isLoan: columns.count == 5 && columns[4].split(separator: ",").contains("loan")))
        }
        self.init(roots)
    }

    /// These roots and others.
    public func merged(with other: RootLexicon) -> RootLexicon { RootLexicon(roots + other.roots) }
}
