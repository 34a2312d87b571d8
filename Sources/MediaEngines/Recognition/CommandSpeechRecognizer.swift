public import Accessibility
public import TextProcessing

/// A program that writes down speech, started for each recording.
///
/// It gets a WAVE file of one channel, 16 bits linear: as a file in a private folder that is removed afterwards, or on
/// standard input. What it writes to standard output is the text. Of the variables of this process it gets `PATH`,
/// `HOME`, `LANG` and `LC_ALL` only.
public struct CommandSpeechRecognizer: SpeechRecognizer {
    /// How the program is called.
    public struct Configuration: Hashable, Sendable {
        /// Name in configuration, answers and metrics.
        public var name: String
        /// Path of the program and its arguments, given to it as they are, without a shell.
        ///
        /// In the arguments `{file}` (path of the WAVE file) and `{language}` (a tag: `es`) are replaced; without
        /// `{file}` the WAVE file comes on standard input.
        public var command: [String]
        /// Languages it hears.
        public var varieties: [LanguageVariety]
        /// Samples a second that it wants.
        public var sampleRate: Int
        /// Most programs at a time.
        public var concurrency: Int
        /// Most seconds of audio of one recording.
        public var maximumSeconds: Int
        /// Folder in which the private folders are made; one in memory keeps voices off the disk.
        public var temporaryFolder: String

        /// Creates a configuration.
        ///
        /// - Parameters:
        ///   - name: Name of the recognizer.
        ///   - command: Path of the program and its arguments.
        ///   - varieties: Languages it hears.
        ///   - sampleRate: Samples a second that it wants.
        ///   - concurrency: Most programs at a time.
        ///   - maximumSeconds: Most seconds of audio of one recording.
        ///   - temporaryFolder: Folder in which the private folders are made.
        public init(
            name: String, command: [String], varieties: [LanguageVariety], sampleRate: Int = 16_000,
            concurrency: Int = 1, maximumSeconds: Int = 600, temporaryFolder: String = "/tmp"
        ) {
            self.name = name
            self.command = command
            self.varieties = varieties
            self.sampleRate = sampleRate
            self.concurrency = concurrency
            self.maximumSeconds = maximumSeconds
            self.temporaryFolder = temporaryFolder
        }
    }

    private static let maximumTextBytes = 1 << 20

    private let configuration: Configuration
    private let permits: Permits

    /// Creates a recognizer; the program is started when there is something to hear.
    public init(_ configuration: Configuration) {
        self.configuration = configuration
        permits = Permits(max(1, configuration.concurrency))
    }

    /// Name in configuration, answers and metrics.
    public var name: String { configuration.name }
    /// Languages it hears.
    public var varieties: [LanguageVariety] { configuration.varieties }

    /// Writes down what is said, by one run of the program.
    ///
    /// - Parameters:
    ///   - audio: One channel of samples.
    ///   - variety: Language that is spoken.
    ///   - deadline: When the program is killed.
    /// - Returns: What was understood, its lines joined by spaces.
    /// - Throws: ``SpeechError``, or `CancellationError` when the caller's task was cancelled.
    public func transcribe(
        _ audio: SpeechAudio, variety: LanguageVariety, deadline: ContinuousClock.Instant
    ) async throws -> Transcript {
        guard varieties.contains(variety) || varieties.contains(variety.withoutRegion) else {
            throw SpeechError.noVoice(variety)
        }
        guard audio.milliseconds <= configuration.maximumSeconds * 1_000 else {
            throw SpeechError.tooLarge(what: "seconds of audio", limit: configuration.maximumSeconds)
        }
        guard !audio.samples.isEmpty else { return Transcript(text: "") }
        let configuration = configuration
        do {
            return try await permits.withPermit(until: deadline) {
                try await BlockingThread.run(engine: name) { interruption in
                    let wave = WaveFile.encode(try audio.resampled(to: configuration.sampleRate))
                    let output = try Self.run(
                        configuration, wave: wave, language: variety.tag, deadline: deadline,
                        interruption: interruption)
                    return Transcript(text: String(decoding: output, as: UTF8.self).trimmed)
                }
            }
        } catch let fault as ProcessFault {
            throw fault.error(of: name)
        }
    }

    private static func run(
        _ configuration: Configuration, wave: [UInt8], language: String, deadline: ContinuousClock.Instant,
        interruption: Interruption
    ) throws(ProcessFault) -> [UInt8] {
        var run = CommandRun(
            arguments: CommandTemplate.filled(configuration.command, ["language": language]),
            environment: CommandTemplate.environment, maximumOutputBytes: maximumTextBytes)
        guard CommandTemplate.hasPlace("file", in: configuration.command) else {
            return try run.output(for: wave, deadline: deadline, interruption: interruption)
        }
        let folder = try PrivateFolder(in: configuration.temporaryFolder)
        defer { folder.remove(files: ["speech.wav"]) }
        let file = try folder.write(wave, to: "speech.wav")
        run.arguments = CommandTemplate.filled(configuration.command, ["language": language, "file": file])
        return try run.output(for: [], deadline: deadline, interruption: interruption)
    }
}
