import TextProcessing

/// Counts how lines of a corpus speak for and against rules.
public struct GlossCorpus: Sendable {
    /// A line of text with what a signer signed.
    public struct Line: Sendable {
        /// Analysed words of the text.
        public let words: [AnalyzedWord]
        /// Glosses of the signer, in order.
        public let reference: [String]

        /// Creates a line.
        ///
        /// - Parameters:
        ///   - words: Analysed words of the text.
        ///   - reference: Glosses of the signer, in order.
        public init(words: [AnalyzedWord], reference: [String]) {
            self.words = words
            self.reference = reference
        }
    }

    private let lines: [Line]
    private let assembler: GlossAssembler

    /// Creates a corpus.
    ///
    /// - Parameters:
    ///   - lines: Lines with their signed glosses.
    ///   - lexicon: The signs.
    public init(lines: [Line], lexicon: SignLexicon) {
        self.lines = lines
        assembler = GlossAssembler(lexicon: lexicon)
    }

    /// Glosses of every line by rules.
    ///
    /// - Parameters:
    ///   - rules: The rules.
    ///   - separator: What stands between the letters of a fingerspelled word.
    /// - Returns: One list for each line.
    public func glosses(by rules: GlossRuleSet, separator: String = "-") -> [[String]] {
        lines.map { line in
            let length = line.words.last?.span.upperBound ?? 0
            return assembler.line(line.words, at: .init(0, length), rules: rules).tokens.map { token in
                guard case .fingerspelled(let letters) = token.realization, token.gloss.contains("-") else {
                    return token.gloss
                }
                return letters.joined().map(String.init).joined(separator: separator)
            }
        }
    }

    /// Lines for and against a rule: whether the gloss is nearer to the signer's (by edits of whole signs) with the rule
    /// on than with it off, the others being as they are.
    public func evidence(for id: String, among rules: GlossRuleSet) -> GlossEvidence {
        let with = glosses(by: rules.setting(id, isOn: true))
        let without = glosses(by: rules.setting(id, isOn: false))
        var evidence = GlossEvidence(supporting: 0, opposing: 0)
        for (index, line) in lines.enumerated() where with[index] != without[index] {
            let gain =
                Self.edits(from: without[index], to: line.reference) - Self.edits(from: with[index], to: line.reference)
            if gain > 0 { evidence.supporting += 1 }
            if gain < 0 { evidence.opposing += 1 }
        }
        return evidence
    }

    /// Fewest insertions, deletions and replacements of whole signs.
    ///
    /// - Parameters:
    ///   - hypothesis: Glosses in order.
    ///   - reference: Glosses in order.
    /// - Returns: The number of edits (Levenshtein distance).
    public static func edits(from hypothesis: [String], to reference: [String]) -> Int {
        var row = Array(0...reference.count)
        for (index, gloss) in hypothesis.enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for position in reference.indices {
                let cost = min(
                    diagonal + (reference[position] == gloss ? 0 : 1), row[position] + 1, row[position + 1] + 1)
                diagonal = row[position + 1]
                row[position + 1] = cost
            }
        }
        return row[reference.count]
    }
}
