import Accessibility
import Testing
import TextProcessing

/// Captions no viewer would read: they must neither fail nor lose a word.
@Suite struct CaptionLongTextTests {
    private static let long = String(repeating: "x", count: 500)
    private static let phrases: [String] = (0..<240).map { ["uno", "dos,", "de", "la"][$0 % 4] }
    private static let texts: [[String]] = [
        [String](repeating: "Quispe", count: 150), [String](repeating: "a", count: 1000), phrases, [long],
        ["a", long, "b"],
    ]

    @Test("a text of any shape is split without loss", arguments: texts)
    func split(words: [String]) {
        let text = words.joined(separator: " ")
        let cue = CaptionCue(id: "1", start: 0, end: 3_599_999_999_999, text: CaptionText(text))
        let document = CaptionDocument(format: .subRip, blocks: [.cue(cue)])
        for rules in [CaptionRules.netflix, CaptionRules(lineLength: 10), CaptionRules(lineLength: 1, lineCount: 1)] {
            let cues = CaptionFitting(rules: rules, variety: .spanish).fitted(document).cues
            let joined = cues.flatMap { $0.text.plain.split { $0 == " " || $0 == "\n" } }.map(String.init)
            #expect(joined == words)
            #expect(cues.last?.end == 3_599_999_999_999)
        }
    }

    @Test("many tags that do not end are characters")
    func openTags() throws {
        let text = String(repeating: "<", count: 100_000)
        let file = "WEBVTT\n\n00:01.000 --> 00:02.000\n\(text)\n"
        #expect(try CaptionFormat.webVTT.read(Array(file.utf8)).document.cues.map(\.text.plain) == [text])
    }
}
