import TextProcessing

/// Writes the captions of a speech.
public enum SpeechCaptionWriter {
    /// WebVTT, each caption with its language, and each word with its time for players that show words as they are heard.
    ///
    /// Source: WebVTT: The Web Video Text Tracks Format, W3C Candidate Recommendation (2019), sections 4.1 and 4.2.
    ///
    /// - Parameters:
    ///   - cues: The captions.
    ///   - hasWordTimes: Whether words have times.
    /// - Returns: The file.
    public static func webVTT(_ cues: [SpeechCue], hasWordTimes: Bool = true) -> String {
        var result = "WEBVTT\n"
        for (index, cue) in cues.enumerated() {
            result += "\n\(index + 1)\n\(time(cue.start, ".")) --> \(time(cue.end, "."))\n<lang \(cue.variety.tag)>"
            var last = cue.start
            for (number, line) in cue.lines.enumerated() {
                if number > 0 { result += "\n" }
                for word in line {
                    let text = word.text.drop { $0 == " " }
                    if text.utf8.count < word.text.utf8.count { result += " " }
                    // A time within a caption must lie within it and behind the one in front.
                    if hasWordTimes, word.start > last, word.start < cue.end {
                        result += "<\(time(word.start, "."))>"
                        last = word.start
                    }
                    result += escaped(text)
                }
            }
            result += "</lang>\n"
        }
        return result
    }

    /// SubRip (`.srt`), which has neither languages nor escapes: an arrow in the text, which some readers take for a time, is
    /// written with one dash.
    ///
    /// - Parameter cues: The captions.
    /// - Returns: The file.
    public static func subRip(_ cues: [SpeechCue]) -> String {
        var result = ""
        for (index, cue) in cues.enumerated() {
            if index > 0 { result += "\n" }
            let text = cue.text.replacing("-->", with: "->")
            result += "\(index + 1)\n\(time(cue.start, ",")) --> \(time(cue.end, ","))\n\(text)\n"
        }
        return result
    }

    /// Hours, minutes, seconds and milliseconds: `00:01:02.345`.
    private static func time(_ milliseconds: Int, _ separator: String) -> String {
        let seconds = milliseconds / 1_000
        return padded(seconds / 3_600, 2) + ":" + padded(seconds / 60 % 60, 2) + ":" + padded(seconds % 60, 2)
            + separator
            + padded(milliseconds % 1_000, 3)
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }

    private static func escaped(_ text: Substring) -> String {
        MarkupText.escaped(text, ["\u{200E}": "&lrm;", "\u{200F}": "&rlm;"], isXML: false)
    }
}
