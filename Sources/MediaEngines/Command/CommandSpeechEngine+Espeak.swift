import Accessibility
import TextProcessing

extension CommandSpeechEngine.Configuration {
    /// The program `espeak-ng`, for installations without `chaka-espeak`.
    ///
    /// It takes no phonemes and tells no times, so its Quechua voice is not lent to Aymara.
    ///
    /// - Parameters:
    ///   - path: Path of the program.
    ///   - concurrency: Most programs at a time.
    /// - Returns: A configuration with the voices of ``EspeakConfiguration/standardVoices``.
    public static func espeakProgram(
        at path: String = "/usr/bin/espeak-ng", concurrency: Int = 2
    ) -> CommandSpeechEngine.Configuration {
        let voices = EspeakConfiguration.standardVoices.map { voice in
            var voice = voice
            voice.takesPhonemes = false
            voice.lentTo.removeAll { $0 == .aymara || $0 == .centralAymara }
            return voice
        }
        return CommandSpeechEngine.Configuration(
            name: "espeak-ng", command: [path, "--stdout", "-v", "{voice}", "-s", "{wordsPerMinute}"], voices: voices,
            concurrency: concurrency)
    }
}
