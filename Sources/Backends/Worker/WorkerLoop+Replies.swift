import Glibc
import TextProcessing
import Translation

extension WorkerLoop {
    /// Reads what a worker has said and acts on it.
    mutating func read(_ index: Int) {
        guard sessions[index].process.output >= 0 else { return }
        let (replies, isOpen) = sessions[index].read()
        for reply in replies {
            if case .ended = sessions[index].phase { return }
            take(reply, from: index)
        }
        if case .ended = sessions[index].phase { return }
        if !isOpen { lose(index, "the worker ended") }
    }

    private mutating func take(_ reply: WorkerReply, from index: Int) {
        switch reply {
        case .hello(let hello): greet(hello, index)
        case .result(let id, let answers):
            guard let batch = takeBatch(id, from: index) else { break }
            failuresInRow = 0
            batch.settle(answers, configuration: configuration)
        case .failure(let id, let code):
            takeBatch(id, from: index)?.fail(BackendError(workerCode: code))
        case .pong(let id):
            guard let batch = takeBatch(id, from: index) else { break }
            if case .ping(let probes) = batch.work {
                for probe in probes { probe.finish(true) }
            } else {
                batch.fail(BackendError(.malformedReply, "a pong instead of translations"))
            }
        case .unreadable(let id):
            status.malformedLines += 1
            if let id, sessions[index].batches.contains(where: { $0.id == id }) {
                takeBatch(id, from: index)?.fail(BackendError(.malformedReply, "the reply cannot be read"))
            } else if sessions[index].isReady, sessions[index].batches.last?.isTranslation == true {
                // It may have been the reply to something: the pong will tell what is missing.
                ping(index, for: [], at: .now)
            }
        }
    }

    /// Takes the batch that a reply belongs to; those before it were passed over, because replies come in order.
    @discardableResult private mutating func takeBatch(_ id: UInt64, from index: Int) -> WorkerBatch? {
        guard let place = sessions[index].batches.firstIndex(where: { $0.id == id }) else {
            status.unknownReplies += 1
            return nil
        }
        for lost in sessions[index].batches[..<place] {
            lost.fail(BackendError(.malformedReply, "the worker left this out"))
        }
        let batch = sessions[index].batches[place]
        sessions[index].batches.removeSubrange(...place)
        sessions[index].lastProgress = .now
        return batch
    }

    private mutating func greet(_ hello: WorkerReply.Hello, _ index: Int) {
        guard sessions[index].isStarting else {
            status.malformedLines += 1
            return
        }
        if let fault = configuration.fault(in: hello) {
            reject(index, fault)
            return
        }
        for other in sessions.indices where sessions[other].isReady {
            sessions[other].stop(until: max(.now, sessions[other].lastDeadline) + configuration.shutDownLimit)
        }
        sessions[index].phase = .ready(since: .now)
        rest = .none
        status.engine = hello.engine
        status.model = hello.model
        answerRestarts(.healthy)
    }
}

extension WorkerConfiguration {
    /// What of a worker's greeting contradicts this configuration, or nil.
    func fault(in hello: WorkerReply.Hello) -> String? {
        if hello.protocolVersion != WorkerBackend.protocolVersion {
            return
                "the worker speaks version \(hello.protocolVersion) of the protocol, not \(WorkerBackend.protocolVersion)"
        }
        if hello.isNonCommercial == true && !isNonCommercial {
            return "the worker's weights are for non-commercial use only, which the configuration does not say"
        }
        for direction in directions {
            let (source, target) = (code(of: direction.pair.source), code(of: direction.pair.target))
            if !hello.translates(from: source, to: target) {
                return "the worker does not translate \(source) to \(target), configured for \(direction.pair)"
            }
        }
        return nil
    }
}

extension WorkerSession {
    /// When the last caller of what is in it stops waiting.
    var lastDeadline: ContinuousClock.Instant { batches.map(\.deadline).max() ?? lastProgress }
}

extension WorkerBatch {
    /// Fails everything in it that has no answer yet.
    func fail(_ error: BackendError) {
        switch work {
        case .translation(let items):
            for item in items { item.call.settle(item.index, .failure(error)) }
        case .ping(let probes):
            for probe in probes { probe.finish(false) }
        }
    }

    /// Gives each segment its answer.
    func settle(_ answers: [WorkerReply.Answer], configuration: WorkerConfiguration) {
        guard case .translation(let items) = work, answers.count == items.count else {
            fail(BackendError(.malformedReply, "another number of results than of segments"))
            return
        }
        for (item, answer) in zip(items, answers) {
            item.call.settle(item.index, answer.result(trustsScores: configuration.trustsScores))
        }
    }
}

extension WorkerReply.Answer {
    /// The answer in the words of routing.
    func result(trustsScores: Bool) -> WorkerCall.Answer {
        if let error { return .failure(BackendError(workerCode: error.code)) }
        guard let text else { return .failure(BackendError(.malformedReply, "a result without text and error")) }
        if let score, trustsScores, !(0...1).contains(score) {
            return .failure(BackendError(.malformedReply, "a score outside of 0...1"))
        }
        return .success(
            SegmentOutput(text: text, confidence: trustsScores ? score : nil, alternatives: alternatives ?? []))
    }
}

extension BackendError {
    /// A worker's own code of a failure; its message is not kept, because it may quote the text.
    init(workerCode code: String) {
        switch code {
        case "no-answer": self.init(.noAnswer, "the worker has no answer")
        case "too-long", "refused-input", "unknown-direction", "malformed-request":
            self.init(.refusedInput, "the worker refuses this: \(Self.bounded(code))")
        case "deadline-exceeded": self.init(.deadlineExceeded, "the worker did not begin in time")
        default: self.init(.unavailable, "the worker failed: \(Self.bounded(code))")
        }
    }

    private static func bounded(_ code: String) -> String {
        let isPlain = code.utf8.count <= 40 && code.utf8.allSatisfy { (0x61...0x7A).contains($0) || $0 == 0x2D }
        return isPlain ? code : "other"
    }
}
