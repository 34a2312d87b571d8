public import TextProcessing

/// A page that shows a text and plays its speech, and highlights what is heard.
///
/// It is one file beside the audio. Without script it is the text with an audio player; with it, the sentence and the word
/// that are heard are highlighted, two buttons go from sentence to sentence by keyboard, and a click on a word goes there.
/// The highlighted word is underlined too, so that colour is not all that tells it; contrasts are above 7 to 1 (WCAG 2.2,
/// 1.4.6).
public struct ReadAlongPage: Hashable, Sendable {
    /// Title and heading.
    public var title: String
    /// Language of the page's own words.
    public var variety: LanguageVariety
    /// Address of the audio.
    public var audio: String
    /// What a citizen is to know of the speech, such as a voice that is borrowed; empty for nothing.
    public var notice: String
    /// Label of the button that goes a sentence back.
    public var previousLabel: String
    /// Label of the button that goes a sentence on.
    public var nextLabel: String

    /// Creates a page.
    ///
    /// - Parameters:
    ///   - title: Title and heading.
    ///   - variety: Language of the page's own words.
    ///   - audio: Address of the audio: a path beside the page, or a URL.
    ///   - notice: What a citizen is to know of the speech.
    ///   - previousLabel: Label of the button that goes a sentence back.
    ///   - nextLabel: Label of the button that goes a sentence on.
    public init(
        title: String, variety: LanguageVariety, audio: String, notice: String = "",
        previousLabel: String = "Oración anterior", nextLabel: String = "Oración siguiente"
    ) {
        self.title = title
        self.variety = variety
        self.audio = audio
        self.notice = notice
        self.previousLabel = previousLabel
        self.nextLabel = nextLabel
    }

    /// Writes the page.
    ///
    /// - Parameter timeline: The speech.
    /// - Returns: HTML in UTF-8.
    public func html(_ timeline: SpeechTimeline) -> String {
        let title = Self.escaped(title)
        let notice = notice.isEmpty ? "" : "<p class=\"notice\">\(Self.escaped(notice))</p>\n"
        return """
            <!DOCTYPE html>
            <html lang="\(variety.tag)">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(title)</title>
            <style>
            \(Self.style)
            </style>
            </head>
            <body>
            <main>
            <h1>\(title)</h1>
            \(notice)<div class="player">
            <audio controls preload="metadata" src="\(Self.escaped(audio))" aria-label="\(title)"></audio>
            <button type="button" data-step="-1" hidden>\(Self.escaped(previousLabel))</button>
            <button type="button" data-step="1" hidden>\(Self.escaped(nextLabel))</button>
            </div>
            \(paragraphs(timeline))</main>
            <script>
            \(Self.script)
            </script>
            </body>
            </html>

            """
    }

    private func paragraphs(_ timeline: SpeechTimeline) -> String {
        var result = ""
        var last: TimedSentence?
        for timed in timeline.sentences where timed.sentence.hasWords {
            let place = timed.sentence.source.lowerBound
            if let end = last?.sentence.source.upperBound {
                result += timeline.source.endsParagraph(between: end, and: place) ? "</p>\n<p>" : "\n"
            } else {
                result += "<p>"
            }
            result +=
                "<span class=\"sentence\" lang=\"\(timed.sentence.variety.tag)\" \(Self.times(timed.start, timed.end))>"
            for word in timeline.shownWords(of: timed) {
                if word.followsSpace { result += " " }
                result += "<span class=\"word\" \(Self.times(word.start, word.end))>\(Self.escaped(word.text))</span>"
            }
            result += "</span>"
            last = timed
        }
        return last == nil ? "" : result + "</p>\n"
    }

    /// Seconds, as the audio element counts.
    private static func times(_ start: Int, _ end: Int) -> String {
        "data-start=\"\(seconds(start))\" data-end=\"\(seconds(end))\""
    }

    private static func seconds(_ milliseconds: Int) -> String {
        let rest = String(milliseconds % 1_000)
        return "\(milliseconds / 1_000)." + String(repeating: "0", count: 3 - rest.count) + rest
    }

    private static func escaped(_ text: String) -> String {
        MarkupText.escaped(text, ["\"": "&quot;", "'": "&#39;"])
    }
}
