/// Builds words from a root and suffixes.
public struct WordGenerator: Sendable {
    /// Suffixes in use.
    public let grammar: SuffixGrammar

    /// Creates a generator.
    public init(grammar: SuffixGrammar) { self.grammar = grammar }

    /// The word for a root and suffixes, in lower case but for names, with U+02BC as apostrophe.
    ///
    /// `generate(root: "wasi", category: .noun, suffixes: ["2SG.POSS", "PL", "LOC"])` is `wasiykikunapi`; where several
    /// suffixes share a tag or a form, the cheapest order the grammar allows is taken.
    ///
    /// - Parameters:
    ///   - root: Citation form without inflection.
    ///   - category: Class of the root.
    ///   - suffixes: Tags (`LOC`) or underlying forms (`pi`), in order.
    /// - Returns: The word.
    /// - Throws: ``GenerationError`` for an unknown suffix or an order the grammar does not allow.
    public func generate(
        root: String, category: WordCategory, suffixes: [String]
    ) throws(GenerationError) -> String {
        let folded = FoldedWord(root)
        guard !folded.letters.isEmpty, folded.letters.count <= WordAnalyzer.maximumLetters,
            !folded.letters.contains(where: { $0 <= 0x20 })
        else { throw .unusableRoot(root) }
        var choices: [[Int]] = []
        for name in suffixes {
            let form = Letter.text(FoldedWord(name).letters)
            guard let matching = grammar.suffixesByName[name] ?? grammar.suffixesByName[form] else {
                throw .unknownSuffix(name)
            }
            choices.append(matching)
        }
        guard let path = cheapestPath(category: category, choices: choices),
            let letters = spelled(folded.letters, path)
        else { throw .impossibleOrder(suffixes) }
        let word = Letter.text(letters)
        guard category == .name, let initial = root.first, initial.isUppercase else { return word }
        return String(initial) + word.dropFirst()
    }

    /// The cheapest sequence of suffixes through the automaton; ties go to the earlier line of the file.
    private func cheapestPath(category: WordCategory, choices: [[Int]]) -> [Int]? {
        var reached: [Int: (cost: Double, path: [Int])] = [:]
        for state in grammar.starts[category] ?? [] { reached[state] = (0, []) }
        for choice in choices {
            var next: [Int: (cost: Double, path: [Int])] = [:]
            for (state, best) in reached.sorted(by: { $0.key < $1.key }) {
                for index in choice where grammar.outgoing[state].contains(index) {
                    let suffix = grammar.suffixes[index]
                    let cost = best.cost + suffix.cost
                    if let known = next[suffix.to], known.cost <= cost { continue }
                    next[suffix.to] = (cost, best.path + [index])
                }
            }
            reached = next
        }
        let complete = reached.filter { grammar.isFinal[$0.key] }
        return complete.min { ($0.value.cost, $0.key) < ($1.value.cost, $1.key) }?.value.path
    }

    /// Applies allomorphy from left to right, the first form that fits in each place; nil if none does.
    private func spelled(_ root: [UInt32], _ path: [Int]) -> [UInt32]? {
        var letters = root
        for (place, index) in path.enumerated() {
            let following = place + 1 < path.count ? grammar.suffixes[path[place + 1]].tag : nil
            let form = grammar.suffixes[index].allomorphs.first { allomorph in
                guard allomorph.permits(following: following), let last = letters.last else { return false }
                let isVowel = Letter.isShortVowel(last) || Letter.isLongVowel(last)
                switch allomorph.left {
                case .any: return true
                case .vowel: return isVowel
                case .consonant: return !isVowel
                }
            }
            guard let form, let last = letters.last else { return nil }
            switch form.effect {
            case .keep, .either: break
            case .delete: if letters.count > 1, Letter.isShortVowel(last) { letters.removeLast() }
            case .lengthen:
                guard let long = Letter.lengthened(last) else { return nil }
                letters[letters.count - 1] = long
            }
            letters += form.letters
        }
        return letters
    }
}
