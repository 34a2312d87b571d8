public import Accessibility
import Glibc
import TextProcessing

/// How espeak-ng is run.
public struct EspeakConfiguration: Hashable, Sendable {
    /// Name in configuration, answers and metrics.
    public var name: String
    /// Path of the program `chaka-espeak`.
    public var workerPath: String
    /// Most sentences at a time; each has a process of about 10 MB, which stays for the next one.
    public var workers: Int
    /// Voices that are offered.
    public var voices: [SpeechVoice]
    /// Most seconds of audio of one sentence.
    public var maximumSeconds: Int
    /// Whether the audio ends with the pause that espeak-ng makes at a sentence's end.
    public var endsWithPause: Bool

    /// Creates a configuration.
    ///
    /// - Parameters:
    ///   - name: Name of the engine.
    ///   - workerPath: Path of the program `chaka-espeak`; ``installedWorkerPath`` finds it.
    ///   - workers: Most sentences at a time.
    ///   - voices: Voices that are offered.
    ///   - maximumSeconds: Most seconds of audio of one sentence.
    ///   - endsWithPause: Whether the audio ends with a pause.
    public init(
        name: String = "espeak-ng", workerPath: String, workers: Int = 2,
        voices: [SpeechVoice] = EspeakConfiguration.standardVoices, maximumSeconds: Int = 600,
        endsWithPause: Bool = true
    ) {
        self.name = name
        self.workerPath = workerPath
        self.workers = workers
        self.voices = voices
        self.maximumSeconds = maximumSeconds
        self.endsWithPause = endsWithPause
    }

    /// The voices of espeak-ng for our languages.
    ///
    /// Spanish is `es-419`, for `es` lisps as in Castile. English is `en-us` and the British `en`. Aymara has no voice:
    /// the Quechua one is lent to it, with our phonemes.
    public static let standardVoices = [
        voice("es-419", .spanish),
        voice("qu", .quechua, lentTo: [.chankaQuechua, .collaoQuechua, .centralAymara, .aymara]),
        voice("en-us", .english),
        voice("en", .english),
    ]

    /// Path of the program `chaka-espeak` in the folder of the running program, or nil when it is not there.
    public static var installedWorkerPath: String? {
        guard let own = realpath("/proc/self/exe", nil) else { return nil }
        defer { free(own) }
        let folder = String(cString: own).split(separator: "/", omittingEmptySubsequences: false).dropLast()
        let path = folder.joined(separator: "/") + "/chaka-espeak"
        return access(path, X_OK) == 0 ? path : nil
    }

    private static func voice(
        _ name: String, _ variety: LanguageVariety, lentTo: [LanguageVariety] = []
    ) -> SpeechVoice {
        SpeechVoice(
            name: name, variety: variety, lentTo: lentTo, takesPhonemes: true, isReproducible: true,
            licence: "GPL-3.0-or-later")
    }
}
