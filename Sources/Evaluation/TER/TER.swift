/// Translation edit rate: insertions, deletions, substitutions and shifts of runs of words, by the words of the reference.
///
/// Source: Snover et al. (2006), "A Study of Translation Edit Rate with Targeted Human Annotation", with the limits of
/// tercom and the order among equal shifts that sacrebleu uses. Lower is better; 0 is identity.
public enum TER {
    private static let mostShiftedWords = 10
    private static let longestShift = 50
    private static let mostCandidates = 1000

    /// The score of statistics, 0 and more; 100 where words stand against an empty reference.
    public static func score(_ statistics: TERStatistics) -> Double {
        if statistics.referenceLength > 0 { return 100 * Double(statistics.edits) / statistics.referenceLength }
        return statistics.edits > 0 ? 100 : 0
    }

    /// The statistics of a hypothesis, in lower case.
    ///
    /// - Parameters:
    ///   - hypothesis: A line.
    ///   - references: Lines; at least one. Edits are those to the nearest, the length is the mean.
    /// - Returns: Edits and length.
    public static func statistics(_ hypothesis: String, references: [String]) -> TERStatistics {
        func words(_ line: String) -> [UInt64] {
            LowerCase.scalars(line).withUnsafeBufferPointer { TokenKey.keys(of: $0) }
        }
        let given = words(hypothesis)
        let wanted = references.map(words)
        let edits = wanted.map { Self.edits(given, $0) }.min() ?? 0
        return TERStatistics(
            edits: edits, referenceLength: Double(wanted.reduce(0) { $0 + $1.count }) / Double(max(wanted.count, 1)))
    }

    private static func edits(_ hypothesis: [UInt64], _ reference: [UInt64]) -> Int {
        guard !reference.isEmpty else { return hypothesis.count }
        let distance = BeamEditDistance(reference: reference)
        var words = hypothesis
        var shifts = 0
        var candidates = 0
        while let (gain, shifted) = bestShift(words, reference, distance, &candidates) {
            guard candidates < mostCandidates, gain > 0 else { break }
            shifts += 1
            words = shifted
        }
        return shifts + distance.path(words, withAlignment: false).distance
    }

    private static func bestShift(
        _ words: [UInt64], _ reference: [UInt64], _ distance: BeamEditDistance, _ candidates: inout Int
    ) -> (gain: Int, words: [UInt64])? {
        let before = distance.path(words)
        var best: (rank: [Int], words: [UInt64])?
        search: for start in words.indices {
            for place in reference.indices where abs(place - start) <= longestShift {
                var length = 0
                while start + length < words.count, place + length < reference.count, length < mostShiftedWords,
                    words[start + length] == reference[place + length]
                {
                    length += 1
                    let isWrong =
                        before.hypothesisErrors[start..<start + length].contains(true)
                        && before.referenceErrors[place..<place + length].contains(true)
                    guard isWrong, !(start..<start + length).contains(before.alignment[place]) else { continue }
                    var last = -1
                    for offset in -1..<length {
                        let target = place + offset == -1 ? 0 : before.alignment[place + offset] + 1
                        if target == last { continue }
                        last = target
                        let shifted = shift(words, start, length, to: target)
                        let gain = before.distance - distance.path(shifted, withAlignment: false).distance
                        candidates += 1
                        let rank = [gain, length, -start, -target]
                        if best.map({ $0.rank.lexicographicallyPrecedes(rank) }) ?? true { best = (rank, shifted) }
                    }
                    if candidates >= mostCandidates { break search }
                }
            }
        }
        return best.map { ($0.rank[0], $0.words) }
    }

    /// Moves a run of words in front of the word at `target`, counted before the move.
    private static func shift(_ words: [UInt64], _ start: Int, _ length: Int, to target: Int) -> [UInt64] {
        let end = start + length
        var result: [UInt64] = []
        result.reserveCapacity(words.count)
        if target < start {
            result += words[..<target]
            result += words[start..<end]
            result += words[target..<start]
            result += words[end...]
            return result
        }
        // A target inside the run moves it by as many words as lie between its start and the target.
        let middle = min(target > end ? target : length + target, words.count)
        result += words[..<start]
        result += words[end..<max(end, middle)]
        result += words[start..<end]
        result += words[max(end, middle)...]
        return result
    }
}
