public import TextProcessing

/// How much a braille code contracts.
public enum BrailleGrade: Int, CaseIterable, Hashable, Sendable {
    /// Letter by letter.
    case uncontracted = 1
    /// With the contractions of the code.
    case contracted = 2
}

/// One braille code of one language.
public struct BrailleTable: Hashable, Sendable {
    /// Name: `es-g1`, `en-g2`, `ayr-g1`.
    public let name: String
    /// Language of the text.
    public let variety: LanguageVariety
    /// How much it contracts.
    public let grade: BrailleGrade
    /// Whether readers of the language have checked it.
    public let isReviewed: Bool
    /// What liblouis is given: a name on its search path, or an absolute path.
    let list: String
}

/// The braille codes: those of liblouis for English, ours over liblouis's for Spanish, Quechua and Aymara.
public struct BrailleCatalog: Sendable {
    /// All tables in order of name.
    public let tables: [BrailleTable]

    /// Compiles our tables.
    ///
    /// - Parameter path: The folder `lexicons`, which holds `braille/es.utb` and its like.
    /// - Throws: ``BrailleError`` that names the file and line at fault.
    public init(lexicons path: String) throws(BrailleError) {
        // liblouis parts its list of tables at commas and has no way to write one in a path.
        guard !path.contains(",") else { throw .invalidTable(name: path, reason: "the path has a comma") }
        let own: [(LanguageVariety, Bool)] = [
            (.spanish, true), (.chankaQuechua, false), (.collaoQuechua, false), (.centralAymara, false),
        ]
        var tables = [
            BrailleTable(
                name: "en-g1", variety: .english, grade: .uncontracted, isReviewed: true, list: "en-ueb-g1.ctb"),
            BrailleTable(name: "en-g2", variety: .english, grade: .contracted, isReviewed: true, list: "en-ueb-g2.ctb"),
        ]
        for (variety, isReviewed) in own {
            let table = BrailleTable(
                name: "\(variety.language)-g1", variety: variety, grade: .uncontracted, isReviewed: isReviewed,
                list: "\(Liblouis.absolute(path))/braille/\(variety.language).utb")
            try Liblouis.compile(table)
            tables.append(table)
        }
        self.tables = tables.sorted { $0.name < $1.name }
    }

    /// The table for a language; a region makes no difference, and a macrolanguage stands for its default member.
    ///
    /// - Parameters:
    ///   - variety: Language of the text.
    ///   - grade: How much it contracts.
    /// - Returns: The table.
    /// - Throws: ``BrailleError/noTable(_:grade:)`` when there is none.
    public func table(
        for variety: LanguageVariety, grade: BrailleGrade = .uncontracted
    ) throws(BrailleError) -> BrailleTable {
        let fitting = tables.filter { $0.grade == grade }
        let negotiation = VarietyNegotiation.negotiate(
            asked: variety, available: Set(fitting.map(\.variety)), defaults: VarietyNegotiation.standardDefaults)
        guard let served = negotiation?.served, let table = fitting.first(where: { $0.variety == served }) else {
            throw .noTable(variety, grade: grade.rawValue)
        }
        return table
    }
}
