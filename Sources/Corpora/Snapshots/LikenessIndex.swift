/// Finds the texts of a set that another text equals or nearly equals.
///
/// Texts are compared in the form of ``MemoryKey``. Near duplicates are those whose sets of shingles (characters in a row,
/// Broder, 1997) have a Jaccard similarity at or above the threshold. The search is exact: two such sets of sizes n and m
/// share a shingle among the rarest n - ceil(tn) + 1 of the one and the rarest m - ceil(tm) + 1 of the other (prefix
/// filtering; Chaudhuri, Ganti and Kaushik, 2006; Bayardo, Ma and Srikant, 2007), so only these are indexed and looked up.
struct LikenessIndex {
    /// A text of the set that resembles the one looked up.
    struct Match: Hashable {
        /// Number of the text in the set, in order of adding.
        let entry: Int
        /// 1 for equal texts, else the Jaccard similarity.
        let similarity: Double
        /// Whether the texts are equal in the form compared.
        let isExact: Bool
    }

    private let threshold: LikenessThreshold
    private var exact: [String: Int] = [:]
    private(set) var count = 0
    /// Sets of shingles, one behind the other: hashes until ``seal()``, ranks by rarity after it.
    private var shingles: [UInt64] = []
    private var starts = [0]
    private var entries: [Int] = []
    private var ranks = ShingleTable()
    private var postingStarts: [Int] = []
    private var postings: [Int32] = []

    init(threshold: LikenessThreshold) { self.threshold = threshold }

    /// Adds a text in the form of ``MemoryKey``; the first of equal texts stands for all of them.
    mutating func add(_ text: String) {
        defer { count += 1 }
        guard !text.isEmpty, exact[text] == nil else { return }
        exact[text] = count
        guard let set = shingleSet(of: text, threshold) else { return }
        shingles += set
        starts.append(shingles.count)
        entries.append(count)
    }

    /// Ends the adding: shingles are ordered from rare to frequent and the rarest of each text indexed.
    mutating func seal() {
        ranks = ShingleTable(rankingByRarity: shingles)
        for set in entries.indices {
            var ordered = shingles[starts[set]..<starts[set + 1]].map { UInt64(ranks.rank(of: $0) ?? 0) }
            ordered.sort()
            shingles.replaceSubrange(starts[set]..<starts[set + 1], with: ordered)
        }
        var sizes = [Int](repeating: 0, count: ranks.count + 1)
        for set in entries.indices {
            for place in prefix(of: set) { sizes[Int(shingles[place]) + 1] += 1 }
        }
        for rank in 1..<max(1, sizes.count) { sizes[rank] += sizes[rank - 1] }
        postingStarts = sizes
        postings = [Int32](repeating: 0, count: sizes.last ?? 0)
        var next = sizes
        for set in entries.indices {
            for place in prefix(of: set) {
                let rank = Int(shingles[place])
                postings[next[rank]] = Int32(set)
                next[rank] += 1
            }
        }
    }

    /// The text most like another, the first added among equally like ones; nil when none is like it.
    ///
    /// - Parameters:
    ///   - text: In the form of ``MemoryKey``.
    ///   - set: Its shingles, which several indexes with one threshold share.
    /// - Returns: The match, or nil.
    func match(_ text: String, shingles set: [UInt64]?) -> Match? {
        if let entry = exact[text] { return Match(entry: entry, similarity: 1, isExact: true) }
        guard !entries.isEmpty, let set else { return nil }
        let prefix = prefixLength(set.count)
        var known: [UInt64] = []
        var unknown = 0
        for shingle in set {
            if let rank = ranks.rank(of: shingle) {
                known.append(UInt64(rank))
            } else {
                unknown += 1
                // Shingles that no text of the set has are the rarest of all.
                if unknown >= prefix { return nil }
            }
        }
        known.sort()
        var candidates: [Int32] = []
        for rank in known.prefix(prefix - unknown) {
            candidates += postings[postingStarts[Int(rank)]..<postingStarts[Int(rank) + 1]]
        }
        candidates.sort()
        var best: Match?
        var last: Int32 = -1
        for candidate in candidates where candidate != last {
            last = candidate
            let similarity = similarity(of: known, size: set.count, to: Int(candidate))
            if similarity >= threshold.jaccard, similarity > best?.similarity ?? 0 {
                best = Match(entry: entries[Int(candidate)], similarity: similarity, isExact: false)
            }
        }
        return best
    }

    /// The Jaccard similarity, or 0 as soon as it cannot reach the threshold.
    private func similarity(of known: [UInt64], size: Int, to set: Int) -> Double {
        let other = starts[set]..<starts[set + 1]
        // A similarity of t needs t(n + m) / (1 + t) common shingles.
        let share = threshold.jaccard / (1 + threshold.jaccard)
        let needed = Int((share * Double(size + other.count) - 1e-9).rounded(.up))
        var spare = (known: known.count - needed, other: other.count - needed)
        guard spare.known >= 0, spare.other >= 0 else { return 0 }
        var common = 0
        var (left, right) = (0, other.lowerBound)
        while left < known.count, right < other.upperBound {
            if known[left] == shingles[right] {
                common += 1
                left += 1
                right += 1
            } else if known[left] < shingles[right] {
                left += 1
                spare.known -= 1
                if spare.known < 0 { return 0 }
            } else {
                right += 1
                spare.other -= 1
                if spare.other < 0 { return 0 }
            }
        }
        return Double(common) / Double(size + other.count - common)
    }

    private func prefix(of set: Int) -> Range<Int> {
        starts[set]..<(starts[set] + prefixLength(starts[set + 1] - starts[set]))
    }

    /// How many of the rarest shingles of a set must be looked at; rounding may add one, never leave one out.
    private func prefixLength(_ size: Int) -> Int {
        size - Int((threshold.jaccard * Double(size) - 1e-9).rounded(.up)) + 1
    }
}
