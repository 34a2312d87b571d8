import Accessibility
import ArgumentParser
import Foundation
import Gateway
import MediaEngines
import TextProcessing

/// `chaka speak`: a text as audio, or what would be said.
struct SpeakCommand: AsyncParsableCommand {
    /// What is printed instead of writing audio.
    enum View: String, CaseIterable, ExpressibleByArgument {
        /// The words as they are said, a sentence a line.
        case words
        /// The phonemes that a voice gets, in espeak-ng's mnemonics, where they are ours.
        case phonemes
        /// Speech marks, one JSON object a line.
        case marks
        /// WebVTT of the speech.
        case vtt
        /// SubRip of the speech.
        case srt
        /// Which voice speaks which language.
        case voices
    }

    static let configuration = CommandConfiguration(
        commandName: "speak", abstract: "Speak a text, or show how it would be said.",
        discussion: """
            The whole text is read before anything is said. Audio goes to --output, or to standard output when that is \
            no terminal; its format is that of --format, else of the file's ending, else wav.
            """)

    @OptionGroup var input: InputOptions
    @OptionGroup var options: GatewayOptions

    @Option(help: "Language of the text; identified by default, part by part.")
    var language: String?

    @Option(help: "Voice, as --show voices and /v1/voices name it.")
    var voice: String?

    @Option(help: "Factor of speed, 0.25 to 4; 0.5 takes twice the time.")
    var rate = 1.0

    @Flag(help: "The text is SSML.")
    var ssml = false

    @Option(help: "Audio format: wav, mp3, opus, flac, wav8k, mulaw, pcm.")
    var format: String?

    @Option(name: .shortAndLong, help: "File for the audio; - is standard output.")
    var output: String?

    @Option(help: "Print words, phonemes, marks, vtt, srt or voices instead of the audio.")
    var show: View?

    @Option(help: "Longest time to wait, in seconds.")
    var seconds = 300

    func validate() throws {
        guard (0.25...4).contains(rate) else { throw ValidationError(Messages.current.rateOutOfRange) }
    }

    func run() async throws {
        let configuration = try options.configuration()
        let speech = try buildSpeech(configuration, share: options.shareDirectory(of: configuration))
        let text = try input.allLines().joined(separator: "\n")
        let variety = try language.map(parseVariety)
        do {
            let prepared = try speech.sentences(of: ssml ? .ssml(text) : .text(text), language: variety)
            switch show {
            case .words: for sentence in prepared.sentences { print(Self.words(sentence)) }
            case .phonemes: for sentence in prepared.sentences { print(Self.phonemes(sentence)) }
            default: try await speak(prepared.sentences, prepared.source, speech)
            }
        } catch let error as SpeechServices.SourceError {
            throw CommandFailure(Messages.current.speech(error))
        } catch let error as SpeechError {
            if let remedy = speech.remedy { report(remedy) }
            throw CommandFailure(Messages.current.speech(error))
        }
        await speech.shutDown()
    }

    private func speak(
        _ sentences: [SpokenSentence], _ source: SpokenSource, _ speech: SpeechServices
    ) async throws {
        let target = try show == nil ? audioTarget() : nil
        let request = SpeechRequest(
            voice: voice, prosody: Prosody(rate: rate), deadline: .now + .seconds(seconds), noStore: true)
        let spoken = try await speech.speaker.speakAll(sentences, request: request)
        var timeline = SpeechTimeline(source: source)
        for sentence in spoken { timeline.append(sentence.sentence, sentence.audio) }
        var uses: [VoiceUse] = []
        for use in spoken.map(\.use) where !uses.contains(use) { uses.append(use) }
        switch show {
        case .marks: print(SpeechMarkWriter(source: source).lines(timeline.marks), terminator: "")
        case .vtt: print(SpeechCaptionWriter.webVTT(timeline.cues()), terminator: "")
        case .srt: print(SpeechCaptionWriter.subRip(timeline.cues()), terminator: "")
        case .voices: for use in uses { print(Messages.current.voiceUse(use)) }
        case .words, .phonemes, nil: break
        }
        guard let target else { return }
        let bytes = try AudioEncoder.encode(spoken.map(\.audio), as: target.format)
        if let path = target.path {
            do {
                try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
            } catch {
                throw CommandFailure(Messages.current.unwritable(path))
            }
        } else {
            FileHandle.standardOutput.write(Data(bytes))
        }
        // Whoever hears an Aymara text in a Quechua voice is told so.
        for use in uses where use.isBorrowed { report(Messages.current.voiceUse(use)) }
    }

    private func audioTarget() throws -> (path: String?, format: AudioFormat) {
        let path = output == "-" ? nil : output
        guard path != nil || output == "-" || isatty(STDOUT_FILENO) == 0 else {
            throw CommandFailure(Messages.current.noAudioTarget)
        }
        let ending = path.flatMap { $0.contains(".") ? $0.split(separator: ".").last.map(String.init) : nil }
        let name = format ?? ending.map { $0 == "ogg" ? "opus" : $0 } ?? "wav"
        guard let format = AudioFormat(rawValue: name), format.isAvailable else {
            throw CommandFailure(Messages.current.unknownChoice(name, AudioFormat.available.map(\.rawValue)))
        }
        return (path, format)
    }

    private static func words(_ sentence: SpokenSentence) -> String {
        sentence.parts.reduce(into: "") { line, part in
            switch part {
            case .word(let word): line += (line.isEmpty ? "" : " ") + word.spoken
            case .punctuation(let character): line.append(character)
            case .pause, .mark: break
            }
        }
    }

    private static func phonemes(_ sentence: SpokenSentence) -> String {
        sentence.parts.compactMap { part in
            guard case .word(let word) = part else { return nil }
            return word.phonemes ?? "(\(word.spoken))"
        }.joined(separator: " ")
    }
}
