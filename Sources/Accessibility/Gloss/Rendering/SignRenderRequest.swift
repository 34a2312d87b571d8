import FoundationEssentials

/// A gloss to be rendered, and the JSON document that a renderer gets.
///
/// Of the citizen's text the document has only the glosses with their lemmas and hand letters: no sentences, no spans and
/// no words that the gloss leaves out. Spelled names are in it, letter by letter.
public struct SignRenderRequest: Hashable, Sendable, Encodable {
    /// One sign or spelled word.
    public struct Token: Hashable, Sendable, Encodable {
        /// The gloss; a renderer that lacks the token says so by this name.
        public var gloss: String
        /// `sign`, `fingerspelled` or `missing`.
        public var realization: String
        /// Identifier of the sign, when there is one.
        public var sign: String?
        /// Hand letters in order, when it is spelled.
        public var letters: [String]?
        /// Lemma, when it stands for a word of the text.
        public var lemma: String?
        /// Links and files of the lexicon that show the sign; empty when it has none.
        public var media: [String]

        /// Creates a token.
        ///
        /// - Parameters:
        ///   - gloss: The gloss.
        ///   - realization: How it can be signed.
        ///   - lemma: Lemma, when it stands for a word of the text.
        ///   - media: Links and files that show the sign.
        public init(gloss: String, realization: GlossRealization, lemma: String? = nil, media: [String] = []) {
            self.gloss = gloss
            self.realization = realization.name
            self.lemma = lemma
            self.media = media
            switch realization {
            case .sign(let id): sign = id
            case .fingerspelled(let spelled): letters = spelled
            case .missing: break
            }
        }
    }

    /// A non-manual mark over neighbouring tokens.
    public struct Mark: Hashable, Sendable, Encodable {
        /// `yes-no-question`, `wh-question`, `negation` or `topic`.
        public var kind: String
        /// First token of the line, from 0.
        public var firstToken: Int
        /// Last token.
        public var lastToken: Int

        /// Creates a mark.
        ///
        /// - Parameters:
        ///   - kind: What is shown.
        ///   - tokens: Tokens of the line that it covers; not empty.
        public init(kind: GlossMark.Kind, tokens: Range<Int>) {
            self.kind = kind.rawValue
            firstToken = tokens.lowerBound
            lastToken = tokens.upperBound - 1
        }
    }

    /// A line of the text.
    public struct Line: Hashable, Sendable, Encodable {
        /// Signs in order.
        public var tokens: [Token]
        /// Non-manual marks.
        public var marks: [Mark]

        /// Creates a line.
        ///
        /// - Parameters:
        ///   - tokens: Signs in order.
        ///   - marks: Non-manual marks.
        public init(tokens: [Token], marks: [Mark] = []) {
            self.tokens = tokens
            self.marks = marks
        }
    }

    /// Version of the document.
    public static let version = 1

    /// What is wanted.
    public var media: SignMedia
    /// Lines in order; one may be empty.
    public var lines: [Line]

    /// Creates a request for a gloss.
    ///
    /// - Parameters:
    ///   - result: The gloss.
    ///   - lexicon: The signs it was made with; gives the media of each, those of lexicon folders last.
    ///   - media: What is wanted.
    public init(_ result: GlossResult, lexicon: SignLexicon, media: SignMedia) {
        let lines = result.lines.map { line in
            Line(
                tokens: line.tokens.map { token in
                    var files: [String] = []
                    if case .sign = token.realization, let entry = lexicon.entry(gloss: token.gloss) {
                        files = entry.media + entry.addedMedia
                    }
                    return Token(
                        gloss: token.gloss, realization: token.realization, lemma: token.lemma, media: files)
                },
                marks: line.marks.map { Mark(kind: $0.kind, tokens: $0.tokens) })
        }
        self.init(lines: lines, media: media)
    }

    /// Creates a request from its lines.
    ///
    /// - Parameters:
    ///   - lines: Lines in order.
    ///   - media: What is wanted.
    public init(lines: [Line], media: SignMedia) {
        self.lines = lines
        self.media = media
    }

    /// The document as JSON, keys sorted, without white space.
    public var json: [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do {
            return Array(try encoder.encode(self))
        } catch {
            preconditionFailure("strings and whole numbers are JSON: \(error)")
        }
    }

    /// Writes the document.
    ///
    /// - Parameter encoder: Where it is written.
    /// - Throws: What the encoder throws.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(Self.version, forKey: .version)
        try container.encode("prl", forKey: .language)
        try container.encode("es", forKey: .spokenLanguage)
        try container.encode(media.mediaType, forKey: .media)
        try container.encode(lines, forKey: .lines)
    }

    private enum Key: String, CodingKey {
        case version, language, spokenLanguage, media, lines
    }

    /// The request for a renderer on another machine, which has no use for the files of this one nor business with their
    /// paths: of the media only links are left.
    ///
    /// - Returns: The rest.
    public func withLinksOnly() -> SignRenderRequest {
        var rest = self
        for line in rest.lines.indices {
            for token in rest.lines[line].tokens.indices {
                rest.lines[line].tokens[token].media.removeAll { !SignEntry.isLink($0) }
            }
        }
        return rest
    }

    /// Glosses of all tokens.
    var glosses: Set<String> { Set(lines.flatMap(\.tokens).map(\.gloss)) }

    /// Glosses of the tokens that have neither sign nor letters.
    var missingGlosses: Set<String> {
        Set(lines.flatMap(\.tokens).filter { $0.realization == GlossRealization.missing.name }.map(\.gloss))
    }

    /// The request without all tokens of some glosses.
    ///
    /// Lines that become empty stay; marks cover what is left of their tokens, and one that has none left goes.
    ///
    /// - Parameter glosses: What is left out.
    /// - Returns: The rest.
    func omitting(_ glosses: Set<String>) -> SignRenderRequest {
        guard !glosses.isEmpty else { return self }
        var rest = self
        rest.lines = lines.map { line in
            let kept = line.tokens.indices.filter { !glosses.contains(line.tokens[$0].gloss) }
            let marks = line.marks.compactMap { mark -> Mark? in
                let covered = kept.indices.filter { mark.firstToken <= kept[$0] && kept[$0] <= mark.lastToken }
                guard let first = covered.first, let last = covered.last else { return nil }
                var mark = mark
                mark.firstToken = first
                mark.lastToken = last
                return mark
            }
            return Line(tokens: kept.map { line.tokens[$0] }, marks: marks)
        }
        return rest
    }
}
