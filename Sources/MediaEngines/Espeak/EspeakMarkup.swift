import Accessibility
import Glibc
import TextProcessing

/// A sentence as espeak-ng takes it: SSML with a mark before each part whose time is wanted, and phonemes in `[[ ]]`.
///
/// A `<mark/>` changes no sample of what espeak-ng says. Words get their rate, pitch and volume from the parameters of the
/// whole sentence when they share them, else from `<prosody>` elements; espeak-ng speaks between 80 and 450 words a
/// minute, so factors of rate under 0.46 and over 2.57 sound like those.
struct EspeakMarkup: Hashable {
    /// SSML without a root element, which espeak-ng does not need.
    private(set) var text = ""
    /// Rate, pitch and volume of all of it.
    let parameters: EspeakParameters
    /// Whether there is anything to say.
    private(set) var hasWord = false
    /// Parts that got a mark.
    private(set) var marked: [Int] = []

    // Marks since the last word: punctuation has to stand right behind the word.
    private var pending = ""
    private var current: EspeakParameters

    /// Writes a sentence.
    ///
    /// - Parameter sentence: What is said.
    /// - Throws: ``SpeechError/invalidDocument(offset:reason:)`` for phonemes that cannot be mnemonics.
    init(_ sentence: SpokenSentence) throws(SpeechError) {
        parameters = EspeakParameters(sentence.commonProsody ?? .neutral)
        current = parameters
        for (index, part) in sentence.parts.enumerated() {
            switch part {
            case .word(let word): try append(word, index)
            case .punctuation(let mark): text += Self.escaped(String(mark))
            case .pause(let milliseconds):
                flush()
                separate()
                text += Self.mark(index) + "<break time=\"\(min(max(milliseconds, 0), 60_000))ms\"/>"
                marked.append(index)
            case .mark:
                pending += Self.mark(index)
                marked.append(index)
            }
        }
        flush()
        setProsody(parameters)
    }

    private mutating func append(_ word: SpokenWord, _ index: Int) throws(SpeechError) {
        guard !word.spoken.isEmpty || word.phonemes != nil else { return }
        flush()
        separate()
        setProsody(parameters(of: word))
        text += Self.mark(index)
        marked.append(index)
        hasWord = true
        guard let phonemes = word.phonemes else {
            text += Self.escaped(word.spoken)
            return
        }
        guard phonemes.utf8.allSatisfy({ (0x20..<0x7F).contains($0) && $0 != 0x5B && $0 != 0x5D }) else {
            throw .invalidDocument(
                offset: word.source.lowerBound, reason: "phonemes are printable ASCII without square brackets")
        }
        text += "[[" + Self.escaped(phonemes) + "]]"
    }

    private func parameters(of word: SpokenWord) -> EspeakParameters { EspeakParameters(word.prosody) }

    private mutating func flush() {
        guard !pending.isEmpty else { return }
        separate()
        text += pending
        pending = ""
    }

    private mutating func separate() {
        if !text.isEmpty, text.utf8.last != 0x20 { text += " " }
    }

    private mutating func setProsody(_ wanted: EspeakParameters) {
        guard wanted != current else { return }
        if current != parameters { text += "</prosody>" }
        if wanted != parameters {
            let percent = wanted.wordsPerMinute * 100 / parameters.wordsPerMinute
            text += "<prosody rate=\"\(percent)%\" pitch=\"\(wanted.pitch)\" volume=\"\(wanted.volume)\">"
        }
        current = wanted
    }

    private static func mark(_ part: Int) -> String { "<mark name=\"\(part)\"/>" }

    /// Text in which nothing is markup: entities for the characters of XML, spaces for what would open phonemes.
    private static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "&": result += "&amp;"
            case "[", "]": result += " "
            case _ where scalar.value < 0x20 || scalar.value == 0x7F: result += " "
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}

/// Rate, pitch and volume in espeak-ng's units.
struct EspeakParameters: Hashable {
    /// Words a minute, 80 to 450; 175 is the voice's own.
    let wordsPerMinute: Int
    /// 0 to 99, an octave each way from 50.
    let pitch: Int
    /// 0 to 200; 100 is the voice's own.
    let volume: Int

    /// Converts factors.
    init(_ prosody: Prosody) {
        wordsPerMinute = min(max(Int((175 * prosody.rate).rounded()), 80), 450)
        pitch = min(max(Int((50 + 50 * log2(prosody.pitch)).rounded()), 0), 99)
        volume = min(max(Int((100 * prosody.volume).rounded()), 0), 200)
    }
}
