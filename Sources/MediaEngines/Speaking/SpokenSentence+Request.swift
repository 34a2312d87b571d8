import Accessibility
import TextProcessing

extension SpokenSentence {
    /// The sentence in a manner of the whole speech.
    func spoken(_ manner: Prosody) -> SpokenSentence {
        if manner == .neutral { return self }
        var result = self
        result.parts = parts.map { part in
            guard case .word(var word) = part else { return part }
            word.prosody = manner * word.prosody
            return .word(word)
        }
        return result
    }

    /// The audio of a sentence without words, which needs no engine: its pauses; nil when it has words.
    var silence: SpeechAudio? {
        var samples = 0
        var times: [PartTime] = []
        for (index, part) in parts.enumerated() {
            times.append(PartTime(part: index, sample: samples))
            switch part {
            case .word: return nil
            case .pause(let milliseconds): samples += milliseconds * 22_050 / 1_000
            case .punctuation, .mark: continue
            }
        }
        return SpeechAudio(sampleRate: 22_050, samples: [Int16](repeating: 0, count: samples), times: times)
    }

    /// Identity of the audio: all that an engine can hear, and nothing of where it stands in the source.
    func digest(engine: String, voice: String) -> Digest {
        var fields = ["speech-1", engine, voice, variety.tag]
        for part in parts {
            switch part {
            case .word(let word):
                let prosody = word.prosody
                fields += [
                    "word", word.spoken, word.phonemes.map { "=" + $0 } ?? "", "\(prosody.rate)", "\(prosody.pitch)",
                    "\(prosody.volume)",
                ]
            case .punctuation(let character): fields += ["punctuation", String(character)]
            case .pause(let milliseconds): fields += ["pause", "\(milliseconds)"]
            case .mark: fields.append("mark")
            }
        }
        return Digest(fields: fields)
    }
}
