import TextProcessing

/// Inflects many roots by a suffix grammar.
///
/// What a chain of suffixes does to a root depends on the root's last letter only, so that the grammar is asked once for
/// each chain, category and last letter.
struct TargetWordBuilder {
    private struct Key: Hashable {
        let chain: [String]
        let category: WordCategory
        let last: Unicode.Scalar
    }

    /// How many letters go, and what comes instead.
    private struct Change {
        let dropped: Int
        let ending: String
    }

    private let generator: WordGenerator
    private var changes: [Key: Change?] = [:]

    init(generator: WordGenerator) { self.generator = generator }

    /// The inflected word; nil when the grammar does not allow the chain.
    ///
    /// Of several words the last one is inflected.
    mutating func word(_ root: String, _ category: WordCategory, _ chain: [String]) -> String? {
        guard let last = root.unicodeScalars.last else { return nil }
        if chain.isEmpty { return root }
        let key = Key(chain: chain, category: category, last: last)
        let change: Change?
        if let known = changes[key] {
            change = known
        } else {
            change = found(root, category, chain)
            changes[key] = .some(change)
        }
        guard let change else { return nil }
        if change.dropped == 0 { return root + change.ending }
        return String(root.unicodeScalars.dropLast(change.dropped)) + change.ending
    }

    private func found(_ root: String, _ category: WordCategory, _ chain: [String]) -> Change? {
        let word = root.split(separator: " ").last.map(String.init) ?? root
        let result: String
        do throws(GenerationError) {
            result = try generator.generate(root: word, category: category, suffixes: chain)
        } catch {
            return nil
        }
        let (before, after) = (Array(word.unicodeScalars), Array(result.unicodeScalars))
        let common = zip(before, after).prefix { $0 == $1 }.count
        var ending = String.UnicodeScalarView()
        ending.append(contentsOf: after[common...])
        return Change(dropped: before.count - common, ending: String(ending))
    }
}
