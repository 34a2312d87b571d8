public import TextProcessing

/// Translates sentences with one model.
///
/// Safe to call from many tasks at once; the same input gives the same output.
public struct PhraseTranslator: Sendable {
    /// A part of the source whose translation the caller fixes.
    public struct FixedTerm: Sendable {
        /// UTF-8 offsets in the sentence.
        public let range: ByteRange<NormalizedForm>
        /// What stands for it in the translation; nil to carry the source text over.
        public let text: String?

        /// Fixes a part.
        public init(range: ByteRange<NormalizedForm>, text: String? = nil) {
            self.range = range
            self.text = text
        }
    }

    /// The model.
    public let model: TranslationModel
    /// Limits of the search.
    public var options: DecodingOptions
    private let tokenizer: Tokenizer
    private let detokenizer = Detokenizer()

    /// A translator.
    public init(
        model: TranslationModel, options: DecodingOptions = DecodingOptions(), tokenizer: Tokenizer = Tokenizer()
    ) {
        self.model = model
        self.options = options
        self.tokenizer = tokenizer
    }

    /// The best translations of a sentence.
    ///
    /// - Parameters:
    ///   - sentence: One normalized sentence; empty gives an empty translation.
    ///   - terms: Parts that are fixed, in order and disjoint; none of them is ever lost.
    ///   - explained: Whether feature values are wanted.
    /// - Returns: At most `options.resultCount` translations, the best first, at least one.
    /// - Throws: `CancellationError` when the task was cancelled; between parts of a long sentence.
    public func translate(
        _ sentence: String, terms: [FixedTerm] = [], explained: Bool = false
    ) throws -> [PhraseTranslation] {
        let source = encode(sentence, terms: terms)
        var results: [(words: [OutputWord], score: Float, features: [Float], phrases: [PhraseTranslation.Phrase])] = []
        let texts = Self.texts(of: terms, in: source, sentence)
        let ranges = SentenceDivision.ranges(of: source, longest: min(options.longestSearch, 120))
        for range in ranges {
            if Task.isCancelled { throw CancellationError() }
            let table = OptionTable(
                source, range: range, model: model, weights: model.weights, limit: options.translationsPerSpan)
            var search = CubePruningSearch(options: table, model: model, weights: model.weights, limits: options)
            search.run()
            var list = KBestList(search)
            let wanted = ranges.count == 1 ? options.resultCount : 1
            // Different derivations may spell one text: ask for more than is wanted.
            var found: [(words: [OutputWord], score: Float, features: [Float], phrases: [PhraseTranslation.Phrase])] =
                []
            var seen: Set<[UInt16]> = []
            for derivation in list.derivations(wanted == 1 ? 1 : wanted * 4) where found.count < wanted {
                let steps = derivation.options.map { table.options[Int($0)] }
                guard seen.insert(steps.flatMap { Array($0.target) }).inserted else { continue }
                let features =
                    explained ? FeatureExtractor(model: model, options: table).features(of: derivation.options) : []
                found.append(
                    (
                        OutputWord.words(steps, source, offset: range.lowerBound, model: model, texts: texts),
                        derivation.score, features,
                        steps.map { phrase($0, source, offset: range.lowerBound, texts) }
                    ))
            }
            if results.isEmpty {
                results = found
            } else if let next = found.first {
                results = results.prefix(1).map { first in
                    let features =
                        explained ? zip(first.features, next.features).map { $0 + $1 } : []
                    return (first.words + next.words, first.score + next.score, features, first.phrases + next.phrases)
                }
            }
        }
        let translations = results.map { finish($0.words, $0.score, $0.features, $0.phrases, source, sentence) }
        return translations.isEmpty ? [finish([], 0, [], [], source, sentence)] : translations
    }

    /// The pieces of a sentence, with names and unknown words made ready to be carried over.
    func encode(_ sentence: String, terms: [FixedTerm]) -> EncodedSentence {
        var tokens = SurfaceToken.tokens(
            of: sentence, language: model.pair.source, tokenizer: tokenizer, protected: terms.map(\.range))
        let isShouting = CaseShape(of: sentence) == .allCapitals
        for index in tokens.indices
        where tokens[index].role == .ordinary && tokens[index].isCapitalized && !tokens[index].isInitial
            && !isShouting && model.mayBeCopied(tokens[index])
        {
            tokens[index].role = .name
        }
        return EncodedSentence(tokens, vocabulary: model.sourceVocabulary)
    }

    /// Texts that stand in for tokens.
    private static func texts(
        of terms: [FixedTerm], in source: EncodedSentence, _ sentence: String
    ) -> [Int: String] {
        var texts: [Int: String] = [:]
        for (token, surface) in source.tokens.enumerated() where surface.role == .fixed {
            if let term = terms.first(where: { $0.range.lowerBound == surface.start }), let text = term.text {
                texts[token] = text
            }
        }
        return texts
    }

    private func phrase(
        _ option: TranslationOption, _ source: EncodedSentence, offset: Int, _ texts: [Int: String]
    ) -> PhraseTranslation.Phrase {
        let range = offset + Int(option.start)..<offset + Int(option.end)
        var target = ""
        for piece in option.target {
            if model.targetVocabulary.beginsWord(piece) { target += " " }
            if ReservedPiece.isCarried(piece) {
                target +=
                    option.record < 0 ? texts[Int(source.tokenOfPiece[range.lowerBound])] ?? source.text(range) : "…"
            } else {
                target += String(decoding: model.targetVocabulary.bytes(of: piece), as: UTF8.self)
            }
        }
        return PhraseTranslation.Phrase(
            source: range, sourceText: source.text(range), targetText: target,
            record: option.record < 0 ? nil : Int(option.record))
    }

    private func finish(
        _ words: [OutputWord], _ score: Float, _ features: [Float], _ phrases: [PhraseTranslation.Phrase],
        _ source: EncodedSentence, _ sentence: String
    ) -> PhraseTranslation {
        let texts = words.map { $0.text(source, model.caseForms) }
        let joined = detokenizer.text(joining: texts, language: model.pair.target)
        let nonWords = words.count { !$0.isCarried && model.isNonWord(WordHash.of($0.bytes)) }
        let unknown = source.tokens.filter { $0.isWord && $0.role != .fixed && model.mayBeCopied($0) }.map(\.text)
        return PhraseTranslation(
            text: Truecaser.restoreCase(of: joined, like: sentence), score: score, features: features,
            phrases: phrases, unknownWords: unknown, nonWords: nonWords, words: words.count)
    }
}
