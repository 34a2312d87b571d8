import TextProcessing

/// What a column holds.
enum DelimitedColumn: Hashable, Sendable {
    /// A text: its language and its number among the texts in that language.
    case text(TextColumn)
    /// A part of a text: `quy.state`.
    case variantField(TextColumn, VariantField)
    /// A part of every text of the row: `state`.
    case everyVariant(VariantField)
    /// A part of the record.
    case field(RecordField)
    /// Loan words, as our own unit files list them.
    case loans
    /// A value that becomes a property of this name.
    case property(String)
    /// Nothing that is read.
    case ignored

    /// The name in the row of names.
    var name: String {
        switch self {
        case .text(let text): text.name
        case .variantField(let text, let field): "\(text.name).\(field.rawValue)"
        case .everyVariant(let field): field.rawValue
        case .field(let field): field.rawValue
        case .loans: "loans"
        case .property(let name): name
        case .ignored: "-"
        }
    }

    /// The column a name stands for; nil for a name that says nothing.
    init?(name: String, isLanguage: (String) -> Bool) {
        switch name {
        case "", "-": self = .ignored
        case "loans": self = .loans
        default:
            if let field = RecordField(rawValue: name) {
                self = .field(field)
            } else if let field = VariantField(rawValue: name), [.state, .origin, .orthography].contains(field) {
                self = .everyVariant(field)
            } else if let text = TextColumn(name: name), isLanguage(text.language) {
                self = .text(text)
            } else if let dot = name.lastIndex(of: "."),
                let field = VariantField(rawValue: String(name[name.index(after: dot)...])),
                let text = TextColumn(name: String(name[..<dot])), isLanguage(text.language)
            {
                self = .variantField(text, field)
            } else {
                return nil
            }
        }
    }
}

/// A text of a record by its language and its number in it: `quy`, `quy/1`.
struct TextColumn: Hashable, Sendable {
    let language: String
    let ordinal: Int

    init(language: String, ordinal: Int) {
        self.language = language
        self.ordinal = ordinal
    }

    init?(name: String) {
        let parts = name.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let language = parts.first, !language.isEmpty else { return nil }
        guard parts.count == 2 else {
            self.init(language: name, ordinal: 0)
            return
        }
        guard let ordinal = Int(parts[1]), ordinal > 0 else { return nil }
        self.init(language: String(language), ordinal: ordinal)
    }

    var name: String { ordinal == 0 ? language : "\(language)/\(ordinal)" }

    /// The places of texts, in their order.
    static func places(of variants: [RecordVariant]) -> [TextColumn] {
        variants.indices.map { index in
            let language = variants[index].language
            let ordinal = variants[..<index].count { $0.language == language }
            return TextColumn(language: language, ordinal: ordinal)
        }
    }
}

/// The columns of a file, sorted by what is to be done with them.
struct DelimitedPlan {
    /// Number of columns.
    let count: Int
    /// Columns of texts, in order.
    private(set) var texts: [(index: Int, place: TextColumn)] = []
    /// All other columns that are read, in order.
    private(set) var others: [(index: Int, column: DelimitedColumn)] = []
    /// What is wrong with the names.
    private(set) var faults: [CorpusFileError.Reason] = []

    init(names: [String], options: DelimitedOptions) {
        count = names.count
        let languages = Set(options.languages)
        // A name that is no tag is an ordinary answer here, not a failure.
        let isLanguage = { languages.contains($0) || (try? LanguageVariety(parsing: $0)) != nil }
        var seen: Set<DelimitedColumn> = []
        for (index, given) in names.enumerated() {
            let name = trimmed(given[...])
            let ours = options.columnNames[name] ?? name
            guard let column = DelimitedColumn(name: ours, isLanguage: isLanguage) else {
                switch options.unknownColumns {
                case .refuse: faults.append(.unknownColumn(name))
                case .keep: others.append((index, .property(name)))
                case .ignore: break
                }
                continue
            }
            if column == .ignored { continue }
            guard seen.insert(column).inserted else {
                faults.append(.duplicateColumn(name))
                continue
            }
            if case .text(let place) = column { texts.append((index, place)) } else { others.append((index, column)) }
        }
        for case (_, .variantField(let place, let field)) in others where !texts.contains(where: { $0.place == place })
        {
            faults.append(.unknownColumn("\(place.name).\(field.rawValue)"))
        }
        others.removeAll { other in
            guard case .variantField(let place, _) = other.column else { return false }
            return !texts.contains { $0.place == place }
        }
    }
}
