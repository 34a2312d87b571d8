/// Abbreviations, and what each of them says about a sentence end behind its stop.
///
/// File form: header lines `# key: value`, then `form<TAB>class`, one an entry. A form in lower case also stands for
/// its capitalized and all-capital writing; a capitalized one also for all capitals. A form with a space (`EE. UU.`) is
/// never torn at the space.
public struct AbbreviationLexicon: Sendable {
    /// What follows an abbreviation.
    public enum Kind: String, Sendable, CaseIterable {
        /// A title or the like: a sentence never ends here (`Dr.`).
        case binding
        /// A sentence goes on when a number, a Roman number or a single letter follows (`No.`, `inc.`).
        case numeral
        /// May end a sentence: it does before a capital (`etc.`, `a.m.`, `S.A.C.`).
        case open
        /// No abbreviation: a noun that takes a number and then a heading (`Artículo 2.1. El ...`).
        case heading
        /// No abbreviation: a word that begins sentences, so that `vitamina C. El ...` is not read as a name.
        case starter
    }

    /// No entries.
    public static let empty = AbbreviationLexicon()

    private var kinds: [String: Kind] = [:]
    private var derivedKinds: [String: Kind] = [:]
    private var headings: Set<String> = []
    private var starters: Set<String> = []
    private var continuations: [String: [String]] = [:]

    private init() {}

    /// Reads the text of an abbreviation file.
    ///
    /// - Parameters:
    ///   - text: Contents of the file.
    ///   - file: Name of the file, for errors.
    /// - Throws: ``AbbreviationFormatError`` with the line of the first malformed entry.
    public init(parsing text: String, file: String) throws(AbbreviationFormatError) {
        var number = 0
        for entry in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            number += 1
            if entry.isEmpty || entry.first == "#" { continue }
            let fields = entry.split(separator: "\t", omittingEmptySubsequences: false)
            guard fields.count == 2 else { throw .missingSeparator(file: file, line: number) }
            guard let kind = Kind(rawValue: String(fields[1])) else { throw .unknownClass(file: file, line: number) }
            // Files are written with U+0027 for readability; text is normalized to the letter.
            let form = String(fields[0].map { $0 == "'" ? "\u{02BC}" : $0 })
            guard let first = form.unicodeScalars.first, !LetterClass.isSpace(first) else {
                throw .emptyForm(file: file, line: number)
            }
            insert(form, kind)
        }
    }

    /// The entries of both; where they disagree, those of `other`.
    public func merged(with other: AbbreviationLexicon) -> AbbreviationLexicon {
        var result = self
        result.kinds.merge(other.kinds) { $1 }
        result.derivedKinds.merge(other.derivedKinds) { $1 }
        result.headings.formUnion(other.headings)
        result.starters.formUnion(other.starters)
        result.continuations.merge(other.continuations) { $0 + $1 }
        return result
    }

    /// The class of an abbreviation written with its stop, or nil when it is none.
    public func kind(of form: String) -> Kind? { kinds[form] ?? derivedKinds[form] }

    func isHeading(_ word: String) -> Bool { headings.contains(word.lowercased()) }

    func isStarter(_ word: String) -> Bool { starters.contains(word.lowercased()) }

    /// What follows `form` in an abbreviation of several words: `UU.` for `EE.`.
    func continuations(of form: String) -> [String] { continuations[form] ?? [] }

    private mutating func insert(_ form: String, _ kind: Kind) {
        switch kind {
        case .heading: headings.insert(form.lowercased())
        case .starter: starters.insert(form.lowercased())
        case .binding, .numeral, .open:
            kinds[form] = kind
            for variant in [form.uppercased(), Self.capitalized(form)] where variant != form {
                derivedKinds[variant] = kind
            }
            for whole in Set([form, form.uppercased(), Self.capitalized(form)]) { insertParts(of: whole, kind) }
        }
    }

    private mutating func insertParts(of form: String, _ kind: Kind) {
        let parts = form.split(separator: " ")
        guard parts.count > 1 else { return }
        for index in 1..<parts.count {
            continuations[String(parts[index - 1]), default: []].append(String(parts[index]))
        }
        if let last = parts.last { derivedKinds[String(last)] = kind }
    }

    private static func capitalized(_ form: String) -> String { form.prefix(1).uppercased() + form.dropFirst() }
}

/// Failure to read a file of abbreviations; `line` is 1-based.
public enum AbbreviationFormatError: Error, Hashable, Sendable {
    /// The line has not exactly two fields with a tab between.
    case missingSeparator(file: String, line: Int)
    /// The second field names no class.
    case unknownClass(file: String, line: Int)
    /// The first field is empty or begins with a space.
    case emptyForm(file: String, line: Int)

    /// Stable identifier for API, logs and metrics.
    public var code: String {
        switch self {
        case .missingSeparator: "abbreviations.missing-separator"
        case .unknownClass: "abbreviations.unknown-class"
        case .emptyForm: "abbreviations.empty-form"
        }
    }
}
