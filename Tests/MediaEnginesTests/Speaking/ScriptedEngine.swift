import Accessibility
import Synchronization
import TextProcessing

/// An engine that makes a tone of a length that the words give, and waits at a gate when told to.
final class ScriptedEngine: SpeechEngine {
    /// What it does with a sentence.
    enum Manner: Sendable { case speaks, fails, waits, isLate }

    let name: String
    let voices: [SpeechVoice]
    private let manner: Manner
    private let state = Mutex(State())

    private struct State {
        var spoken: [SpokenSentence] = []
        var deadlines: [ContinuousClock.Instant] = []
        var cancelled = 0
        var isOpen = false
        var waiting: [Int: CheckedContinuation<Void, any Error>] = [:]
        var last = 0
    }

    init(_ name: String, voices: [SpeechVoice], manner: Manner = .speaks) {
        self.name = name
        self.voices = voices
        self.manner = manner
    }

    /// The sentences it was asked for.
    var sentences: [SpokenSentence] { state.withLock { $0.spoken } }
    /// The deadlines it got.
    var deadlines: [ContinuousClock.Instant] { state.withLock { $0.deadlines } }
    /// How many were cancelled at the gate.
    var cancelled: Int { state.withLock { $0.cancelled } }

    /// Lets all through that wait, and all that come.
    func open() {
        let waiting = state.withLock { state in
            state.isOpen = true
            defer { state.waiting = [:] }
            return Array(state.waiting.values)
        }
        for continuation in waiting { continuation.resume() }
    }

    func speak(
        _ sentence: SpokenSentence, voice: SpeechVoice, deadline: ContinuousClock.Instant
    ) async throws -> SpeechAudio {
        state.withLock { state in
            state.spoken.append(sentence)
            state.deadlines.append(deadline)
        }
        switch manner {
        case .speaks: break
        case .fails: throw SpeechError.engineFailed(engine: name, reason: "scripted")
        case .isLate: throw SpeechError.deadlineExceeded(engine: name)
        case .waits: try await pass()
        }
        return Self.audio(of: sentence, voice: voice.name)
    }

    /// 100 samples for each character, their height from the voice's name.
    static func audio(of sentence: SpokenSentence, voice: String) -> SpeechAudio {
        var samples: [Int16] = []
        var times: [PartTime] = []
        let height = Int16(voice.utf8.reduce(0) { $0 + Int($1) } % 20_000)
        for (index, part) in sentence.parts.enumerated() {
            times.append(PartTime(part: index, sample: samples.count))
            guard case .word(let word) = part else { continue }
            for place in 0..<100 * word.spoken.utf8.count { samples.append(place % 20 < 10 ? height : -height) }
        }
        return SpeechAudio(sampleRate: 8_000, samples: samples, times: times)
    }

    private func pass() async throws {
        let number = state.withLock { state in
            state.last += 1
            return state.last
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let answer: Result<Void, any Error>? = state.withLock { state in
                    if Task.isCancelled { return .failure(CancellationError()) }
                    if state.isOpen { return .success(()) }
                    state.waiting[number] = continuation
                    return nil
                }
                if let answer { continuation.resume(with: answer) }
            }
        } onCancel: {
            let continuation = state.withLock { state in
                state.cancelled += 1
                return state.waiting.removeValue(forKey: number)
            }
            continuation?.resume(throwing: CancellationError())
        }
    }
}

/// Waits until something holds; a test that waits in vain is ended by its time limit.
func eventually(_ condition: () -> Bool) async {
    while !condition() { await Task.yield() }
}

extension SpokenSentence {
    /// A sentence of words, one byte of the source for each.
    init(_ variety: LanguageVariety, _ words: String...) {
        let parts = words.enumerated().map {
            SpokenPart.word(SpokenWord(spoken: $0.element, source: ByteRange($0.offset, $0.offset + 1)))
        }
        self.init(variety: variety, parts: parts, source: ByteRange(0, words.count))
    }
}
