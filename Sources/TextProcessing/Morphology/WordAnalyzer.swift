/// Splits words into root and suffixes.
///
/// Matching ignores case, and folds the apostrophe family to U+02BC. A word none of whose readings has a root of the
/// lexicon is guessed from its suffixes (``WordAnalysis/isGuess``); a word without any suffix is never guessed.
public struct WordAnalyzer: Sendable {
    /// Longest word that is analysed, in letters; longer ones have no analyses.
    public static let maximumLetters = 60

    private struct Candidate: Sendable {
        let root: Int
        let edge: SuffixChainSearch.Edge
        let letters: [UInt32]
    }

    private struct Reading {
        let root: Root
        let end: Int
        let edge: SuffixChainSearch.Edge
        let chain: SuffixChainSearch.Chain
        let cost: Double
        let isGuess: Bool
    }

    /// Suffixes in use.
    public let grammar: SuffixGrammar
    /// Roots in use.
    public let roots: RootLexicon
    private let candidates: [UInt64: [Candidate]]

    /// Variety of the words.
    public var variety: LanguageVariety { grammar.variety }

    /// Creates an analyser.
    public init(grammar: SuffixGrammar, roots: RootLexicon) {
        self.grammar = grammar
        self.roots = roots
        var table: [UInt64: [Candidate]] = [:]
        for (index, root) in roots.roots.enumerated() {
            let letters = FoldedWord(root.form).letters
            guard let last = letters.last else { continue }
            var forms = [(letters, SuffixChainSearch.Edge.plain)]
            if grammar.dropsFinalVowel, letters.count > 1, Letter.isShortVowel(last) {
                forms.append((letters.dropLast(), .deleted))
                if let long = Letter.lengthened(last) { forms.append((letters.dropLast() + [long], .lengthened)) }
            }
            for (form, edge) in forms {
                table[Self.hash(form), default: []].append(Candidate(root: index, edge: edge, letters: form))
            }
        }
        candidates = table
    }

    /// All readings of a word, the best first, in the same order on every run.
    ///
    /// - Parameters:
    ///   - word: One word, in NFC; empty text and text over ``maximumLetters`` have no readings.
    ///   - limit: Most readings to return.
    /// - Returns: Readings with roots of the lexicon or, if there are none, guesses.
    public func analyses(of word: String, limit: Int = 16) -> [WordAnalysis] {
        guard limit > 0, word.utf8.count <= Self.maximumLetters * 4 else { return [] }
        let folded = FoldedWord(word)
        guard (1...Self.maximumLetters).contains(folded.letters.count) else { return [] }
        var search = SuffixChainSearch(grammar: grammar, letters: folded.letters, width: min(max(limit, 8), 64))
        var readings = knownReadings(folded, &search)
        if readings.isEmpty { readings = guesses(word, folded, &search) }
        let ordered = readings.enumerated().sorted {
            ($0.element.cost, -$0.element.end, $0.offset) < ($1.element.cost, -$1.element.end, $1.offset)
        }
        var seen: Set<[String]> = []
        var result: [WordAnalysis] = []
        for (_, reading) in ordered where result.count < limit {
            let analysis = analysis(of: reading, in: folded, nodes: search.nodes)
            let identity = [analysis.root.category.rawValue] + analysis.morphemes.flatMap { [$0.form, $0.gloss] }
            if seen.insert(identity).inserted { result.append(analysis) }
        }
        return result
    }

    private func knownReadings(_ word: FoldedWord, _ search: inout SuffixChainSearch) -> [Reading] {
        var readings: [Reading] = []
        var hash = Self.hash([])
        for end in 1...word.letters.count {
            hash = Self.extended(hash, with: word.letters[end - 1])
            for candidate in candidates[hash] ?? [] where candidate.letters[...] == word.letters[..<end] {
                let root = roots.roots[candidate.root]
                // Very short roots match by chance inside longer words.
                let cost = (candidate.letters.count < 3 ? 0.5 : 0) + (root.isLoan ? 0.1 : 0)
                for state in grammar.starts[root.category] ?? [] {
                    for chain in search.chains(state: state, place: end, edge: candidate.edge) {
                        readings.append(
                            Reading(
                                root: root, end: end, edge: candidate.edge, chain: chain, cost: cost + chain.cost,
                                isGuess: false))
                    }
                }
            }
        }
        return readings
    }

