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
    /// Each line is normalized first, since analyser and signs know composed letters only; spans are of the text as it
    /// was given.
    ///
    /// - Parameter text: Spanish text of any number of lines.
    /// - Returns: One line of gloss for each line of the text, with spans into the whole text.
    /// - Throws: What the analyser throws.
    public func gloss(_ text: String) async throws -> GlossResult {
        // CR LF is one Character, so a split at the Character "\n" would not see it.
        let lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
        let normalizer = Normalizer()
        let normalized = lines.map {
            normalizer.normalize(String(Substring($0.last == 0x0D ? $0.dropLast() : $0)), language: .spanish)
        }
        let analyses = try await analyzer.analyze(normalized.map(\.text))
        guard analyses.count == lines.count else {
            throw AnalysisError.countMismatch(sent: lines.count, received: analyses.count)
        }
        var offset = 0
        var result: [GlossLine] = []
        for (index, words) in analyses.enumerated() {
            let line = assembler.line(words, at: ByteRange(0, normalized[index].text.utf8.count), rules: rules)
            let length = lines[index].count
            result.append(line.placed(at: ByteRange(offset, offset + length), from: normalized[index]))
            offset += length + 1
        }
        return GlossResult(lines: result)
    }
}

extension GlossLine {
    /// The line of a normalized text as the line of the text that it comes from.
    ///
    /// - Parameters:
    ///   - place: Where the line stands in the whole text.
    ///   - normalized: The line's text, to whose normalized form the spans refer.
    /// - Returns: The same line with spans into the whole text as it was given.
    fileprivate func placed(at place: ByteRange<OriginalText>, from normalized: NormalizedText) -> GlossLine {
        func original(_ span: ByteRange<OriginalText>) -> ByteRange<OriginalText> {
            let range = normalized.originalRange(of: ByteRange(span.range))
            return ByteRange(place.lowerBound + range.lowerBound, place.lowerBound + range.upperBound)
        }
        return GlossLine(
            span: place,
            tokens: tokens.map {
                GlossToken(
                    gloss: $0.gloss, realization: $0.realization, span: original($0.span), lemma: $0.lemma,
                    rules: $0.rules)
            },
            marks: marks.map {
                GlossMark(kind: $0.kind, tokens: $0.tokens, span: original($0.span), rule: $0.rule)
            },
            omissions: omissions.map { GlossOmission(lemma: $0.lemma, span: original($0.span), rule: $0.rule) })
    }
}
