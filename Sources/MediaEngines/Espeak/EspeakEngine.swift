public import Accessibility

/// espeak-ng, in processes of its own, with the times of words.
///
/// A few workers (the program `chaka-espeak`) keep a voice loaded each and speak every sentence from the same state: the
/// same sentence gives the same samples. They are started when something is to be said. A worker that hangs is ended at
/// the deadline, one that dies is replaced; neither touches other sentences.
///
/// Where the program cannot be built or installed, a ``CommandSpeechEngine`` with
/// ``CommandSpeechEngine/Configuration/espeakProgram(at:concurrency:)`` speaks too, without phonemes and times.
public final class EspeakEngine: SpeechEngine {
    private let configuration: EspeakConfiguration
    private let pool: EspeakWorkerPool
    private let permits: Permits

    /// Creates an engine; no process is started yet.
    public init(_ configuration: EspeakConfiguration) {
        self.configuration = configuration
        let workers = max(1, configuration.workers)
        pool = EspeakWorkerPool(path: configuration.workerPath, capacity: workers)
        permits = Permits(workers)
    }

    /// Name in configuration, answers and metrics.
    public var name: String { configuration.name }
    /// The voices it has.
    public var voices: [SpeechVoice] { configuration.voices }
    /// Process ids of the workers that wait for a sentence.
    var idleProcessIDs: [Int32] { pool.processIDs }

    /// Speaks one sentence.
    ///
    /// Words, pauses and named places get their times; a named place between a word and its punctuation gets that of the
    /// end of the punctuation.
    ///
    /// - Parameters:
    ///   - sentence: What is said; words with phonemes are said by these, others by espeak-ng's own rules.
    ///   - voice: One of ``voices``.
    ///   - deadline: When the work is stopped.
    /// - Returns: The audio with times; none for a sentence without a word or pause.
    /// - Throws: ``SpeechError``, or `CancellationError` when the caller's task was cancelled.
    public func speak(
        _ sentence: SpokenSentence, voice: SpeechVoice, deadline: ContinuousClock.Instant
    ) async throws -> SpeechAudio {
        guard voices.contains(where: { $0.name == voice.name }) else { throw SpeechError.unknownVoice(voice.name) }
        try Task.checkCancellation()
        let markup = try EspeakMarkup(sentence)
        guard markup.hasWord || sentence.parts.contains(where: \.isPause) else {
            return SpeechAudio(sampleRate: EmptySpeech.sampleRate, samples: [])
        }
        let request = EspeakFrames.request(markup, endsWithPause: configuration.endsWithPause)
        guard request.count - 4 <= EspeakFrames.maximumRequestBytes else {
            throw SpeechError.tooLarge(what: "bytes of a sentence", limit: EspeakFrames.maximumRequestBytes)
        }
        let maximumBytes = configuration.maximumSeconds * EmptySpeech.sampleRate * 2
        do {
            return try await permits.withPermit(until: deadline) {
                try await BlockingThread.run(engine: name) { [pool] interruption in
                    let (answer, sampleRate) = try pool.speak(
                        request, voice: voice.name, maximumBytes: maximumBytes, deadline: deadline,
                        interruption: interruption)
                    return SpeechAudio(
                        sampleRate: sampleRate, samples: answer.samples,
                        times: Self.times(answer.marks, of: markup.marked, samples: answer.samples.count))
                }
            }
        } catch let fault as ProcessFault {
            throw fault.error(of: name)
        }
    }

    /// Ends the processes; what is being said is said to its end, later requests fail.
    public func shutDown() async {
        // The only failure is that there is no thread; the processes then end with this object.
        try? await BlockingThread.run(engine: name) { [pool] _ in pool.shutDown() }
    }

    /// A time for each marked part, rising and within the audio.
    ///
    /// espeak-ng reports no mark behind the last word: that is at the end.
    static func times(_ marks: [PartTime], of parts: [Int], samples: Int) -> [PartTime] {
        var found: [Int: Int] = [:]
        for mark in marks { found[mark.part] = mark.sample }
        var next = samples
        var times: [PartTime] = []
        for part in parts.reversed() {
            next = min(next, found[part] ?? next)
            times.append(PartTime(part: part, sample: next))
        }
        return times.reversed()
    }
}

extension SpokenPart {
    fileprivate var isPause: Bool {
        if case .pause = self { true } else { false }
    }
}
