import Corpora
public import TextProcessing

/// A Spanish lemma with a root of the target language, bare of inflection.
public struct BilingualRoot: Hashable, Sendable {
    /// Class that decides which facts follow from a root.
    public enum PartOfSpeech: String, Sendable, Hashable {
        /// Takes number and case: EAGLES `N`.
        case noun
        /// Takes gender and number in Spanish: EAGLES `A`.
        case adjective
        /// Conjugated; the root is a stem (`miku`): EAGLES `V`.
        case verb
        /// Everything else; the lemma only.
        case other
    }

    /// Spanish lemma in small letters, of one or several words: `casa`, `irse`, `a menudo`.
    public var lemma: String
    /// Class of both.
    public var partOfSpeech: PartOfSpeech
    /// Root in small letters: `wasi`, `miku`.
    public var root: String

    /// Creates a root.
    public init(lemma: String, partOfSpeech: PartOfSpeech, root: String) {
        self.lemma = lemma
        self.partOfSpeech = partOfSpeech
        self.root = root
    }

    /// Reads the roots of a lexicon, in the order of the file.
    ///
    /// Two formats are known by their columns: `es_lemma`, `eagles_pos` and `VARIETY_root`, where roots of another
    /// variety are converted by rule; and ``LexiconFile``. Rows that hold signs other than letters, spaces, hyphens and
    /// apostrophes are left out.
    ///
    /// - Parameters:
    ///   - path: The file.
    ///   - target: Variety of the target language.
    ///   - orthography: Profiles for roots of another variety.
    ///   - knownWords: Words of the target variety, see ``VarietyConverter``.
    /// - Returns: The roots, each once.
    /// - Throws: ``PreparationError``, ``CorpusFileError`` or ``OrthographyError`` with the place.
    public static func read(
        path: String, target: LanguageVariety, orthography: OrthographyCatalog,
        knownWords: Set<String> = []
    ) throws -> [BilingualRoot] {
        let lines = try TextLines.read(path)
        let names =
            lines.first { !$0.isEmpty && !$0.hasPrefix("#") }?.split(separator: "\t").map(String.init)
            ?? []
        var roots: [BilingualRoot]
        if names.contains("es_lemma") {
            let table = try ColumnTable(lines: lines, file: path)
            roots = try tagged(table, target: target, orthography: orthography, knownWords: knownWords)
        } else {
            roots = try concepts(LexiconFile(path: path), target: target)
        }
        var seen: Set<BilingualRoot> = []
        roots = roots.filter { isSpelled($0.lemma) && isSpelled($0.root) && seen.insert($0).inserted }
        return roots
    }

    private static func tagged(
        _ table: ColumnTable, target: LanguageVariety, orthography: OrthographyCatalog,
        knownWords: Set<String>
    ) throws -> [BilingualRoot] {
        guard let position = table.columns.firstIndex(where: { $0.hasSuffix("_root") }) else {
            throw PreparationError.missingColumn(file: table.file, column: "\(target.tag)_root")
        }
        let variety = try LanguageVariety(parsing: String(table.columns[position].dropLast(5)))
        let lemma = try table.column(named: "es_lemma")
        let tag = try table.column(named: "eagles_pos")
        var forms = table.rows.map { $0.fields[position].lowercased() }
        if variety != target {
            // Without known words no genitive is seen in roots, where -q is the agentive.
            let converter = try VarietyConverter(catalog: orthography, from: variety, to: target)
            forms = converter.convert(forms).texts
        } else {
            forms = forms.map { Normalizer().normalize($0, language: target).text }
        }
        return zip(table.rows, forms).map { row, form in
            let partOfSpeech: PartOfSpeech =
                switch row.fields[tag] {
                case "N": .noun
                case "A": .adjective
                case "V": .verb
                default: .other
                }
            return BilingualRoot(
                lemma: row.fields[lemma].lowercased(), partOfSpeech: partOfSpeech, root: form)
        }
    }

    private static func concepts(_ file: LexiconFile, target: LanguageVariety) throws
        -> [BilingualRoot]
    {
        if let problem = file.problems.first { throw problem }
        let infinitive = FactTemplates.named(target)?.infinitive ?? ""
        return file.entries.flatMap { entry in
            entry.forms(in: .spanish).flatMap { spanish in
                entry.forms(in: target).map { form in
                    var root = form.text.lowercased()
                    var partOfSpeech = PartOfSpeech(rawValue: entry.partOfSpeech) ?? .other
                    if partOfSpeech == .verb {
                        if !infinitive.isEmpty, root.hasSuffix(infinitive) {
                            root = String(root.dropLast(infinitive.count))
                        } else {
                            partOfSpeech = .other
                        }
                    }
                    return BilingualRoot(
                        lemma: spanish.text.lowercased(), partOfSpeech: partOfSpeech, root: root)
                }
            }
        }
    }

    private static func isSpelled(_ text: String) -> Bool {
        var letters = 0
        for scalar in text.unicodeScalars {
            if scalar == " " || scalar == "-" { continue }
            guard scalar.properties.isAlphabetic || scalar.value == 0x02BC else { return false }
            letters += 1
        }
        return letters > 1
    }
}
