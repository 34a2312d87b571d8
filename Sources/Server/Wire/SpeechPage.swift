import Accessibility
import Foundation
import Gateway
import MediaEngines
import TextProcessing

/// The page that shows what is heard, with its audio inside: one file that can be kept or sent on.
struct SpeechPage: Sendable {
    let language: MessageLanguage

    /// The page of a speech, with what a citizen is to know of borrowed voices.
    func html(_ script: SpeechScript, _ spoken: [SpokenAudio]) async throws -> String {
        let format = [AudioFormat.mp3, .opus].first(where: \.isAvailable) ?? .wav
        let audio = Data(try await script.encoded(spoken, as: format)).base64EncodedString()
        let isSpanish = language == .spanish
        return ReadAlongPage(
            title: isSpanish ? "Texto con voz" : "Text with speech", variety: isSpanish ? .spanish : .english,
            audio: "data:\(format.mediaType);base64,\(audio)", notice: notice(spoken),
            previousLabel: isSpanish ? "Oración anterior" : "Previous sentence",
            nextLabel: isSpanish ? "Oración siguiente" : "Next sentence"
        ).html(script.timeline(spoken))
    }

    /// One sentence for each language whose voice is another one's; empty when none is.
    private func notice(_ spoken: [SpokenAudio]) -> String {
        var sentences: [String] = []
        for use in spoken.map(\.use) where use.isBorrowed {
            let sentence =
                language == .spanish
                ? "Voz sintética prestada: el texto en \(use.variety.tag) suena con una voz hecha para \(use.voiceVariety.tag)."
                : "Borrowed synthetic voice: the text in \(use.variety.tag) is heard with a voice made for \(use.voiceVariety.tag)."
            if !sentences.contains(sentence) { sentences.append(sentence) }
        }
        return sentences.joined(separator: " ")
    }
}