    private func guesses(_ word: String, _ folded: FoldedWord, _ search: inout SuffixChainSearch) -> [Reading] {
        let minimumLetters = 3
        let letters = folded.letters
        guard letters.count > minimumLetters, letters.contains(where: Letter.isAlphabetic) else { return [] }
        guard letters.allSatisfy({ Letter.isAlphabetic($0) || ($0 >= 0x30 && $0 <= 0x39) || $0 == 0x2D || $0 == 0x2E })
        else { return [] }
        var readings: [Reading] = []
        for end in minimumLetters..<letters.count {
            let stem = letters[..<end]
            let hasVowel = stem.contains { Letter.isShortVowel($0) || Letter.isLongVowel($0) }
            let hasDigit = stem.contains { $0 < 0x3A }
            guard hasVowel || hasDigit || stem.count <= 5 else { continue }
            for category in [WordCategory.noun, .verb] where category == .noun || !hasDigit {
                var form = Array(stem)
                var edges: [SuffixChainSearch.Edge] = [.plain]
                if grammar.dropsFinalVowel, let last = form.last, let short = Letter.shortened(last) {
                    form[end - 1] = short
                    edges = [.lengthened]
                }
                let root = Root(form: Letter.text(form), category: category, gloss: [:])
                for state in grammar.starts[category] ?? [] {
                    for edge in edges {
                        for chain in search.chains(state: state, place: end, edge: edge) where chain.node != nil {
                            let cost = 10 + 0.7 * Double(end) + chain.cost + (category == .verb ? 0.5 : 0)
                            readings.append(
                                Reading(root: root, end: end, edge: edge, chain: chain, cost: cost, isGuess: true))
                        }
                    }
                }
            }
        }
        // Without a root every further reading is less likely than noise.
        return Array(readings.sorted { $0.cost < $1.cost }.prefix(6))
    }

    private func analysis(of reading: Reading, in word: FoldedWord, nodes: [SuffixChainSearch.Node]) -> WordAnalysis {
        let root = reading.root
        var morphemes = [
            Morpheme(
                form: surface(word, 0..<reading.end, edge: reading.edge), underlying: root.form,
                gloss: root.gloss["es"] ?? root.gloss["en"] ?? root.form,
                range: ByteRange(0, word.offsets[reading.end]))
        ]
        var next = reading.chain.node
        while let index = next {
            let node = nodes[index]
            let suffix = grammar.suffixes[node.suffix]
            var form = surface(word, node.start..<node.end, edge: node.edge)
            if suffix.allomorphs[node.allomorph].effect == .lengthen { form = ":" + form }
            morphemes.append(
                Morpheme(
                    form: form.isEmpty ? "Ø" : form, underlying: suffix.underlying, gloss: suffix.gloss,
                    range: ByteRange(word.offsets[node.start], word.offsets[node.end])))
            next = node.next
        }
        return WordAnalysis(root: root, morphemes: morphemes, isGuess: reading.isGuess, score: -reading.cost)
    }

    /// Letters of a morpheme; a length that belongs to the next suffix is taken off.
    private func surface(_ word: FoldedWord, _ range: Range<Int>, edge: SuffixChainSearch.Edge) -> String {
        var letters = Array(word.letters[range])
        if edge == .lengthened, let last = letters.last, let short = Letter.shortened(last) {
            letters[letters.count - 1] = short
        }
        return Letter.text(letters)
    }

    private static func hash(_ letters: [UInt32]) -> UInt64 {
        letters.reduce(0xcbf2_9ce4_8422_2325) { extended($0, with: $1) }
    }

    /// FNV-1a (Fowler, Noll, Vo 1991) over letters.
    private static func extended(_ hash: UInt64, with letter: UInt32) -> UInt64 {
        (hash ^ UInt64(letter)) &* 0x100_0000_01b3
    }
}
