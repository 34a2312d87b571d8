import FoundationEssentials

/// Names of persons, the words that tell one is near, and the endings that names take in Quechua and Aymara.
///
/// Lookups ignore case and accents. Data: `lexicons/names`.
public struct NameGazetteer: Sendable {
    /// No names.
    public static let empty = NameGazetteer()

    /// What a form is.
    enum Role: String {
        case given, surname, both, title, role, place
    }

    /// What it takes for a form to be a name.
    enum Evidence: Int {
        /// Nothing: `juan` is always a name.
        case free = 0
        /// A capital letter.
        case capital = 1
        /// A capital letter, and another name or a title beside it.
        case ambiguous = 2
    }

    struct Entry {
        let role: Role
        let evidence: Evidence

        var isName: Bool { role == .given || role == .surname || role == .both }
    }

    /// 26 children a node, 0 for none.
    private var children = [UInt32](repeating: 0, count: 26)
    /// Index into `entries` for each node, -1 for none.
    private var values: [Int32] = [-1]
    private var entries: [Entry] = []
    private var suffixes: Set<[UInt8]> = []

    private init() {}

    /// Number of forms.
    public var count: Int { entries.count }

    /// Loads `peru.tsv` and `suffixes.tsv` of a folder.
    ///
    /// - Parameter path: The folder, `lexicons/names`.
    /// - Throws: ``NameGazetteerError`` that names file and line.
    public init(directory path: String) throws(NameGazetteerError) {
        try self.init(
            names: Self.text(of: "peru.tsv", in: path), suffixes: Self.text(of: "suffixes.tsv", in: path))
    }

    /// Reads the two files.
    ///
    /// - Parameters:
    ///   - names: Form, kind and flag, tab-separated.
    ///   - suffixes: Ending and languages, tab-separated.
    /// - Throws: ``NameGazetteerError`` that names file and line.
    public init(names: String, suffixes: String) throws(NameGazetteerError) {
        try Self.eachLine(of: names, columns: 3, file: "peru.tsv") { fields, line throws(NameGazetteerError) in
            guard let form = Self.folded(fields[0]) else {
                throw NameGazetteerError(.form, file: "peru.tsv", line: line)
            }
            guard let role = Role(rawValue: String(fields[1])), let evidence = Self.evidence(fields[2]) else {
                throw NameGazetteerError(.unknownValue, file: "peru.tsv", line: line)
            }
            insert(form, Entry(role: role, evidence: evidence))
        }
        try Self.eachLine(of: suffixes, columns: 2, file: "suffixes.tsv") { fields, line throws(NameGazetteerError) in
            guard let form = Self.folded(fields[0]) else {
                throw NameGazetteerError(.form, file: "suffixes.tsv", line: line)
            }
            self.suffixes.insert(form)
        }
    }

    private static func text(of name: String, in folder: String) throws(NameGazetteerError) -> String {
        do {
            return try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
        } catch {
            throw NameGazetteerError(.unreadable, file: name, line: 0)
        }
    }

    private static func eachLine(
        of text: String, columns: Int, file: String,
        _ body: ([Substring], Int) throws(NameGazetteerError) -> Void
    ) throws(NameGazetteerError) {
        var line = 0
        for content in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            line += 1
            if content.isEmpty || content.hasPrefix("#") { continue }
            let fields = content.split(separator: "\t", omittingEmptySubsequences: false)
            guard fields.count == columns else { throw NameGazetteerError(.columns, file: file, line: line) }
            try body(fields, line)
        }
    }

    private static func evidence(_ flag: Substring) -> Evidence? {
        switch flag {
        case "": .free
        case "capital": .capital
        case "ambiguous": .ambiguous
        default: nil
        }
    }

    /// Small letters without accents, or nil when something is no Latin letter.
    private static func folded(_ form: Substring) -> [UInt8]? {
        let text = FoldedText(String(form))
        guard text.tokens.count == 1, let token = text.tokens.first, token.count == text.text.count else { return nil }
        let letters = text.folded.filter { $0 != 0 }
        return !letters.isEmpty && letters.allSatisfy { (0x61...0x7A).contains($0) } ? letters : nil
    }

    private mutating func insert(_ form: [UInt8], _ entry: Entry) {
        var node = 0
        for letter in form {
            let slot = node * 26 + Int(letter - 0x61)
            if children[slot] == 0 {
                children[slot] = UInt32(values.count)
                values.append(-1)
                children.append(contentsOf: repeatElement(0, count: 26))
            }
            node = Int(children[slot])
        }
        // Forms that fold alike: a name stays one, and the easier evidence counts for safety.
        if values[node] >= 0 {
            let known = entries[Int(values[node])]
            if known.isName, !entry.isName || known.evidence.rawValue <= entry.evidence.rawValue { return }
        }
        values[node] = Int32(entries.count)
        entries.append(entry)
    }
}

extension NameGazetteer {
    /// A form found at the beginning of a word.
    struct Match {
        let entry: Entry
        /// End of the form; what follows in the word is an ending.
        let end: Int
        let hasSuffix: Bool
    }

    /// The longest form that a word is, or begins with where known endings follow.
    func match(_ token: FoldedText.Token, in text: FoldedText) -> Match? {
        var node = 0
        var length = 0
        var candidates: [(entry: Entry, end: Int, length: Int)] = []
        var position = token.start
        while position < token.end {
            let letter = text.folded[position]
            if letter != 0 {
                guard letter >= 0x61 else { break }
                let child = children[node * 26 + Int(letter - 0x61)]
                if child == 0 { break }
                node = Int(child)
                length += 1
            }
            position += 1
            while position < token.end, text.folded[position] == 0 { position += 1 }
            if values[node] >= 0 { candidates.append((entries[Int(values[node])], position, length)) }
        }
        for candidate in candidates.reversed() {
            if candidate.end == token.end { return Match(entry: candidate.entry, end: candidate.end, hasSuffix: false) }
            let isLongEnough = token.isCapitalized ? candidate.length >= 4 : candidate.length >= 5
            guard candidate.entry.isName, isLongEnough, token.isCapitalized || candidate.entry.evidence == .free else {
                continue
            }
            let rest = text.folded[candidate.end..<token.end].filter { $0 != 0 }
            if Self.derivations.contains(Array(rest)) {
                return Match(entry: candidate.entry, end: token.end, hasSuffix: false)
            }
            if isSuffixChain(rest[...], depth: 5) {
                return Match(entry: candidate.entry, end: candidate.end, hasSuffix: true)
            }
        }
        return nil
    }

    /// Spanish endings that make another name of a name: `Ramona`, `Juanito`.
    private static let derivations = Set(["a", "ito", "ita", "cito", "cita"].map { Array($0.utf8) })

    private func isSuffixChain(_ letters: ArraySlice<UInt8>, depth: Int) -> Bool {
        if letters.isEmpty { return true }
        guard depth > 0, letters.count <= 20 else { return false }
        for length in (1...min(6, letters.count)).reversed()
        where suffixes.contains(Array(letters.prefix(length)))
            && isSuffixChain(letters.dropFirst(length), depth: depth - 1)
        {
            return true
        }
        return false
    }
}
