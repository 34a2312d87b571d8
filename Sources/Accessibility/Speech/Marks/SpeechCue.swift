public import TextProcessing

/// A caption of a speech.
public struct SpeechCue: Hashable, Sendable {
    /// A word and when it is heard.
    public struct Word: Hashable, Sendable {
        /// The characters, the white space in front of it included unless it begins a line.
        public var text: String
        /// Milliseconds from the beginning of the speech.
        public var start: Int
    }

    /// When it is shown, in milliseconds.
    public var start: Int
    /// When it goes, in milliseconds; behind `start`.
    public var end: Int
    /// Language of the text.
    public var variety: LanguageVariety
    /// The words of each line.
    public var lines: [[Word]]

    /// The lines as text.
    public var text: String { lines.map { $0.map(\.text).joined() }.joined(separator: "\n") }
}

extension SpeechTimeline {
    /// The speech as captions: one for each sentence, or several where it does not fit.
    ///
    /// - Parameters:
    ///   - lineLength: Most characters of a line; a longer word stands alone on its line.
    ///   - lineCount: Most lines of a caption.
    /// - Returns: The captions; none begins before the one in front ends.
    public func cues(lineLength: Int = 42, lineCount: Int = 2) -> [SpeechCue] {
        var cues: [SpeechCue] = []
        for timed in sentences {
            var lines = Self.lines(shownWords(of: timed), lineLength)[...]
            while !lines.isEmpty {
                let own = Array(lines.prefix(max(1, lineCount)))
                lines = lines.dropFirst(own.count)
                // A caption of no length, of words that an engine swallowed, would be none: it gets a millisecond.
                let start = max(own.first?.first?.start ?? timed.start, cues.last?.end ?? 0)
                let end = max(lines.first?.first?.start ?? timed.end, start + 1)
                cues.append(SpeechCue(start: start, end: end, variety: timed.sentence.variety, lines: own))
            }
        }
        return cues
    }

    private static func lines(_ words: [ShownWord], _ limit: Int) -> [[SpeechCue.Word]] {
        var lines: [[SpeechCue.Word]] = []
        var length = 0
        var index = 0
        while index < words.count {
            // Words without white space between them stay on one line.
            let next = words.indices[(index + 1)...].first { words[$0].followsSpace } ?? words.count
            let unit = words[index..<next]
            let size = unit.reduce(0) { $0 + $1.text.count }
            let fits = !lines.isEmpty && length + 1 + size <= limit
            if !fits {
                lines.append([])
                length = -1
            }
            for (place, word) in unit.enumerated() {
                let space = fits && place == 0 ? " " : ""
                lines[lines.count - 1].append(SpeechCue.Word(text: space + word.text, start: word.start))
            }
            length += 1 + size
            index = next
        }
        return lines
    }
}
