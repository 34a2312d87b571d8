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
        let texts = Self.texts(of: terms, in: source, sentence)
        let ranges = SentenceDivision.ranges(of: source, longest: min(options.longestSearch, 120))
        var results: [Candidate] = []
        for range in ranges {
            if Task.isCancelled { throw CancellationError() }
            let found = candidates(
                source, range, texts, count: ranges.count == 1 ? options.resultCount : 1, explained: explained)
            if results.isEmpty {
                results = found
            } else if let next = found.first {
                results = results.prefix(1).map { $0.joined(next) }
            }
        }
        let translations = results.map { finish($0, source, sentence) }
        return translations.isEmpty ? [finish(Candidate(), source, sentence)] : translations
    }

    /// A translation of a part of a sentence.
    private struct Candidate {
        var words: [OutputWord] = []
        var score: Float = 0
        var features: [Float] = []
        var phrases: [PhraseTranslation.Phrase] = []

        func joined(_ next: Candidate) -> Candidate {
            Candidate(
                words: words + next.words, score: score + next.score,
                features: zip(features, next.features).map { $0 + $1 }, phrases: phrases + next.phrases)
        }
    }

    /// The best translations of a range of pieces.
    private func candidates(
        _ source: EncodedSentence, _ range: Range<Int>, _ texts: [Int: String], count: Int, explained: Bool
    ) -> [Candidate] {
        let table = OptionTable(
            source, range: range, model: model, weights: model.weights, limit: options.translationsPerSpan)
        var search = CubePruningSearch(options: table, model: model, weights: model.weights, limits: options)
        search.run()
        var list = KBestList(search)
        let wanted = max(count, options.consensusSize)
        var found: [(words: [OutputWord], derivation: KBestList.Derivation)] = []
        var seen: Set<[UInt16]> = []
        // Different derivations may spell one text: ask for more than is wanted.
        for derivation in list.derivations(wanted == 1 ? 1 : wanted * 2) where found.count < wanted {
            let steps = derivation.options.map { table.options[Int($0)] }
            guard wanted == 1 || seen.insert(steps.flatMap { Array($0.target) }).inserted else { continue }
            let words = OutputWord.words(steps, source, offset: range.lowerBound, model: model, texts: texts)
            found.append((words, derivation))
        }
        var order = Array(found.indices)
        if options.consensusSize > 1 {
            var reranker = ConsensusReranker(scale: options.consensusScale)
            order = reranker.order(found.map(\.words), scores: found.map(\.derivation.score))
        }
        let extractor = explained ? FeatureExtractor(model: model, options: table) : nil
        return order.prefix(count).map { index in
            let (words, derivation) = found[index]
            return Candidate(
                words: words, score: derivation.score, features: extractor?.features(of: derivation.options) ?? [],
                phrases: derivation.options.map {
                    phrase(table.options[Int($0)], source, offset: range.lowerBound, texts)
                })
        }
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

    private func finish(_ candidate: Candidate, _ source: EncodedSentence, _ sentence: String) -> PhraseTranslation {
        let words = candidate.words
        let joined = detokenizer.text(
            joining: Self.cased(words, words.map { $0.text(source, model.caseForms) }, like: sentence),
            language: model.pair.target)
        let nonWords = words.count { !$0.isCarried && model.isNonWord(WordHash.of($0.bytes)) }
        let unknown = source.tokens.filter { $0.isWord && $0.role != .fixed && model.mayBeCopied($0) }.map(\.text)
        return PhraseTranslation(
            text: joined, score: candidate.score,
            features: candidate.features,
            phrases: candidate.phrases, unknownWords: unknown, nonWords: nonWords, words: words.count)
    }

    /// Gives words the case of the source sentence; carried texts keep theirs.
    private static func cased(_ words: [OutputWord], _ texts: [String], like sentence: String) -> [String] {
        let shape = CaseShape(of: sentence)
        var isFirst = true
        return zip(words, texts).map { word, text in
            let hasLetters = text.unicodeScalars.contains { $0.properties.isAlphabetic }
            defer { if hasLetters || word.isCarried { isFirst = false } }
            if word.isCarried { return text }
            switch shape {
            case .allCapitals: return text.uppercased()
            case .sentence, .title: return isFirst && hasLetters ? Truecaser.capitalizingFirstWord(of: text) : text
            case .none, .lower: return text
            }
        }
    }
}
