/// Candidate pieces of a unigram subword model: frequent substrings of words.
///
/// Source: Kudo (2018), section 3.2, where they are found with a suffix array; over word types, which are few, counting
/// them outright is as fast.
struct UnigramSeeds {
    /// A candidate.
    struct Seed {
        /// Where it first occurs: word and byte range.
        var word: Int
        var start: Int
        var end: Int
        /// Occurrences over the text.
        var count: Double
        /// Letters.
        var length: Int
        /// Whether it begins words.
        var beginsWord: Bool
    }

    /// Candidates, the single letters first.
    private(set) var seeds: [Seed] = []

    /// Counts substrings.
    ///
    /// - Parameters:
    ///   - words: UTF-8 of the word types.
    ///   - counts: Occurrences of each.
    ///   - continues: Whether it is a part that continues words.
    ///   - limit: Candidates kept besides single letters, by occurrences times letters.
    ///   - longest: Longest candidate in letters.
    init(words: [[UInt8]], counts: [Double], continues: [Bool], limit: Int, longest: Int) {
        var index: [UInt64: Int32] = [:]
        index.reserveCapacity(words.count * 16)
        var all: [Seed] = []
        for (number, word) in words.enumerated() {
            for start in 0..<word.count where word[start] & 0xC0 != 0x80 {
                let begins = start == 0 && !continues[number]
                var key: UInt64 = begins ? 0x51_7cc1_b727_220a : 0x27_d4eb_2f16_5667
                var letters = 0
                for end in start..<word.count {
                    key = (key ^ UInt64(word[end])) &* 0x9E37_79B9_7F4A_7C15
                    key ^= key >> 29
                    guard end + 1 == word.count || word[end + 1] & 0xC0 != 0x80 else { continue }
                    letters += 1
                    if letters > longest { break }
                    if let known = index[key] {
                        all[Int(known)].count += counts[number]
                    } else {
                        index[key] = Int32(all.count)
                        all.append(
                            Seed(
                                word: number, start: start, end: end + 1, count: counts[number], length: letters,
                                beginsWord: begins))
                    }
                }
            }
        }
        seeds = all.filter { $0.length == 1 }
        let longer = all.indices.filter { all[$0].length > 1 && all[$0].count >= 2 }
            .sorted { left, right in
                let leftScore = all[left].count * Double(all[left].length)
                let rightScore = all[right].count * Double(all[right].length)
                return leftScore == rightScore ? left < right : leftScore > rightScore
            }
        seeds += longer.prefix(limit).map { all[$0] }
    }
}
