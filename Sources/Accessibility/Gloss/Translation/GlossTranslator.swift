import TextProcessing

/// Translates Spanish into glosses of Peruvian Sign Language by the rules and the lexicon of a folder.
public struct GlossTranslator: Sendable {
    /// The rules in use.
    public let rules: GlossRuleSet
    /// The signs in use.
    public let lexicon: SignLexicon
    private let analyzer: any MorphologicalAnalyzer
    private let assembler: GlossAssembler

    /// Loads `gloss/rules.txt`, and `gloss/prl.tsv` where no signs are given.
    ///
    /// - Parameters:
    ///   - path: The folder `lexicons`.
    ///   - signs: The signs; nil for those that ship.
    ///   - analyzer: An analyser of Spanish with Apertium's tags.
    /// - Throws: ``GlossError`` with file and line.
    public init(
        lexicons path: String, signs: SignLexicon? = nil, analyzer: any MorphologicalAnalyzer
    ) throws(GlossError) {
        let rules = try GlossRuleParser.rules(of: SignLexicon.text("\(path)/gloss/rules.txt"), file: "rules.txt")
        if let signs {
            self.init(rules: rules, lexicon: signs, analyzer: analyzer)
        } else {
            self.init(rules: rules, lexicon: try SignLexicon(lexicons: path), analyzer: analyzer)
        }
    }

    /// Creates a translator from rules and signs.
    ///
    /// - Parameters:
    ///   - rules: The rules in order of use.
    ///   - lexicon: The signs.
    ///   - analyzer: An analyser of Spanish with Apertium's tags.
    public init(rules: GlossRuleSet, lexicon: SignLexicon, analyzer: any MorphologicalAnalyzer) {
        self.rules = rules
        self.lexicon = lexicon
        self.analyzer = analyzer
        assembler = GlossAssembler(lexicon: lexicon)
    }

    /// The gloss of a text.
    ///
    /// - Parameter text: Spanish text of any number of lines.
    /// - Returns: One line of gloss for each line of the text, with spans into the whole text.
    /// - Throws: What the analyser throws.
    public func gloss(_ text: String) async throws -> GlossResult {
        // CR LF is one Character, so a split at the Character "\n" would not see it.
        let lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
        let analyses = try await analyzer.analyze(
            lines.map { String(Substring($0.last == 0x0D ? $0.dropLast() : $0)) })
        guard analyses.count == lines.count else {
            throw AnalysisError.countMismatch(sent: lines.count, received: analyses.count)
        }
        var offset = 0
        var result: [GlossLine] = []
        for (line, words) in zip(lines, analyses) {
            let length = line.count
            result.append(assembler.line(words, at: ByteRange(offset, offset + length), rules: rules))
            offset += length + 1
        }
        return GlossResult(lines: result)
    }
}
