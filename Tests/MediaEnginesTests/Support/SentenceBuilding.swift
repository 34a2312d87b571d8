import Accessibility
import TextProcessing

extension SpokenSentence {
    /// A sentence of words and the punctuation behind them: `Hola, vecina.`; a word in `/ /` is phonemes.
    init(_ text: String, _ variety: LanguageVariety = .spanish, prosody: Prosody = .neutral) {
        var parts: [SpokenPart] = []
        var place = 0
        for token in text.split(separator: " ") {
            var word = token
            var marks: [Character] = []
            while let last = word.last, ",;:.?!…".contains(last) { marks.insert(word.removeLast(), at: 0) }
            if !word.isEmpty {
                let isPhonemes = word.count > 2 && word.first == "/" && word.last == "/"
                parts.append(
                    .word(
                        SpokenWord(
                            spoken: String(word), phonemes: isPhonemes ? String(word.dropFirst().dropLast()) : nil,
                            source: ByteRange(place, place + word.utf8.count), prosody: prosody)))
            }
            parts += marks.map { .punctuation($0) }
            place += token.utf8.count + 1
        }
        self.init(variety: variety, parts: parts, source: ByteRange(0, text.utf8.count))
    }
}

extension ContinuousClock.Instant {
    /// A deadline that no test reaches.
    static var distant: ContinuousClock.Instant { .now + .seconds(60) }
}
