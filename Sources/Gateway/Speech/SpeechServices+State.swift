import Accessibility
import MediaEngines
import TextProcessing

extension SpeechServices {
    /// Speaks one word with each language of the gateway's own engine, so that the first citizen does not wait for its start.
    ///
    /// What fails here fails again, and is told, when somebody wants to hear something.
    public func warmUp() async {
        guard let espeak else { return }
        for variety in [LanguageVariety.spanish, .quechua] {
            guard let voice = espeak.voices.first(where: { $0.variety == variety }) else { continue }
            let word = SpokenPart.word(SpokenWord(spoken: "a", source: ByteRange(0, 1)))
            let sentence = SpokenSentence(variety: variety, parts: [word], source: ByteRange(0, 1))
            _ = try? await espeak.speak(sentence, voice: voice, deadline: .now + .seconds(10))
        }
    }

    /// What `chaka doctor` says of speech: voices by language, recognizers, and what is missing.
    ///
    /// Each own voice is asked for one word.
    func findings() async -> [DiagnosisFinding] {
        var findings: [DiagnosisFinding] = []
        if let remedy {
            findings.append(
                DiagnosisFinding(
                    subject: "speech", state: LocalizedText(es: "sin espeak-ng", en: "without espeak-ng"),
                    remedy: LocalizedText(verbatim: remedy)))
        }
        for engine in speaker.engines {
            let names = engine.voices.map { "\($0.variety):\($0.name)" }.joined(separator: " ")
            var reason: LocalizedText?
            if engine.name == espeak?.name, let voice = engine.voices.first {
                let word = SpokenPart.word(SpokenWord(spoken: "a", source: ByteRange(0, 1)))
                do {
                    let sentence = SpokenSentence(variety: voice.variety, parts: [word], source: ByteRange(0, 1))
                    _ = try await engine.speak(sentence, voice: voice, deadline: .now + .seconds(10))
                } catch {
                    reason = LocalizedText(
                        es: "no habla (\(error)); instale espeak-ng-data",
                        en: "it does not speak (\(error)); install espeak-ng-data")
                }
            }
            findings.append(
                DiagnosisFinding(
                    subject: "speech \(engine.name)", state: LocalizedText(verbatim: names), remedy: reason))
        }
        for recognizer in recognizers {
            findings.append(
                DiagnosisFinding(
                    subject: "recognizer \(recognizer.name)",
                    state: LocalizedText(verbatim: recognizer.varieties.map(\.tag).joined(separator: " "))))
        }
        return findings
    }
}
