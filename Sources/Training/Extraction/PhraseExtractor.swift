import PhraseMT

/// Finds the phrase pairs that agree with a word alignment.
///
/// Source: Och and Ney (2004), "The Alignment Template Approach to Statistical Machine Translation"; Koehn, Och and
/// Marcu (2003). Unaligned target pieces at the edges may belong to the phrase or not. A carried piece must be aligned
/// to exactly one of its kind inside the phrase, so that no number or name is ever lost or doubled. Orientation is that
/// of the word-based model of Tillmann (2004), divided by direction as in Moses' left-right model.
struct PhraseExtractor {
    /// Longest source phrase in pieces.
    var longestSource = 7
    /// Longest target phrase in pieces; alignments inside phrases hold eight.
    var longestTarget = 8
    /// For each source piece, whether it is a mark that ends sentences; empty where that does not matter.
    var sourceEnds: [Bool] = []
    /// The same of the target pieces.
    var targetEnds: [Bool] = []
    /// Longest sentence in pieces.
    static let longestSentence = 200

    /// Appends the phrase pairs of one sentence pair.
    ///
    /// - Parameters:
    ///   - pair: Its number.
    ///   - source: Pieces of the source.
    ///   - target: Pieces of the target.
    ///   - targetBegins: Whether a word begins at each target piece.
    ///   - links: Links, sorted.
    ///   - instances: Receives the instances.
    func extract(
        pair: UInt32, source: ArraySlice<UInt16>, target: ArraySlice<UInt16>, targetBegins: ArraySlice<Bool>,
        links: [(source: Int, target: Int)], into instances: inout [PhraseInstance]
    ) {
        let sourceCount = source.count
        let targetCount = target.count
        guard sourceCount > 0, targetCount > 0, sourceCount <= Self.longestSentence,
            targetCount <= Self.longestSentence
        else { return }
        var first = [Int](repeating: Int.max, count: sourceCount)
        var last = [Int](repeating: -1, count: sourceCount)
        var sourceFirst = [Int](repeating: Int.max, count: targetCount)
        var sourceLast = [Int](repeating: -1, count: targetCount)
        for link in links {
            first[link.source] = min(first[link.source], link.target)
            last[link.source] = max(last[link.source], link.target)
            sourceFirst[link.target] = min(sourceFirst[link.target], link.source)
            sourceLast[link.target] = max(sourceLast[link.target], link.source)
        }
        for start in 0..<sourceCount {
            var low = Int.max
            var high = -1
            for end in start + 1...min(sourceCount, start + longestSource) where end <= sourceCount {
                low = min(low, first[end - 1])
                high = max(high, last[end - 1])
                guard high >= 0 else { continue }
                if high - low >= longestTarget { break }
                let isConsistent = (low...high).allSatisfy {
                    sourceLast[$0] < 0 || (sourceFirst[$0] >= start && sourceLast[$0] < end)
                }
                guard isConsistent,
                    Self.carriesAll(source, start..<end, target, low...high, first, last, sourceFirst, sourceLast)
                else { continue }
                var targetStart = low
                while true {
                    var targetEnd = high + 1
                    while targetEnd - targetStart <= longestTarget {
                        let endsWord = targetEnd == targetCount || targetBegins[targetBegins.startIndex + targetEnd]
                        guard keepsEnds(source, start..<end, target, targetStart..<targetEnd) else {
                            guard targetEnd < targetCount, sourceLast[targetEnd] < 0,
                                !ReservedPiece.isCarried(target[target.startIndex + targetEnd])
                            else { break }
                            targetEnd += 1
                            continue
                        }
                        let isWhole = end - start == sourceCount && targetEnd - targetStart == targetCount
                        instances.append(
                            PhraseInstance(
                                pair: pair, source: start..<end, target: targetStart..<targetEnd,
                                orientation: Self.orientation(start, end, targetStart, sourceFirst, sourceLast),
                                endsWord: endsWord, isWhole: isWhole))
                        guard targetEnd < targetCount, sourceLast[targetEnd] < 0,
                            !ReservedPiece.isCarried(target[target.startIndex + targetEnd])
                        else { break }
                        targetEnd += 1
                    }
                    guard targetStart > 0, sourceLast[targetStart - 1] < 0, high + 1 - targetStart < longestTarget,
                        !ReservedPiece.isCarried(target[target.startIndex + targetStart - 1])
                    else { break }
                    targetStart -= 1
                }
            }
        }
    }

    /// Whether a phrase pair has a sentence end on both sides or on neither, and at the end of both or of neither.
    ///
    /// Marks that the aligner left alone would else be learned as part of any neighbour, and end sentences twice or too
    /// early.
    private func keepsEnds(
        _ source: ArraySlice<UInt16>, _ sourceRange: Range<Int>, _ target: ArraySlice<UInt16>, _ targetRange: Range<Int>
    ) -> Bool {
        guard !sourceEnds.isEmpty, !targetEnds.isEmpty else { return true }
        let (first, second) = (source.startIndex, target.startIndex)
        let last = sourceEnds[Int(source[first + sourceRange.upperBound - 1])]
        guard last == targetEnds[Int(target[second + targetRange.upperBound - 1])] else { return false }
        return last
            || sourceRange.contains { sourceEnds[Int(source[first + $0])] }
                == targetRange.contains { targetEnds[Int(target[second + $0])] }
    }

    /// Whether every carried piece of a phrase has one partner of its kind.
    private static func carriesAll(
        _ source: ArraySlice<UInt16>, _ sourceRange: Range<Int>, _ target: ArraySlice<UInt16>,
        _ targetRange: ClosedRange<Int>, _ first: [Int], _ last: [Int], _ sourceFirst: [Int], _ sourceLast: [Int]
    ) -> Bool {
        for position in sourceRange {
            let piece = source[source.startIndex + position]
            guard ReservedPiece.isCarried(piece) else { continue }
            guard first[position] == last[position], last[position] >= 0,
                target[target.startIndex + last[position]] == piece
            else { return false }
        }
        for position in targetRange {
            let piece = target[target.startIndex + position]
            guard ReservedPiece.isCarried(piece) else { continue }
            guard sourceFirst[position] == sourceLast[position], sourceLast[position] >= 0,
                source[source.startIndex + sourceLast[position]] == piece
            else { return false }
        }
        return true
    }

    /// Where the source of the phrase lies, seen from the source of the last aligned target piece before it.
    private static func orientation(
        _ start: Int, _ end: Int, _ targetStart: Int, _ sourceFirst: [Int], _ sourceLast: [Int]
    ) -> UInt8 {
        var position = targetStart - 1
        while position >= 0, sourceLast[position] < 0 { position -= 1 }
        let before = position < 0 ? -1 : sourceLast[position]
        if before + 1 == start { return PhraseInstance.Orientation.monotone }
        return before >= end
            ? PhraseInstance.Orientation.backward
            : before < start ? PhraseInstance.Orientation.forward : PhraseInstance.Orientation.backward
    }
}
