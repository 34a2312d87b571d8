import FoundationEssentials
public import TextProcessing

/// The words one language says for digits, powers of ten, months, units, letters and symbols.
///
/// Read from `lexicons/speech/spoken-words.andean.tsv` (loans shared by Quechua and Aymara) and then
/// `spoken-words.<variety>.tsv`, whose rows win. Rows are kind, key and words, parted by tabs.
public struct SpokenWordTable: Sendable {
    /// What a row is about.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// `0` to `9`.
        case digit
        /// A digit before a noun or a larger number, where that is another form.
        case attributive
        /// `10`, `100`, `1000`, `1000000`.
        case magnitude
        /// Words that phrases are made with: `percent`, `decimal`, `day`, `hour`.
        case phrase
        /// Months, `1` to `12`.
        case month
        /// Days of the week; `1` is Monday.
        case weekday
        /// Units by their symbol.
        case unit
        /// Currencies by ISO 4217 code.
        case currency
        /// Hundredths of a currency, by its code.
        case cents
        /// Names of letters, by the small letter.
        case letter
        /// Names of symbols.
        case symbol
        /// Acronyms said as a word.
        case acronym
        /// Abbreviations, with their points.
        case abbreviation
        /// Words that are written together with figures and said apart.
        case joined
    }

    /// The language.
    public let variety: LanguageVariety
    private let words: [Kind: [String: String]]

    /// Loads the two files of a variety.
    ///
    /// - Parameters:
    ///   - path: The folder `lexicons`.
    ///   - variety: `quy`, `quz` or `ayr`.
    /// - Throws: ``SpokenWordError`` that names the file and line.
    public init(lexicons path: String, variety: LanguageVariety) throws(SpokenWordError) {
        var files: [(name: String, text: String)] = []
        for part in ["andean", variety.language] {
            let name = "spoken-words.\(part).tsv"
            do {
                files.append((name, try String(contentsOfFile: "\(path)/speech/\(name)", encoding: .utf8)))
            } catch {
                throw .unreadable(file: name)
            }
        }
        try self.init(parsing: files, variety: variety)
    }

    /// Reads files that are in memory; later rows win.
    ///
    /// - Parameters:
    ///   - files: Names, for errors, and texts.
    ///   - variety: The language.
    /// - Throws: ``SpokenWordError`` that names the file and line.
    public init(parsing files: [(name: String, text: String)], variety: LanguageVariety) throws(SpokenWordError) {
        var words: [Kind: [String: String]] = [:]
        for file in files {
            let lines = file.text.fileLines
            for (index, line) in lines.enumerated() where !line.isEmpty && !line.hasPrefix("# ") {
                let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
                guard columns.count == 3, let kind = Kind(rawValue: String(columns[0])), !columns[1].isEmpty,
                    !columns[2].isEmpty
                else {
                    throw .malformed(file: file.name, line: index + 1)
                }
                words[kind, default: [:]][Self.unifyingApostrophes(columns[1])] = Self.unifyingApostrophes(columns[2])
            }
        }
        self.variety = variety
        self.words = words
    }

    /// The words of a key, or nil when there are none.
    public func word(_ kind: Kind, _ key: String) -> String? { words[kind]?[key] }

    /// The keys of a kind, in order.
    public func keys(of kind: Kind) -> [String] { words[kind, default: [:]].keys.sorted() }

    func required(_ kind: Kind, _ key: String) throws(SpokenWordError) -> String {
        guard let word = word(kind, key) else { throw .missing(kind: kind.rawValue, key: key) }
        return word
    }

    /// Writes the apostrophe of ejectives as U+02BC.
    static func unifyingApostrophes(_ text: some StringProtocol) -> String {
        String(text.map { ["'", "\u{2019}", "\u{2018}", "`", "\u{B4}"].contains($0) ? "\u{02BC}" : $0 })
    }
}
