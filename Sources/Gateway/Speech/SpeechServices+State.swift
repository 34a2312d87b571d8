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
    /// The gateway's own engine is asked for one word.
    ///
    /// - Parameter configuration: The configuration in force.
    /// - Returns: What was found, own engine first.
    func findings(_ configuration: GatewayConfiguration) async -> [DiagnosisFinding] {
        var findings: [DiagnosisFinding] = []
        if let remedy {
            findings.append(
                DiagnosisFinding(
                    subject: "speech", state: LocalizedText(es: "sin espeak-ng", en: "without espeak-ng"),
                    remedy: LocalizedText(verbatim: remedy)))
        }
        if let espeak { findings.append(await Self.finding(of: espeak)) }
        let entries = configuration.speech.entries
        let listed =
            entries.engines.map { entry in
                ListedFinding(
                    subject: "speech \(entry.id)", state: Self.list(entry.voices), command: entry.command,
                    isExternal: entry.isExternal)
            }
            + entries.recognizers.map { entry in
                ListedFinding(
                    subject: "recognizer \(entry.id)",
                    state: entry.languageCodes.keys.map(\.tag).sorted().joined(separator: " "),
                    command: entry.command, isExternal: entry.isExternal)
            }
        findings += listed.map { $0.finding(in: configuration) }
        return findings
    }

    private static func list(_ voices: [SpeechVoice]) -> String {
        voices.map { "\($0.variety):\($0.name)" }.joined(separator: " ")
    }

    private static func finding(of engine: EspeakEngine) async -> DiagnosisFinding {
        var reason: LocalizedText?
        if let voice = engine.voices.first {
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
        return DiagnosisFinding(
            subject: "speech \(engine.name)", state: LocalizedText(verbatim: list(engine.voices)), remedy: reason)
    }
}
