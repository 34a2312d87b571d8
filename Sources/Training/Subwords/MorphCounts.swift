import TextProcessing

/// The word types of a side, cut where a suffix grammar sees morphemes: what the pieces of that side are trained on.
///
/// Pieces so trained seldom cross the edge between a root and a suffix, while the text is still divided by the unigram
/// model alone, so that translating needs no grammar. Source of the idea: supervised starts of subword models (Grönroos et
/// al. 2014, "Morfessor FlatCat"); here the starts come from the grammar.
struct MorphCounts {
    /// UTF-8 of each morph; a morph that begins words and one that continues them are two.
    private(set) var morphs: [[UInt8]] = []
    /// Occurrences of each in the text.
    private(set) var counts: [Double] = []
    /// Whether a morph continues a word.
    private(set) var continues: [Bool] = []

    private struct Key: Hashable {
        let text: [UInt8]
        let continues: Bool
    }

    /// Cuts word types.
    ///
    /// - Parameters:
    ///   - words: UTF-8 of each word type in lower case.
    ///   - wordCounts: Its occurrences; a type below `minimum` stays whole.
    ///   - analyzer: The grammar with its roots.
    ///   - minimum: Fewest occurrences of a type that is worth an analysis.
    ///   - threads: Threads; the result does not depend on it.
    init(words: [[UInt8]], counts wordCounts: [Double], analyzer: WordAnalyzer, minimum: Double, threads: Int) {
        let cuts = ParallelMap.map(count: words.count, threads: threads, chunk: 64) { number -> [Int] in
            guard wordCounts[number] >= minimum else { return [] }
            let analysis = analyzer.analyses(of: String(decoding: words[number], as: UTF8.self), limit: 1).first
            return analysis?.morphemes.dropLast().map(\.range.upperBound) ?? []
        }
        var index: [Key: Int] = [:]
        for (number, word) in words.enumerated() {
            var start = 0
            for end in cuts[number] + [word.count] where end > start && end <= word.count {
                let key = Key(text: Array(word[start..<end]), continues: start > 0)
                if let known = index[key] {
                    counts[known] += wordCounts[number]
                } else {
                    index[key] = morphs.count
                    morphs.append(key.text)
                    counts.append(wordCounts[number])
                    continues.append(key.continues)
                }
                start = end
            }
        }
    }
}
