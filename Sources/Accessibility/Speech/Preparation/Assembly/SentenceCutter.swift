import TextProcessing

/// Cuts a long sentence so that its first part can be heard while the rest is spoken.
struct SentenceCutter {
    /// Characters said that one part may have.
    static let limit = 250
    /// A part shorter than this is not made for the sake of a good place.
    private static let shortest = 80
    let conjunctions: [LanguageVariety: Set<String>]

    /// The sentence, or its parts: cut behind punctuation, else before a conjunction, else between two words.
    func cut(_ sentence: SpokenSentence) -> [SpokenSentence] {
        let lengths = sentence.parts.map(Self.length)
        guard lengths.reduce(0, +) > Self.limit else { return [sentence] }
        let words = conjunctions[sentence.variety.withoutRegion] ?? []
        var cuts: [Int] = []
        var start = 0
        var index = 0
        var length = 0
        var place: (index: Int, isPunctuation: Bool)?
        while index < lengths.count {
            if length + lengths[index] > Self.limit, index > start, lengths[index] > 0 {
                let cut = place?.index ?? index
                cuts.append(cut)
                start = cut
                index = cut
                length = 0
                place = nil
                continue
            }
            switch sentence.parts[index] {
            case .word(let word) where length >= Self.shortest && words.contains(word.spoken.lowercased()):
                if place?.isPunctuation != true { place = (index, false) }
            case .punctuation where length >= Self.shortest: place = (index + 1, true)
            default: break
            }
            length += lengths[index]
            index += 1
        }
        return divide(sentence, at: cuts)
    }

    private func divide(_ sentence: SpokenSentence, at cuts: [Int]) -> [SpokenSentence] {
        var result: [SpokenSentence] = []
        var first = 0
        var start = sentence.source.lowerBound
        for cut in cuts + [sentence.parts.count] where cut > first {
            let parts = Array(sentence.parts[first..<cut])
            var end = start
            for case .word(let word) in parts { end = max(end, word.source.upperBound) }
            if cut == sentence.parts.count { end = sentence.source.upperBound }
            var from = start
            if first > 0 {
                for case .word(let word) in parts {
                    from = word.source.lowerBound
                    break
                }
            }
            let source = ByteRange<OriginalText>(from, max(from, end))
            result.append(SpokenSentence(variety: sentence.variety, parts: parts, source: source))
            first = cut
            start = end
        }
        return result
    }

    private static func length(_ part: SpokenPart) -> Int {
        switch part {
        case .word(let word): word.spoken.unicodeScalars.count + 1
        case .punctuation, .pause, .mark: 0
        }
    }
}
