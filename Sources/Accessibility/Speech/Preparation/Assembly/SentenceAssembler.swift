import TextProcessing

/// Collects the parts of sentences and closes them.
struct SentenceAssembler {
    private(set) var sentences: [SpokenSentence] = []
    private(set) var variety: LanguageVariety?
    private var parts: [SpokenPart] = []
    private var range: ByteRange<OriginalText>?
    private var hasWord = false
    private var isStopped = false

    mutating func append(_ event: SpokenPart) { parts.append(event) }

    /// Goes on in a language; another one closes the sentence.
    mutating func proceed(in variety: LanguageVariety, cutter: SentenceCutter) {
        if let current = self.variety, current != variety, hasWord { close(cutter: cutter) }
        self.variety = variety
    }

    /// Bytes that the sentence stands for, whether or not they are said.
    mutating func cover(_ source: ByteRange<OriginalText>) {
        let start = min(range?.lowerBound ?? source.lowerBound, source.lowerBound)
        range = ByteRange(start, max(range?.upperBound ?? source.upperBound, source.upperBound))
    }

    /// Adds a word; `stops` when a stop is part of what it stands for.
    mutating func append(_ word: SpokenWord, stops: Bool = false) {
        parts.append(.word(word))
        hasWord = true
        isStopped = stops
    }

    mutating func punctuate(_ sign: Character) {
        guard hasWord else { return }
        if case .punctuation(let before) = parts.last {
            if Self.weight(of: sign) > Self.weight(of: before) { parts[parts.count - 1] = .punctuation(sign) }
        } else {
            parts.append(.punctuation(sign))
        }
    }

    /// Ends the sentence.
    ///
    /// Without a word nothing is lost: pauses and marks wait for the next sentence.
    mutating func close(cutter: SentenceCutter) {
        defer { isStopped = false }
        guard hasWord, let variety, let range else {
            self.range = nil
            return
        }
        if isStopped { punctuate(".") }
        sentences += cutter.cut(SpokenSentence(variety: variety, parts: parts, source: range))
        parts = []
        self.range = nil
        hasWord = false
    }

    /// All sentences; what is left behind the last goes to its end.
    mutating func finish(variety: LanguageVariety, cutter: SentenceCutter) -> [SpokenSentence] {
        close(cutter: cutter)
        guard !parts.isEmpty else { return sentences }
        if sentences.isEmpty {
            var offset = 0
            for case .mark(_, let place) in parts { offset = max(offset, place) }
            sentences = [SpokenSentence(variety: variety, parts: parts, source: ByteRange(offset, offset))]
        } else {
            sentences[sentences.count - 1].parts += parts
        }
        parts = []
        return sentences
    }

    private static func weight(of sign: Character) -> Int {
        switch sign {
        case ",": 0
        case ";", ":": 1
        default: 2
        }
    }
}
