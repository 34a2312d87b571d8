/// Divides a sentence that is too long for one search, at punctuation where there is some.
enum SentenceDivision {
    /// Ranges of pieces, each at most `longest`, that together are the sentence; never inside a token, for which
    /// `longest` is raised to twice the longest token.
    static func ranges(of sentence: EncodedSentence, longest: Int) -> [Range<Int>] {
        let count = sentence.pieces.count
        // A token fits between half of the limit and the limit.
        let longest = max(longest, 2 * EncodedSentence.longestToken + 2)
        var result: [Range<Int>] = []
        var start = 0
        while count - start > longest {
            var cut = start + longest
            var best = -1
            var position = cut
            // From the limit back to half of it: the last token that is punctuation, else any token edge.
            while position > start + longest / 2 {
                if sentence.tokenOfPiece[position - 1] != sentence.tokenOfPiece[position] {
                    if best < 0 { best = position }
                    let token = sentence.tokens[Int(sentence.tokenOfPiece[position - 1])]
                    if token.role == .ordinary, !token.isWord {
                        best = position
                        break
                    }
                }
                position -= 1
            }
            if best > 0 { cut = best }
            result.append(start..<cut)
            start = cut
        }
        if start < count { result.append(start..<count) }
        return result
    }
}
