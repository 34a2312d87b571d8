import Accessibility

/// What a sentence without a word sounds like: nothing, at a usual rate.
enum EmptySpeech {
    /// Samples a second.
    static let sampleRate = 22_050
}

extension SpokenSentence {
    /// Words as they are said and punctuation, on one line, for engines that take text; empty without a word.
    var plainReading: String {
        var text = ""
        var hasWord = false
        for part in parts {
            switch part {
            case .word(let word):
                if !text.isEmpty { text += " " }
                text += word.spoken
                hasWord = hasWord || !word.spoken.isEmpty
            case .punctuation(let mark): text.append(mark)
            case .pause, .mark: break
            }
        }
        return hasWord ? String(String.UnicodeScalarView(text.unicodeScalars.map { $0.value < 0x20 ? " " : $0 })) : ""
    }

    /// Prosody of the first word: that of the sentence for engines that know only one.
    var leadingProsody: Prosody {
        for case .word(let word) in parts { return word.prosody }
        return .neutral
    }

    /// Prosody that all words share, or nil when they differ.
    var commonProsody: Prosody? {
        let leading = leadingProsody
        for case .word(let word) in parts where word.prosody != leading { return nil }
        return leading
    }
}
