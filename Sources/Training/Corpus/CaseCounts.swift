import PhraseMT

/// Counts how words are written inside sentences, to find those that keep a capital.
///
/// Source: Lita et al. (2003), "tRuEcasIng", the unigram baseline.
struct CaseCounts {
    private var counts: [[UInt8]: [String: Int]] = [:]

    /// Counts the words of a sentence but the first; a sentence in capitals says nothing.
    mutating func add(_ tokens: [SurfaceToken]) {
        let words = tokens.filter { $0.isWord && $0.role == .ordinary }
        guard words.contains(where: { !$0.isCapitalized }) else { return }
        for token in words where !token.isInitial {
            counts[token.lowercased, default: [:]][token.text, default: 0] += 1
        }
    }

    /// Words whose most frequent writing, seen at least twice, is not lower case; sorted.
    func forms() -> [String] {
        counts.compactMap { lowercased, writings in
            guard let best = writings.max(by: { ($0.value, $0.key) < ($1.value, $1.key) }), best.value >= 2,
                Array(best.key.utf8) != lowercased
            else { return nil }
            return best.key
        }.sorted()
    }
}
