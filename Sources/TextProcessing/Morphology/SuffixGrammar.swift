/// The suffixes of one variety as a finite-state slot automaton, read from a plain-text file.
///
/// The file (`lexicons/morphology/quy.grammar`) is written for linguists. Columns are separated by blanks, `#` starts a
/// remark, and the header has `# variety: quy`. Lines:
/// - `start noun,name N.stem`: roots of these categories begin in this state;
/// - `skip N.poss N.plural`: the slot may stay empty;
/// - `end N.case`: a word may end here;
/// - `option final-vowel-drop`: a word may lose its last vowel (Aymara);
/// - `suffix FROM FORMS TAG TO [COST]`: a suffix that leads from one state (or several, with commas) to another.
///
/// FORMS are allomorphs separated by `|`, the most specific first: `ka/_CISL,BEN|ku`. Each is a form, an optional
/// environment `LEFT_RIGHT` (LEFT: `V` after a vowel, `C` after a consonant; RIGHT: tags of suffixes that must follow, or
/// with `!` must not), and an optional first sign for what it does to the vowel before it: `~` deletes it, `:`
/// lengthens it, `?` allows deletion, nothing keeps it. A form `0` has no letters. COST (default 1) ranks readings.
public struct SuffixGrammar: Sendable {
    /// What an allomorph does to the vowel before it.
    enum VowelEffect: Sendable { case keep, delete, either, lengthen }
    /// What must stand before an allomorph.
    enum LeftEnvironment: Sendable { case any, vowel, consonant }

    struct Allomorph: Sendable {
        let letters: [UInt32]
        let effect: VowelEffect
        let left: LeftEnvironment
        /// Tags of the suffix that must (or, if `excludes`, must not) follow; empty for no condition.
        let following: [Int]
        let excludes: Bool

        /// Whether this form may stand before a suffix with this tag, or at the end of the word (nil).
        func permits(following tag: Int?) -> Bool {
            if following.isEmpty { return true }
            guard let tag else { return excludes }
            return following.contains(tag) != excludes
        }
    }

    struct Suffix: Sendable {
        let underlying: String
        let gloss: String
        let tag: Int
        let from: [Int]
        let to: Int
        let cost: Double
        let allomorphs: [Allomorph]
    }

    /// Variety the suffixes belong to.
    public let variety: LanguageVariety
    let suffixes: [Suffix]
    /// Suffixes by tag and by underlying form, in order of the file.
    let suffixesByName: [String: [Int]]
    /// Suffixes by state, those reachable over skipped slots included.
    let outgoing: [[Int]]
    let isFinal: [Bool]
    let starts: [WordCategory: [Int]]
    let dropsFinalVowel: Bool

    /// Reads a grammar.
    ///
    /// - Parameters:
    ///   - text: Content of the file.
    ///   - file: Its name, for errors.
    /// - Throws: ``GrammarError`` with the line at fault.
    public init(parsing text: String, file: String) throws(GrammarError) {
        var parser = SuffixGrammarParser(file: file)
        try parser.read(text)
        let tables = try parser.tables()
        variety = tables.variety
        suffixes = tables.suffixes
        var byName: [String: [Int]] = [:]
        for (index, suffix) in tables.suffixes.enumerated() {
            byName[suffix.gloss, default: []].append(index)
            if suffix.underlying != suffix.gloss { byName[suffix.underlying, default: []].append(index) }
        }
        suffixesByName = byName
        outgoing = tables.outgoing
        isFinal = tables.isFinal
        starts = tables.starts
        dropsFinalVowel = tables.dropsFinalVowel
    }

    /// Every tag of the grammar, in order, for help texts and checks.
    public var tags: [String] { Set(suffixes.map(\.gloss)).sorted() }
}
