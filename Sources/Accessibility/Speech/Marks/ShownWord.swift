import TextProcessing

/// A word as it is shown while it is heard, the punctuation around it included.
struct ShownWord {
    /// The characters; no white space at the ends.
    var text: String
    /// Whether white space stands in front of it.
    var followsSpace: Bool
    /// When it begins, in milliseconds.
    var start: Int
    /// When the next part begins.
    var end: Int
}

extension SpeechTimeline {
    /// The words of a sentence as they stand in the source.
    ///
    /// What stands between two words goes to the word in front up to the last white space, and behind it to the next word:
    /// `dijo: «hola»` is `dijo:` and `«hola»`.
    func shownWords(of timed: TimedSentence) -> [ShownWord] {
        var found: [(range: Range<Int>, time: TimedPart)] = []
        var cursor = timed.sentence.source.lowerBound
        for (part, time) in zip(timed.sentence.parts, timed.parts) {
            guard case .word(let word) = part else { continue }
            // Two readings of the same bytes are shown once, with the time of the first.
            guard word.source.lowerBound >= cursor, !word.source.isEmpty else { continue }
            found.append((word.source.range, time))
            cursor = word.source.upperBound
        }
        guard let first = found.first else { return [] }
        var lead = source.characters(timed.sentence.source.lowerBound..<first.range.lowerBound)
        var result: [ShownWord] = []
        var followsSpace = false
        for (index, word) in found.enumerated() {
            let next = index + 1 < found.count ? found[index + 1].range.lowerBound : timed.sentence.source.upperBound
            let gap = source.characters(word.range.upperBound..<max(word.range.upperBound, next)).unicodeScalars
            let isLast = index + 1 == found.count
            let space = isLast ? nil : gap.lastIndex { $0.properties.isWhitespace }
            let tail = space.map { gap[..<$0] } ?? gap[...]
            let text = lead + source.characters(word.range) + String(tail)
            result.append(
                ShownWord(
                    text: SpokenSource.collapsed(text), followsSpace: followsSpace, start: word.time.start,
                    end: word.time.end))
            lead = space.map { String(gap[gap.index(after: $0)...]) } ?? ""
            followsSpace = space != nil
        }
        return result
    }
}
