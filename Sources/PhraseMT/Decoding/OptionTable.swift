/// The translation options of all spans of a sentence.
///
/// Shape: the options of the span that begins at `s` and has `l` pieces are `options[ranges[s * width + l - 1]]`, the
/// best estimate first.
struct OptionTable {
    private(set) var options: [TranslationOption] = []
    private(set) var ranges: [Range<Int32>] = []
    /// Longest span that has options.
    private(set) var width: Int
    /// Number of pieces of the sentence.
    let length: Int
    /// First of the marks that end the sentence, which are translated when all else is; `length` if there are none.
    private(set) var wall: Int

    /// Collects options.
    ///
    /// - Parameters:
    ///   - sentence: The sentence.
    ///   - range: The pieces that are searched at once, at most 127.
    ///   - model: The model.
    ///   - weights: Weights of the features.
    ///   - limit: Options kept a span.
    init(_ sentence: EncodedSentence, range: Range<Int>, model: TranslationModel, weights: FeatureWeights, limit: Int) {
        length = range.count
        wall = range.count
        while wall > 0, model.sourceEnds[Int(sentence.pieces[range.lowerBound + wall - 1])] { wall -= 1 }
        let table = model.table
        let copies = Self.copySpans(sentence, range: range, model: model)
        width = max(table.longestSource, copies.map(\.count).max() ?? 1)
        width = max(1, min(width, length))
        ranges = [Range<Int32>](repeating: 0..<0, count: length * width)
        var copyOfStart = [Int](repeating: 0, count: length)
        for copy in copies { copyOfStart[copy.lowerBound] = copy.count }
        var scorer = OptionScorer(model: model, weights: weights)
        var candidates: [TranslationOption] = []
        for start in 0..<length {
            var node: Int? = 0
            for size in 1...width where start + size <= length {
                let end = start + size
                candidates.removeAll(keepingCapacity: true)
                if let parent = node {
                    node = table.child(of: parent, piece: sentence.pieces[range.lowerBound + end - 1])
                }
                let splits = Self.splits(sentence, range, start, end)
                if let node {
                    for number in table.translations(of: node) {
                        candidates.append(
                            scorer.option(record: number, start: start, end: end, splits: splits, sentence, range))
                    }
                }
                if copyOfStart[start] == size {
                    candidates.append(scorer.copy(start: start, end: end, sentence, range))
                }
                guard !candidates.isEmpty else { continue }
                if candidates.count > 1 {
                    candidates.sort { $0.estimate == $1.estimate ? $0.record < $1.record : $0.estimate > $1.estimate }
                }
                let first = Int32(options.count)
                options.append(contentsOf: candidates.prefix(max(1, min(limit, Int(Int16.max)))))
                ranges[start * width + size - 1] = first..<Int32(options.count)
            }
        }
    }

    /// Edges of a span that lie inside a word.
    private static func splits(_ sentence: EncodedSentence, _ range: Range<Int>, _ start: Int, _ end: Int) -> UInt8 {
        let tokens = sentence.tokenOfPiece
        let first = range.lowerBound + start
        let last = range.lowerBound + end
        var result: UInt8 = 0
        if first > 0, tokens[first - 1] == tokens[first] { result += 1 }
        if last < tokens.count, tokens[last - 1] == tokens[last] { result += 1 }
        return result
    }

    /// Spans that may be carried over as they stand: numbers, names, fixed texts, unknown capitalized words, and words that the
    /// table cannot cover piece by piece.
    private static func copySpans(
        _ sentence: EncodedSentence, range: Range<Int>, model: TranslationModel
    ) -> [Range<Int>] {
        var result: [Range<Int>] = []
        var start = range.lowerBound
        while start < range.upperBound {
            let token = sentence.tokenOfPiece[start]
            var end = start + 1
            while end < range.upperBound, sentence.tokenOfPiece[end] == token { end += 1 }
            let surface = sentence.tokens[Int(token)]
            let isCovered = sentence.pieces[start..<end].allSatisfy { piece in
                model.table.child(of: 0, piece: piece).map { !model.table.translations(of: $0).isEmpty } ?? false
            }
            if surface.role != .ordinary || !isCovered || model.mayBeCopied(surface) {
                result.append(start - range.lowerBound..<end - range.lowerBound)
            }
            start = end
        }
        return result
    }
}
