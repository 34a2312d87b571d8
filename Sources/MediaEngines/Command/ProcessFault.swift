import Accessibility
import Glibc

/// Why talking to a program came to no good end.
enum ProcessFault: Error, Hashable {
    /// The deadline passed.
    case deadline
    /// The caller's task was cancelled.
    case interrupted
    /// The program ended, or closed its output, before it had said everything.
    case ended
    /// The program ended before it had said anything.
    case endedSilently
    /// It said more than it may.
    case tooMuch(bytes: Int)
    /// It said what is not of its protocol, or refused.
    case refused(String)
    /// The operating system refuses; `number` is an `errno` value.
    case system(number: Int32, doing: String)

    /// What the caller of an engine or recognizer gets.
    ///
    /// - Parameter engine: Name of the engine.
    /// - Returns: A ``SpeechError``, or `CancellationError`.
    func error(of engine: String) -> any Error {
        switch self {
        case .deadline: SpeechError.deadlineExceeded(engine: engine)
        case .interrupted: CancellationError()
        case .ended, .endedSilently:
            SpeechError.engineFailed(engine: engine, reason: "the program ended before its answer did")
        case .tooMuch(let bytes): SpeechError.tooLarge(what: "bytes of the engine's answer", limit: bytes)
        case .refused(let reason): SpeechError.engineFailed(engine: engine, reason: reason)
        case .system(let number, let call):
            SpeechError.engineFailed(engine: engine, reason: "\(call): \(String(cString: strerror(number)))")
        }
    }
}
