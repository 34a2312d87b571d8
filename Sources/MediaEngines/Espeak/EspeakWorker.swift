import Accessibility
import Glibc

/// A running `chaka-espeak` with its voice loaded; used by one thread at a time.
struct EspeakWorker: Sendable {
    /// Voice it speaks with.
    let voice: String
    /// Samples a second.
    let sampleRate: Int
    private let process: ChildProcess

    /// Process id.
    var processID: Int32 { process.id }
    /// Whether it is still there and waits for a request.
    var isReady: Bool { process.isQuiet }

    /// Starts the program and waits for its greeting.
    ///
    /// - Parameters:
    ///   - path: The program.
    ///   - voice: espeak-ng's name of a voice.
    ///   - deadline: When waiting ends.
    ///   - interruption: What ends waiting before.
    /// - Throws: ``ProcessFault``; the program is gone then.
    init(
        path: String, voice: String, deadline: ContinuousClock.Instant, interruption: Interruption
    ) throws(ProcessFault) {
        let process = try ChildProcess(
            arguments: [path, voice], environment: ChildProcess.inheritedEnvironment(["ESPEAK_DATA_PATH", "HOME"]))
        do throws(ProcessFault) {
            var answer = EspeakAnswer()
            var state = EspeakAnswer.State.incomplete
            while state == .incomplete {
                _ = try process.wait(isWriting: false, deadline: deadline, interruption: interruption)
                var bytes: [UInt8] = []
                guard process.read(into: &bytes) else { throw .ended }
                state = try answer.take(bytes)
            }
            guard case .greeting(let sampleRate) = state else { throw .refused("the worker did not greet") }
            self.process = process
            self.sampleRate = sampleRate
            self.voice = voice
        } catch {
            process.end()
            throw error
        }
    }

    /// Speaks; after a fault the worker has to be stopped.
    ///
    /// - Parameters:
    ///   - request: Bytes of a request.
    ///   - maximumBytes: Most bytes of the answer.
    ///   - deadline: When waiting ends.
    ///   - interruption: What ends waiting before.
    /// - Returns: The answer.
    /// - Throws: ``ProcessFault``.
    func speak(
        _ request: [UInt8], maximumBytes: Int, deadline: ContinuousClock.Instant, interruption: Interruption
    ) throws(ProcessFault) -> EspeakAnswer {
        var rest = request[...]
        var answer = EspeakAnswer()
        while true {
            let ready = try process.wait(isWriting: !rest.isEmpty, deadline: deadline, interruption: interruption)
            if ready.canWrite {
                guard let count = process.write(rest) else { throw answer.byteCount == 0 ? .endedSilently : .ended }
                rest = rest.dropFirst(count)
            }
            guard ready.canRead else { continue }
            var bytes: [UInt8] = []
            guard process.read(into: &bytes) else { throw answer.byteCount == 0 ? .endedSilently : .ended }
            switch try answer.take(bytes) {
            case .incomplete: break
            case .complete: return answer
            case .greeting: throw .refused("the worker greeted twice")
            }
            guard answer.byteCount <= maximumBytes else { throw .tooMuch(bytes: maximumBytes) }
        }
    }

    /// Ends the program and the fork that speaks, if there is one.
    ///
    /// It is told first, so that it collects its fork, and killed when it does not listen.
    func stop() {
        kill(process.id, SIGTERM)
        do throws(ProcessFault) {
            try process.waitForEnd(deadline: .now + .milliseconds(500), interruption: nil)
        } catch {
            // What is left is killed now.
        }
        process.end()
    }
}
