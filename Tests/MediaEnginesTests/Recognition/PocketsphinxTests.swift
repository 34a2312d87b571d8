import Accessibility
import Testing
import TextProcessing

@testable import MediaEngines

/// What the gateway says, a real recognizer understands.
///
/// The acoustic model was trained on people; without a grammar it makes little of espeak-ng's voice, so it gets one of
/// what can be said: 7 verbs, 8 things and 5 times, 672 sentences.
@Suite(
    .enabled(
        if: InstalledPrograms.pocketsphinx != nil && InstalledPrograms.espeakWorker != nil,
        "pocketsphinx with its English model, or chaka-espeak, is not there"))
struct PocketsphinxTests {
    private static let grammar = """
        #JSGF V1.0;
        grammar office;
        public <sentence> = [please] <verb> the <thing> [<when>];
        <verb> = open | close | show me | send me | pay | read | repeat;
        <thing> = door | office | bill | letter | form | market | hospital | school;
        <when> = today | tomorrow morning | on monday | now | next week;

        """

    private static let sentences = [
        "please open the door now", "read the letter tomorrow morning", "please show me the hospital",
        "pay the bill on monday", "close the school next week", "send me the form today",
        "please repeat the letter", "open the market tomorrow morning",
    ]

    @Test("at most a quarter of the words is wrong")
    func wordErrorRate() async throws {
        let folder = try PrivateFolder(in: "/tmp")
        defer { folder.remove(files: ["office.jsgf"]) }
        let grammar = try folder.write(Array(Self.grammar.utf8), to: "office.jsgf")
        let engine = EspeakEngine(EspeakConfiguration(workerPath: try #require(InstalledPrograms.espeakWorker)))
        let voice = try #require(engine.voices.first { $0.name == "en" })
        let recognizer = CommandSpeechRecognizer(
            CommandSpeechRecognizer.Configuration(
                name: "pocketsphinx",
                command: [
                    try #require(InstalledPrograms.pocketsphinx), "-infile", "{file}", "-jsgf", grammar,
                ], varieties: [.english]))
        var errors = 0
        var words = 0
        for sentence in Self.sentences {
            let audio = try await engine.speak(
                SpokenSentence(sentence + ".", .english), voice: voice, deadline: .distant)
            let heard = try await recognizer.transcribe(audio, variety: .english, deadline: .distant)
            let reference = sentence.split(separator: " ")
            errors += Self.distance(reference, heard.text.split(separator: " "))
            words += reference.count
        }
        #expect(words == 39)
        #expect(errors * 4 <= words, "\(errors) of \(words) words")
    }

    /// Insertions, deletions and substitutions that make one row of words the other (Levenshtein 1966).
    private static func distance(_ reference: [Substring], _ hypothesis: [Substring]) -> Int {
        var row = Array(0...hypothesis.count)
        for (index, word) in reference.enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for (place, other) in hypothesis.enumerated() {
                let above = row[place + 1]
                row[place + 1] = min(diagonal + (word == other ? 0 : 1), above + 1, row[place] + 1)
                diagonal = above
            }
        }
        return row[hypothesis.count]
    }
}
