public import Accessibility
import TextProcessing

/// A program that speaks, started for each sentence.
///
/// It gets the text on standard input, in UTF-8 with a line feed at its end, and writes audio to standard output.
/// Phonemes and prosody of single words are not passed on, and it tells no times of words. Of the variables of this
/// process it gets `PATH`, `HOME`, `LANG` and `LC_ALL` only.
public struct CommandSpeechEngine: SpeechEngine {
    /// What a program writes.
    public enum Output: Hashable, Sendable {
        /// RIFF WAVE, with the length in its head or, as programs write that cannot know it, without.
        case wave
        /// Samples alone: signed 16 bits, little-endian, one channel.
        case samples(perSecond: Int)
    }

    /// How the program is called.
    public struct Configuration: Hashable, Sendable {
        /// Name in configuration, answers and metrics.
        public var name: String
        /// Path of the program and its arguments, given to it as they are, without a shell.
        ///
        /// In the arguments `{voice}`, `{language}` (a tag: `quz`), `{rate}` (a factor: `1.25`) and `{wordsPerMinute}`
        /// (175 at factor 1) are replaced.
        public var command: [String]
        /// What it writes.
        public var output: Output
        /// Voices it has.
        public var voices: [SpeechVoice]
        /// Most programs at a time.
        public var concurrency: Int
        /// Most bytes of audio of one sentence.
        public var maximumBytes: Int

        /// Creates a configuration.
        ///
        /// - Parameters:
        ///   - name: Name of the engine.
        ///   - command: Path of the program and its arguments.
        ///   - output: What it writes.
        ///   - voices: Voices it has.
        ///   - concurrency: Most programs at a time.
        ///   - maximumBytes: Most bytes of audio of one sentence.
        public init(
            name: String, command: [String], output: Output = .wave, voices: [SpeechVoice], concurrency: Int = 2,
            maximumBytes: Int = 64 << 20
        ) {
            self.name = name
            self.command = command
            self.output = output
            self.voices = voices
            self.concurrency = concurrency
            self.maximumBytes = maximumBytes
        }
    }

    private let configuration: Configuration
    private let permits: Permits

    /// Creates an engine; the program is started when something is to be said.
    public init(_ configuration: Configuration) {
        self.configuration = configuration
        permits = Permits(max(1, configuration.concurrency))
    }

    /// Name in configuration, answers and metrics.
    public var name: String { configuration.name }
    /// The voices it has.
    public var voices: [SpeechVoice] { configuration.voices }

    /// Speaks one sentence by one run of the program.
    ///
    /// - Parameters:
    ///   - sentence: What is said.
    ///   - voice: One of ``voices``.
    ///   - deadline: When the program is killed.
    /// - Returns: The audio, without times.
    /// - Throws: ``SpeechError``, or `CancellationError` when the caller's task was cancelled.
    public func speak(
        _ sentence: SpokenSentence, voice: SpeechVoice, deadline: ContinuousClock.Instant
    ) async throws -> SpeechAudio {
        guard voices.contains(where: { $0.name == voice.name }) else { throw SpeechError.unknownVoice(voice.name) }
        let text = sentence.plainReading
        guard !text.isEmpty else { return SpeechAudio(sampleRate: EmptySpeech.sampleRate, samples: []) }
        let run = CommandRun(
            arguments: arguments(voice: voice, sentence: sentence), environment: CommandTemplate.environment,
            maximumOutputBytes: configuration.maximumBytes)
        let output = configuration.output
        do {
            return try await permits.withPermit(until: deadline) {
                try await BlockingThread.run(engine: name) { interruption in
                    let bytes = try run.output(
                        for: Array(text.utf8) + [0x0A], deadline: deadline, interruption: interruption)
                    return try Self.decode(bytes, output)
                }
            }
        } catch let fault as ProcessFault {
            throw fault.error(of: name)
        }
    }

    private func arguments(voice: SpeechVoice, sentence: SpokenSentence) -> [String] {
        let rate = sentence.leadingProsody.rate
        return CommandTemplate.filled(
            configuration.command,
            [
                "voice": voice.name, "language": sentence.variety.tag,
                "rate": "\((rate * 100).rounded() / 100)", "wordsPerMinute": "\(Int((rate * 175).rounded()))",
            ])
    }

    private static func decode(_ bytes: [UInt8], _ output: Output) throws(ProcessFault) -> SpeechAudio {
        switch output {
        case .wave:
            do throws(WaveFileError) {
                return try WaveFile.decode(bytes)
            } catch {
                throw .refused(error.reason)
            }
        case .samples(let perSecond):
            guard bytes.count.isMultiple(of: 2), !bytes.isEmpty else { throw .refused("the samples are cut off") }
            return SpeechAudio(sampleRate: perSecond, samples: WaveFile.samples(linear16: bytes[...]))
        }
    }
}
