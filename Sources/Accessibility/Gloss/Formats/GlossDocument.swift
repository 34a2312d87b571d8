import TextProcessing

/// A gloss in the form of a JSON answer; spans are UTF-8 bytes of the text, tokens are counted from 0.
public struct GlossDocument: Codable, Hashable, Sendable {
    /// One sign or spelled word.
    public struct Token: Codable, Hashable, Sendable {
        /// The gloss.
        public var gloss: String
        /// `sign`, `fingerspelled` or `missing`.
        public var realization: String
        /// Identifier of the sign, when there is one.
        public var sign: String?
        /// Hand letters, when it is spelled.
        public var letters: [String]?
        /// Lemma, when it stands for a word.
        public var lemma: String?
        /// First byte.
        public var start: Int
        /// One past the last byte.
        public var end: Int
        /// Rules that touched it.
        public var rules: [String]
    }

    /// A non-manual mark.
    public struct Mark: Codable, Hashable, Sendable {
        /// `yes-no-question`, `wh-question`, `negation` or `topic`.
        public var kind: String
        /// First token.
        public var firstToken: Int
        /// Last token.
        public var lastToken: Int
        /// First byte.
        public var start: Int
        /// One past the last byte.
        public var end: Int
        /// The rule.
        public var rule: String
    }

    /// A word without a token.
    public struct Omission: Codable, Hashable, Sendable {
        /// The word's lemma.
        public var lemma: String
        /// First byte.
        public var start: Int
        /// One past the last byte.
        public var end: Int
        /// The rule that leaves it out.
        public var rule: String
    }

    /// A line.
    public struct Line: Codable, Hashable, Sendable {
        /// The gloss as text.
        public var text: String
        /// Signs in order.
        public var tokens: [Token]
        /// Non-manual marks.
        public var marks: [Mark]
        /// Words left out.
        public var omissions: [Omission]
    }

    /// Lines in order.
    public var lines: [Line]
    /// Share of tokens with a sign or hand letters, 0 to 1.
    public var coverage: Double
    /// Glosses without a sign, each once.
    public var missing: [String]

    /// Creates the answer for a result.
    public init(_ result: GlossResult) {
        coverage = result.coverage.share
        missing = result.missingGlosses
        lines = result.lines.map { line in
            Line(
                text: line.text, tokens: line.tokens.map(Token.init),
                marks: line.marks.map {
                    Mark(
                        kind: $0.kind.rawValue, firstToken: $0.tokens.lowerBound, lastToken: $0.tokens.upperBound - 1,
                        start: $0.span.lowerBound, end: $0.span.upperBound, rule: $0.rule)
                },
                omissions: line.omissions.map {
                    Omission(lemma: $0.lemma, start: $0.span.lowerBound, end: $0.span.upperBound, rule: $0.rule)
                })
        }
    }
}

extension GlossDocument.Token {
    fileprivate init(_ token: GlossToken) {
        gloss = token.gloss
        realization = token.realization.name
        if case .sign(let id) = token.realization { sign = id }
        if case .fingerspelled(let spelled) = token.realization { letters = spelled }
        lemma = token.lemma
        start = token.span.lowerBound
        end = token.span.upperBound
        rules = token.rules
    }
}
