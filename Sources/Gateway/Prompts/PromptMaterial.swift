import Backends
import Corpora
import Dispatch
import Store
import Synchronization
import TextProcessing
import Translation

/// What chat models are shown beside a request: reviewed translations of like sentences, and terms.
///
/// Everything comes from units that people reviewed and from the lexicon, never from texts of callers. What holds
/// personal data, or may not be passed on, is left out, since the model may run anywhere.
final class PromptMaterial: Sendable {
    /// Most examples of a request.
    static let exampleLimit = 5
    /// Most terms of a request.
    static let termLimit = 20
    /// Most bytes of all examples of a request, and of all its terms.
    static let byteLimit = 1500
    /// Most units of a memory whose words are indexed while a request waits; a larger one is indexed beside.
    private static let immediateLimit = 2000
    /// Most words of a term of the lexicon.
    private static let lexiconWords = 5

    private struct State {
        var indices: [LanguagePair: ExampleIndex] = [:]
        var building: Set<LanguagePair> = []
    }

    private let index: UnitIndex
    private let finder: PersonalDataFinder
    private let lexicon: [LanguagePair: [String: ChatPair]]
    private let state = Mutex(State())
    private let builder = DispatchQueue(label: "chaka.prompts")

    init(index: UnitIndex, lexicon: [LexiconEntry], finder: PersonalDataFinder) {
        self.index = index
        self.finder = finder
        self.lexicon = Self.terms(lexicon)
    }

    /// Terms and examples for segments; nothing for languages whose codes are the service's own.
    @Sendable func context(_ segments: [SegmentInput], _ codes: RemotePair) -> ChatContext {
        guard let source = Self.variety(codes.source), let target = Self.variety(codes.target) else { return .empty }
        let pair = LanguagePair(source: source, target: target)
        let examples = examples(for: pair)
        let texts = segments.map { ExampleIndex.words($0.text) }
        var found: [(likeness: Double, pair: ChatPair)] = []
        var terms: [ChatPair] = []
        for words in texts {
            found += examples?.nearest(to: words).prefix(2 * Self.exampleLimit) ?? []
            terms += self.terms(in: words, examples, lexicon[pair] ?? [:])
        }
        let sorted = found.enumerated().sorted {
            ($1.element.likeness, $0.offset) < ($0.element.likeness, $1.offset)
        }.map(\.element.pair)
        return ChatContext(
            terms: chosen(terms, pair, limit: Self.termLimit), examples: chosen(sorted, pair, limit: Self.exampleLimit))
    }

    /// The first that may leave, each source once, within the bytes.
    private func chosen(_ pairs: [ChatPair], _ pair: LanguagePair, limit: Int) -> [ChatPair] {
        var chosen: [ChatPair] = []
        var seen: Set<String> = []
        var bytes = 0
        for candidate in pairs where chosen.count < limit && seen.insert(candidate.source).inserted {
            let size = candidate.source.utf8.count + candidate.target.utf8.count
            guard bytes + size <= Self.byteLimit, isCurrent(candidate, pair),
                finder.data(in: candidate.source).isEmpty, finder.data(in: candidate.target).isEmpty
            else { continue }
            bytes += size
            chosen.append(candidate)
        }
        return chosen
    }

    /// Whether a pair still stands in the memory or the lexicon: an index may be older than a withdrawal.
    private func isCurrent(_ candidate: ChatPair, _ pair: LanguagePair) -> Bool {
        lexicon[pair]?[ExampleIndex.words(candidate.source).joined(separator: " ")] == candidate
            || index.matches(text: candidate.source, pair: pair).contains {
                $0.targetText.utf8.elementsEqual(candidate.target.utf8)
            }
    }

    /// The longest terms of a text from left to right, those of reviewed units before those of the lexicon.
    private func terms(
        in words: [String], _ examples: ExampleIndex?, _ lexicon: [String: ChatPair]
    ) -> [ChatPair] {
        var found: [ChatPair] = []
        var place = 0
        while place < words.count {
            let term = (1...Self.lexiconWords).reversed().lazy.compactMap { length -> (Int, ChatPair)? in
                guard place + length <= words.count else { return nil }
                let part = words[place..<(place + length)]
                return (examples?.term(part) ?? lexicon[part.joined(separator: " ")]).map { (length, $0) }
            }.first
            if let term { found.append(term.1) }
            place += term?.0 ?? 1
        }
        return found
    }

    /// The index of a direction; of a large memory the last one made, while another is made beside.
    private func examples(for pair: LanguagePair) -> ExampleIndex? {
        let revision = index.revision
        let known = state.withLock { $0.indices[pair] }
        if let known, known.revision == revision { return known }
        if index.count <= Self.immediateLimit {
            let made = ExampleIndex(index, pair: pair)
            state.withLock { $0.indices[pair] = made }
            return made
        }
        if state.withLock({ $0.building.insert(pair).inserted }) {
            builder.async { [self] in
                let made = ExampleIndex(index, pair: pair)
                state.withLock { state in
                    state.indices[pair] = made
                    state.building.remove(pair)
                }
            }
        }
        return known
    }

    private static func variety(_ code: String) -> LanguageVariety? {
        // A code of the operator's own, `qu` for a service that has but one Quechua, names no variety of the memory.
        guard let variety = try? LanguageVariety(parsing: code), variety.tag == code else { return nil }
        return variety
    }

    /// Entries of the lexicon that are names of institutions and papers or have several words, by words of the source.
    ///
    /// Single words stay out: which of their meanings a sentence has, a list does not tell.
    private static func terms(_ lexicon: [LexiconEntry]) -> [LanguagePair: [String: ChatPair]] {
        var terms: [LanguagePair: [String: ChatPair]] = [:]
        let varieties = Set(lexicon.flatMap { $0.forms.map(\.variety) }).sorted()
        for source in varieties {
            for target in varieties where target != source {
                let pair = LanguagePair(source: source, target: target)
                for entry in lexicon {
                    guard let translation = entry.forms(in: target).first else { continue }
                    let isName = entry.flags.contains { $0.hasSuffix(":name") }
                    for form in entry.forms(in: source) {
                        let words = ExampleIndex.words(form.text)
                        guard words.count > 1 || isName, words.count <= lexiconWords, !words.isEmpty else { continue }
                        let key = words.joined(separator: " ")
                        if terms[pair]?[key] == nil {
                            terms[pair, default: [:]][key] = ChatPair(source: form.text, target: translation.text)
                        }
                    }
                }
            }
        }
        return terms
    }
}
