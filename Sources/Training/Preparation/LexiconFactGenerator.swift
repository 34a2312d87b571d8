public import TextProcessing

/// Makes facts for training from a lexicon: words and short phrases in all the forms that the training text uses.
///
/// A statistical model of ten thousand pairs has seen few forms of few words; a lexicon and a grammar supply the rest.
/// Of the roots for one Spanish lemma and part of speech the two best attested in target text are taken, and the best one
/// alone for phrases. The order of facts follows the lexicon, and no two have the same sides.
public struct LexiconFactGenerator: Sendable {
    /// What to generate.
    public struct Configuration: Sendable, Hashable {
        /// Most roots for one lemma and part of speech.
        public var rootsPerLemma = 2
        /// A noun or verb gets phrases when the source text has it this often.
        public var templateMinimumCount = 4
        /// A root gets all inflections of the word list when target text has it this often, else a few.
        public var inflectionMinimumCount = 10
        /// Whether forms of the third person, gerunds, participles and forms of adjectives are written that no source
        /// text has: those are what new text brings.
        public var writesUnseenForms = true
        /// Most inflected forms of the word list.
        public var maximumInflections = 300_000

        /// The settings that won on Spanish to Quechua.
        public init() {}
    }

    private let lexicon: [BilingualRoot]
    private let templates: FactTemplates?
    private let generator: WordGenerator?
    private let configuration: Configuration

    /// Prepares a lexicon.
    ///
    /// - Parameters:
    ///   - lexicon: Roots, of one or of several files.
    ///   - target: Variety of the roots.
    ///   - morphology: Grammars of `lexicons/morphology`; a target without a grammar gets lemmas only.
    ///   - configuration: What to generate.
    public init(
        lexicon: [BilingualRoot], target: LanguageVariety, morphology: MorphologyCatalog,
        configuration: Configuration = Configuration()
    ) {
        self.lexicon = lexicon
        self.configuration = configuration
        generator = morphology.generator(for: target)
        templates = generator == nil ? nil : FactTemplates.named(target)
    }

    /// The facts that a lexicon gives for a training text.
    ///
    /// - Parameters:
    ///   - sourceText: Spanish sentences of training, which decide the forms.
    ///   - targetText: Sentences of the target variety, converted ones included, which decide the roots.
    ///   - areAligned: Whether the texts are pairs, line for line. Then a root that goes with the lemma in pairs comes
    ///     before one that is merely frequent.
    /// - Returns: The facts; deterministic. Complexity: linear in text and lexicon.
    public func facts(sourceText: [String], targetText: [String], areAligned: Bool = false) -> [LexiconFact] {
        var writer = FactWriter(
            usage: WordCounts(sourceText), templates: templates, generator: generator,
            minimumCount: configuration.templateMinimumCount,
            writesUnseenForms: configuration.writesUnseenForms, lexicon: lexicon)
        let association = areAligned ? RootAssociation(source: sourceText, target: targetText) : nil
        for group in groups(RootAttestation(targetText), association) { writer.write(group) }
        return writer.facts
    }

    /// Inflected words of the roots that occur in target text, for a word list.
    ///
    /// - Parameter targetText: Sentences of the target variety.
    /// - Returns: Words in small letters, each once, those of the best attested roots first.
    public func inflections(targetText: [String]) -> [String] {
        guard let templates, let generator else { return [] }
        let attestation = RootAttestation(targetText)
        var seenRoots: Set<String> = []
        var roots: [(root: String, isVerb: Bool, count: Int)] = []
        for entry in lexicon where !entry.root.contains(" ") {
            let isVerb = entry.partOfSpeech == .verb
            guard seenRoots.insert(isVerb ? entry.root + "-" : entry.root).inserted else { continue }
            let count = attestation.count(ofPrefix: entry.root)
            if count > 0 { roots.append((entry.root, isVerb, count)) }
        }
        let order = roots.indices.sorted { (-roots[$0].count, $0) < (-roots[$1].count, $1) }
        var builder = TargetWordBuilder(generator: generator)
        var seen: Set<String> = []
        var words: [String] = []
        for index in order {
            let (root, isVerb, count) = roots[index]
            let all = isVerb ? templates.verbInflections : templates.nounInflections
            for chain in all.prefix(count < configuration.inflectionMinimumCount ? 26 : all.count) {
                if words.count == configuration.maximumInflections { return words }
                guard let word = builder.word(root, isVerb ? .verb : .noun, chain) else { continue }
                if seen.insert(word).inserted { words.append(word) }
            }
        }
        return words
    }

    /// The lexicon by lemma and part of speech in order of first mention, the best attested roots of each.
    private func groups(
        _ attestation: RootAttestation, _ association: RootAssociation?
    ) -> [FactWriter.Group] {
        var association = association
        struct Key: Hashable {
            let lemma: String
            let partOfSpeech: BilingualRoot.PartOfSpeech
        }
        var positions: [Key: Int] = [:]
        var groups: [(key: Key, roots: [(root: String, count: Int)])] = []
        for entry in lexicon {
            let key = Key(lemma: entry.lemma, partOfSpeech: entry.partOfSpeech)
            let position = positions[key] ?? groups.count
            if position == groups.count {
                positions[key] = position
                groups.append((key, []))
            }
            if groups[position].roots.contains(where: { $0.root == entry.root }) { continue }
            groups[position].roots.append((entry.root, attestation.count(ofPrefix: entry.root)))
        }
        return groups.map { group in
            let forms = group.roots.count > 1 ? Self.forms(of: group.key.lemma, group.key.partOfSpeech) : []
            let scores = group.roots.map { association?.score(forms: forms, root: $0.root) ?? 0 }
            let order = group.roots.indices.sorted {
                (-scores[$0], -group.roots[$0].count, $0) < (-scores[$1], -group.roots[$1].count, $1)
            }
            return FactWriter.Group(
                lemma: group.key.lemma, partOfSpeech: group.key.partOfSpeech,
                roots: order.prefix(configuration.rootsPerLemma).map { group.roots[$0].root })
        }
    }

    /// The words of Spanish text that a lemma stands for; none for a lemma of several words.
    private static func forms(of lemma: String, _ partOfSpeech: BilingualRoot.PartOfSpeech) -> [String] {
        if lemma.contains(" ") { return [] }
        switch partOfSpeech {
        case .noun: return [lemma, SpanishNoun.plural(of: lemma)]
        case .adjective: return SpanishNoun.adjectiveForms(of: lemma).map(\.form)
        case .verb: return SpanishVerbForms.forms(of: lemma).map(\.form)
        case .other: return [lemma]
        }
    }
}
