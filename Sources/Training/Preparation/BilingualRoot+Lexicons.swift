import Corpora
public import TextProcessing

extension BilingualRoot {
    /// Reads the roots of a lexicon, in the order of the file.
    ///
    /// Formats are known by their columns: `es_lemma`, `eagles_pos` and `VARIETY_root`; `VARIETY`, `VARIETY_pos`, `es` and
    /// `dir` with tags of Apertium, where `LR` marks what is not said in the other direction; and ``LexiconFile``. Roots
    /// of another variety are converted by rule. Rows that hold signs other than letters, spaces, hyphens and
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
        } else if names.contains("es"), let tags = names.first(where: { $0.hasSuffix("_pos") && $0 != "es_pos" }) {
            let table = try ColumnTable(lines: lines, file: path)
            roots = try dictionary(table, tags: tags, target: target, orthography: orthography)
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
        let forms = try converted(
            table.rows.map { $0.fields[position] }, from: variety, to: target, orthography: orthography)
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

    private static func dictionary(
        _ table: ColumnTable, tags: String, target: LanguageVariety, orthography: OrthographyCatalog
    ) throws -> [BilingualRoot] {
        let variety = try LanguageVariety(parsing: String(tags.dropLast(4)))
        let form = try table.column(of: variety)
        let tag = try table.column(named: tags)
        let lemma = try table.column(named: "es")
        let direction = table.columns.firstIndex(of: "dir")
        let rows = table.rows.filter { row in direction.map { row.fields[$0] != "LR" } ?? true }
        let infinitive = FactTemplates.named(target)?.infinitive ?? ""
        let forms = try converted(
            rows.map { $0.fields[form] }, from: variety, to: target, orthography: orthography)
        return zip(rows, forms).map { row, form in
            let spanish = row.fields[lemma].lowercased()
            switch row.fields[tag].split(separator: ".").first {
            case "vblex" where !infinitive.isEmpty && form.hasSuffix(infinitive):
                let root = String(form.dropLast(infinitive.count))
                return BilingualRoot(lemma: spanish, partOfSpeech: .verb, root: root)
            case "n": return BilingualRoot(lemma: spanish, partOfSpeech: .noun, root: form)
            case "adj": return BilingualRoot(lemma: spanish, partOfSpeech: .adjective, root: form)
            default: return BilingualRoot(lemma: spanish, partOfSpeech: .other, root: form)
            }
        }
    }

    private static func converted(
        _ forms: [String], from: LanguageVariety, to: LanguageVariety, orthography: OrthographyCatalog
    ) throws -> [String] {
        let small = forms.map { $0.lowercased() }
        if from == to { return small.map { Normalizer().normalize($0, language: to).text } }
        // Without known words no genitive is seen in roots, where -q is the agentive.
        return try VarietyConverter(catalog: orthography, from: from, to: to).convert(small).texts
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
