/// How strongly a root goes with the forms of a Spanish lemma in aligned sentences.
///
/// Attestation alone prefers short frequent roots (`ka-` for any abstract noun). Here the number of pairs with both is
/// compared with the number expected if they were independent; the excess over its standard deviation is the score.
///
/// Source: Manning, Schütze (1999), "Foundations of Statistical Natural Language Processing", section 5.3 (tests of
/// independence for collocations).
struct RootAssociation {
    /// A set of sentences, one bit each.
    private typealias Sentences = [UInt64]

    private let count: Int
    private let width: Int
    private let sourceSentences: [String: [Int32]]
    private let targetWords: [String]
    private let targetSentences: [[Int32]]
    private var roots: [String: Sentences] = [:]

    /// Indexes the words of aligned sentences.
    init(source: [String], target: [String]) {
        precondition(source.count == target.count, "aligned sentences are equally many")
        count = source.count
        width = (source.count + 63) / 64
        sourceSentences = Self.index(source)
        let index = Self.index(target)
        targetWords = index.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        targetSentences = targetWords.map { index[$0] ?? [] }
    }

    /// The score of a root for the forms of a lemma: 0 where they meet no more often than by chance, or never occur.
    mutating func score(forms: [String], root: String) -> Double {
        var lemma = Sentences(repeating: 0, count: width)
        for form in forms { Self.insert(sourceSentences[form] ?? [], into: &lemma) }
        let withLemma = lemma.reduce(0) { $0 + $1.nonzeroBitCount }
        if withLemma == 0 { return 0 }
        let containing = sentences(ofPrefix: root)
        let withRoot = containing.reduce(0) { $0 + $1.nonzeroBitCount }
        let together = zip(lemma, containing).reduce(0) { $0 + ($1.0 & $1.1).nonzeroBitCount }
        let expected = Double(withLemma) * Double(withRoot) / Double(count)
        return max(0, (Double(together) - expected) / (expected + 0.5).squareRoot())
    }

    private mutating func sentences(ofPrefix root: String) -> Sentences {
        if let known = roots[root] { return known }
        let prefix = Array((root.split(separator: " ").last ?? "").utf8)
        var found = Sentences(repeating: 0, count: width)
        var position = prefix.isEmpty ? targetWords.count : firstPosition(notBelow: prefix)
        while position < targetWords.count, targetWords[position].utf8.starts(with: prefix) {
            Self.insert(targetSentences[position], into: &found)
            position += 1
        }
        roots[root] = found
        return found
    }

    private func firstPosition(notBelow prefix: [UInt8]) -> Int {
        var low = 0
        var high = targetWords.count
        while low < high {
            let middle = (low + high) / 2
            if targetWords[middle].utf8.lexicographicallyPrecedes(prefix) { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private static func index(_ texts: [String]) -> [String: [Int32]] {
        var index: [String: [Int32]] = [:]
        for (number, text) in texts.enumerated() {
            for word in PairSide(text).words where index[word]?.last != Int32(number) {
                index[word, default: []].append(Int32(number))
            }
        }
        return index
    }

    private static func insert(_ numbers: [Int32], into set: inout Sentences) {
        for number in numbers { set[Int(number) / 64] |= 1 << UInt64(number % 64) }
    }
}
