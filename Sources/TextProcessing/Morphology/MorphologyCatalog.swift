import FoundationEssentials

/// The grammars and roots of a folder: `quy.grammar` with `roots.quy.tsv`, and so on.
public struct MorphologyCatalog: Sendable {
    private let analyzers: [LanguageVariety: WordAnalyzer]

    /// Varieties that can be analysed, in order of tag.
    public var varieties: [LanguageVariety] { analyzers.keys.sorted() }

    /// Loads every grammar of a folder; a grammar without a file of roots is an error.
    ///
    /// - Parameter path: The folder, `lexicons/morphology`.
    /// - Throws: ``GrammarError`` that names file and line.
    public init(directory path: String) throws(GrammarError) {
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: path)
        } catch {
            throw GrammarError(reason: .unreadable, file: path, line: 0, detail: "no such folder")
        }
        var analyzers: [LanguageVariety: WordAnalyzer] = [:]
        for name in names.sorted() where name.hasSuffix(".grammar") {
            let grammar = try SuffixGrammar(parsing: Self.text(of: name, in: path), file: name)
            let rootFile = "roots.\(grammar.variety.tag).tsv"
            let roots = try RootLexicon(parsing: Self.text(of: rootFile, in: path), file: rootFile)
            analyzers[grammar.variety] = WordAnalyzer(grammar: grammar, roots: roots)
        }
        self.analyzers = analyzers
    }

    /// The analyser for a variety; a region makes no difference, and a macrolanguage stands for its default member.
    public func analyzer(for variety: LanguageVariety) -> WordAnalyzer? {
        let negotiation = VarietyNegotiation.negotiate(
            asked: variety, available: Set(analyzers.keys), defaults: VarietyNegotiation.standardDefaults)
        return negotiation.flatMap { analyzers[$0.served] }
    }

    /// The generator for a variety, chosen as ``analyzer(for:)`` does.
    public func generator(for variety: LanguageVariety) -> WordGenerator? {
        analyzer(for: variety).map { WordGenerator(grammar: $0.grammar) }
    }

    private static func text(of name: String, in folder: String) throws(GrammarError) -> String {
        do {
            return try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
        } catch {
            throw GrammarError(reason: .unreadable, file: name, line: 0, detail: "missing or not UTF-8")
        }
    }
}
