import Accessibility
import TextProcessing

/// A speech made of a text: words are runs of letters, each a part; `,.?!:` are punctuation.
enum SpeechFixture {
    /// A sentence of a text from a byte of it on.
    static func sentence(_ text: String, from start: Int = 0, _ variety: LanguageVariety = .spanish) -> SpokenSentence {
        var parts: [SpokenPart] = []
        var word: [UInt8] = []
        let bytes = Array(text.utf8)
        for (index, byte) in (bytes + [0x20]).enumerated() {
            let isLetter = byte >= 0x80 || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF)
            // Quotation marks of Spanish are two bytes that begin with C2.
            if isLetter, byte != 0xC2, !(word.isEmpty && (byte == 0xAB || byte == 0xBB)) {
                if byte == 0xBB, bytes[index - 1] == 0xC2 { continue }
                word.append(byte)
                continue
            }
            if !word.isEmpty {
                let end = start + index
                parts.append(
                    .word(
                        SpokenWord(
                            spoken: String(decoding: word, as: UTF8.self), source: ByteRange(end - word.count, end))))
                word = []
            }
            if ",.?!:".utf8.contains(byte) { parts.append(.punctuation(Character(Unicode.Scalar(byte)))) }
        }
        return SpokenSentence(variety: variety, parts: parts, source: ByteRange(start, start + bytes.count))
    }

    /// Audio at 1 kHz, so that a sample is a millisecond; parts begin where they are said to.
    static func audio(_ milliseconds: Int, _ starts: [Int] = []) -> SpeechAudio {
        SpeechAudio(
            sampleRate: 1_000, samples: [Int16](repeating: 0, count: milliseconds),
            times: starts.enumerated().map { PartTime(part: $0.offset, sample: $0.element) })
    }

    /// The timeline of sentences that follow each other in a text, each as long as its letters times 100 ms.
    static func timeline(_ text: String, _ sentences: [(Int, String, LanguageVariety)]) -> SpeechTimeline {
        var timeline = SpeechTimeline(source: SpokenSource(text))
        for (start, sentence, variety) in sentences {
            timeline.append(
                Self.sentence(sentence, from: start, variety), audio(sentence.unicodeScalars.count * 100))
        }
        return timeline
    }
}
