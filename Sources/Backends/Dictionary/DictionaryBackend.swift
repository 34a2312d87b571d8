public import TextProcessing
public import Translation

/// Word by word through the lexicon with suffixes carried over: the floor on which better engines stand.
///
/// It keeps the regular part of the grammar (number, person, tense, case, possession; verb at the end of the Andean
/// clause) and marks every word it does not know; it does not resolve ambiguity and knows no idiom.
///
/// chrF++ of the first 200 sentences of the AmericasNLP 2021 development sets, beside a copy of the source:
/// es-quy 30.5 (16.1), es-ayr 25.1 (12.0), quy-es 25.8 (16.2), ayr-es 20.3 (11.4).
public struct DictionaryBackend: TranslationBackend {
    /// Identifier of this backend in routes and configuration.
    public static let id = "dictionary"

    /// What the backend declares.
    public let description: BackendDescription
    private let translators: [LanguagePair: DictionaryTranslator]

    /// Creates a backend from the entries of each Andean variety.
    ///
    /// - Parameters:
    ///   - entries: Dictionary by variety; varieties without grammar or conventions are left out.
    ///   - morphology: Suffix grammars.
    public init(entries: [LanguageVariety: [DictionaryEntry]], morphology: MorphologyCatalog) {
        var translators: [LanguagePair: DictionaryTranslator] = [:]
        for conventions in AndeanConventions.all {
            guard let entries = entries[conventions.variety], !entries.isEmpty,
                let analyzer = morphology.analyzer(for: conventions.variety),
                let generator = morphology.generator(for: conventions.variety)
            else { continue }
            let tokenizer = Tokenizer()
            let pair = LanguagePair(source: .spanish, target: conventions.variety)
            translators[pair] = .fromSpanish(
                SpanishClauseReader(index: SpanishIndex(entries: entries), tokenizer: tokenizer),
                AndeanRealizer(conventions: conventions, generator: generator))
            let roots = entries.flatMap { $0.roots(conventions) }
            translators[pair.reversed] = .toSpanish(
                AndeanClauseReader(
                    conventions: conventions, index: AndeanIndex(entries: entries, conventions: conventions),
                    analyzer: WordAnalyzer(
                        grammar: analyzer.grammar, roots: analyzer.roots.merged(with: RootLexicon(roots))),
                    tokenizer: tokenizer),
                SpanishRealizer())
        }
        self.translators = translators
        description = BackendDescription(
            id: Self.id, method: .dictionary, locality: .inProcess,
            directions: translators.keys.sorted().map { .init($0, quality: 0.25) }, licence: "CC-BY-4.0")
    }

    /// Translates each segment; one without any known word is left to others.
    public func translate(
        _ segments: [SegmentInput], pair: LanguagePair, deadline: ContinuousClock.Instant
    ) async -> [Result<SegmentOutput, BackendError>] {
        guard let translator = translators[pair] else {
            return segments.map { _ in .failure(BackendError(.refusedInput, "\(pair) is not a direction of it")) }
        }
        var results: [Result<SegmentOutput, BackendError>] = []
        for segment in segments {
            if Task.isCancelled {
                results.append(.failure(BackendError(.cancelled, "the caller went away")))
            } else if ContinuousClock.now >= deadline {
                results.append(.failure(BackendError(.deadlineExceeded, "no time left for this segment")))
            } else {
                results.append(translator.translate(segment))
                // A long text must not keep a thread from other requests.
                await Task.yield()
            }
        }
        return results
    }

    /// Always healthy: it lives in this process.
    public func health() async -> BackendHealth { .healthy }
}

/// One direction of the dictionary.
enum DictionaryTranslator: Sendable {
    case fromSpanish(SpanishClauseReader, AndeanRealizer)
    case toSpanish(AndeanClauseReader, SpanishRealizer)

    func translate(_ segment: SegmentInput) -> Result<SegmentOutput, BackendError> {
        let constituents: [Constituent]
        let result: (text: String, unknown: [String])
        switch self {
        case .fromSpanish(let reader, let realizer):
            constituents = reader.constituents(of: segment.text, protected: segment.protectedSpans)
            result = realizer.sentence(constituents)
        case .toSpanish(let reader, let realizer):
            constituents = reader.constituents(of: segment.text, protected: segment.protectedSpans)
            result = realizer.sentence(constituents)
        }
        guard constituents.contains(where: \.isKnown) else {
            return .failure(BackendError(.noAnswer, "the dictionary has no word of this text"))
        }
        let cased = Truecaser.restoreCase(of: result.text, like: segment.text)
        // A protected part at the beginning must not get a capital.
        let isKept = segment.protectedTexts.allSatisfy(cased.contains)
        return .success(SegmentOutput(text: isKept ? cased : result.text, unknownWords: result.unknown))
    }
}

extension Constituent {
    /// Whether the dictionary has a word of it.
    var isKnown: Bool {
        switch self {
        case .nominal(let nominal): nominal.isKnown
        case .predicate(let predicate): predicate.verb.entry != nil || predicate.modal?.entry != nil
        case .word(let word): word.entry != nil
        case .punctuation: false
        }
    }
}

extension Nominal {
    fileprivate var isKnown: Bool {
        head.entry != nil || modifiers.contains { $0.entry != nil } || owners.contains(where: \.isKnown)
    }
}

extension DictionaryEntry {
    /// The entry's own roots, so that inflected forms of it are read.
    func roots(_ conventions: AndeanConventions) -> [Root] {
        let category: WordCategory
        switch partOfSpeech {
        case .noun: category = .noun
        case .verb: category = .verb
        case .adjective: category = .adjective
        case .numeral: category = .numeral
        case .pronoun, .determiner: category = .pronoun
        case .invariable: category = .adverb
        }
        let gloss = spanish.first.map { ["es": $0] } ?? [:]
        return andean.filter { !$0.contains(" ") }.map { form in
            Root(
                form: category == .verb ? conventions.stem(ofVerb: form) : form, category: category, gloss: gloss,
                isLoan: false)
        }
    }
}
