public import Accessibility
public import TextProcessing

/// Speaks sentences one after the other, through engines that are tried in order.
///
/// Each sentence gets a voice of its own language; which one, and whether it is borrowed, is told with its audio. When an
/// engine fails, the next one that speaks the language takes the sentence: a sentence is never half of one voice. Each engine
/// but the last may use half of the time that is left.
public struct Speaker: Sendable {
    /// The engines, the first one preferred.
    public let engines: [any SpeechEngine]
    /// What one request may ask for.
    public let limits: SpeechLimits
    private let cache: SpeechCache?

    /// Creates a speaker.
    ///
    /// - Parameters:
    ///   - engines: The engines, the first one preferred.
    ///   - cache: Where speech is kept, or nil.
    ///   - limits: What one request may ask for.
    public init(engines: [any SpeechEngine], cache: SpeechCache? = nil, limits: SpeechLimits = SpeechLimits()) {
        self.engines = engines
        self.cache = cache
        self.limits = limits
    }

    /// The voices that would speak a language, the one that is tried first in front.
    ///
    /// - Parameters:
    ///   - variety: The language.
    ///   - voice: Voice that was asked for, `voice` or `engine/voice`, or nil.
    /// - Returns: The voices, at most one of each engine.
    /// - Throws: ``SpeechError/unknownVoice(_:)`` or ``SpeechError/noVoice(_:)``.
    public func voices(for variety: LanguageVariety, named voice: String? = nil) throws(SpeechError) -> [VoiceUse] {
        try VoiceChoice(engines: engines).candidates(for: variety, named: voice).map { $0.use(for: variety) }
    }

    /// Speaks sentences.
    ///
    /// The first sentence is made alone, so that it comes as early as it can; while the caller works on a sentence the next
    /// one is made, and none further ahead. Work that nobody waits for any more is cancelled when the stream goes away.
    ///
    /// - Parameters:
    ///   - sentences: What is said.
    ///   - request: How.
    /// - Returns: The sentences in order; the stream throws ``SpeechError`` or `CancellationError`.
    /// - Throws: ``SpeechError`` when the request is over a limit or a voice is missing, before any work is done.
    public func speak(
        _ sentences: [SpokenSentence], request: SpeechRequest
    ) throws(SpeechError) -> AsyncThrowingStream<SpokenAudio, any Error> {
        let steps = try steps(sentences, request)
        let pipeline = SpeechPipeline(steps.count) { index in try await speak(steps[index], request) }
        let limit = limits.seconds
        return AsyncThrowingStream { try await pipeline.next(limit: limit) }
    }

    /// Speaks sentences and waits for all of them.
    ///
    /// - Parameters:
    ///   - sentences: What is said.
    ///   - request: How.
    /// - Returns: The sentences in order.
    /// - Throws: ``SpeechError``, or `CancellationError` when the caller's task was cancelled.
    public func speakAll(_ sentences: [SpokenSentence], request: SpeechRequest) async throws -> [SpokenAudio] {
        var result: [SpokenAudio] = []
        for try await spoken in try speak(sentences, request: request) { result.append(spoken) }
        try Task.checkCancellation()
        return result
    }

    /// A sentence and the voices that may speak it.
    private struct Step: Sendable {
        var index: Int
        var sentence: SpokenSentence
        var candidates: [VoiceChoice.Candidate]
    }

    private func steps(_ sentences: [SpokenSentence], _ request: SpeechRequest) throws(SpeechError) -> [Step] {
        guard sentences.count <= limits.sentences else { throw .tooLarge(what: "sentences", limit: limits.sentences) }
        var characters = 0
        for sentence in sentences {
            for case .word(let word) in sentence.parts { characters += word.spoken.unicodeScalars.count }
        }
        guard characters <= limits.characters else { throw .tooLarge(what: "characters", limit: limits.characters) }
        let choice = VoiceChoice(engines: engines)
        var known: [LanguageVariety: [VoiceChoice.Candidate]] = [:]
        var steps: [Step] = []
        for (index, sentence) in sentences.enumerated() {
            if known[sentence.variety] == nil {
                known[sentence.variety] = try choice.candidates(for: sentence.variety, named: request.voice)
            }
            steps.append(Step(index: index, sentence: sentence, candidates: known[sentence.variety] ?? []))
        }
        return steps
    }

    private func speak(_ step: Step, _ request: SpeechRequest) async throws -> SpokenAudio {
        let sentence = step.sentence.spoken(request.prosody)
        var fault: any Error = SpeechError.noVoice(sentence.variety)
        for (index, candidate) in step.candidates.enumerated() {
            // An engine that hangs leaves half of the time to those behind it.
            let now = ContinuousClock.now
            let isLast = index + 1 == step.candidates.count
            let deadline = isLast ? request.deadline : now + max(.zero, request.deadline - now) / 2
            do {
                let audio = try await audio(of: sentence, candidate, request, until: deadline)
                return SpokenAudio(
                    index: step.index, sentence: step.sentence, audio: audio, use: candidate.use(for: sentence.variety))
            } catch let error as CancellationError {
                throw error
            } catch {
                fault = error
                if ContinuousClock.now >= request.deadline { throw error }
            }
        }
        throw fault
    }

    private func audio(
        of sentence: SpokenSentence, _ candidate: VoiceChoice.Candidate, _ request: SpeechRequest,
        until deadline: ContinuousClock.Instant
    ) async throws -> SpeechAudio {
        if let silence = sentence.silence { return silence }
        let (engine, voice) = (candidate.engine, candidate.voice)
        guard ContinuousClock.now < deadline else { throw SpeechError.deadlineExceeded(engine: engine.name) }
        guard let cache, !request.noStore else {
            return try await engine.speak(sentence, voice: voice, deadline: deadline)
        }
        let key = sentence.digest(engine: engine.name, voice: voice.name)
        return try await cache.audio(for: key, deadline: deadline) {
            try await engine.speak(sentence, voice: voice, deadline: deadline)
        }
    }
}
