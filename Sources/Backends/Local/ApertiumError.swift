public import TextProcessing

/// Failure to start Apertium or to translate one text with it.
public enum ApertiumError: Error, Hashable, Sendable {
    /// No mode of Apertium is known for this direction.
    case unsupportedPair(LanguagePair)
    /// A mode file, program or dictionary is missing; `package` is the Debian package that brings it.
    case notInstalled(path: String, package: String)
    /// A mode file cannot be run as a row of programs.
    case malformedMode(path: String)
    /// The operating system refuses what a pool of processes needs; `number` is the errno value.
    case systemRefusal(number: Int)
    /// A protected range lies outside of the text, inside of a character, or overlaps another one.
    case invalidProtectedSpan(ByteRange<NormalizedForm>)
    /// The translation has lost or doubled this part of the text, which had to come back once and unchanged.
    case lostProtectedSpan(ByteRange<NormalizedForm>)
    /// The deadline passed.
    case deadlineExceeded
    /// A process ended while it worked on this text, and so did the one that tried again.
    case processDied
    /// The translation is longer than the limit.
    case outputTooLong(limit: Int)
    /// The caller's task was cancelled.
    case cancelled
    /// The engine was shut down.
    case shutDown

    /// Stable identifier for API, logs and metrics.
    public var code: String {
        switch self {
        case .unsupportedPair: "apertium.unsupported-pair"
        case .notInstalled: "apertium.not-installed"
        case .malformedMode: "apertium.malformed-mode"
        case .systemRefusal: "apertium.system-refusal"
        case .invalidProtectedSpan: "apertium.invalid-protected-span"
        case .lostProtectedSpan: "apertium.lost-protected-span"
        case .deadlineExceeded: "apertium.deadline-exceeded"
        case .processDied: "apertium.process-died"
        case .outputTooLong: "apertium.output-too-long"
        case .cancelled: "apertium.cancelled"
        case .shutDown: "apertium.shut-down"
        }
    }
}

extension ApertiumError {
    init(_ error: PipelineError, outputLimit: Int) {
        self =
            switch error {
            case .deadlineExceeded: .deadlineExceeded
            case .processDied: .processDied
            case .outputTooLong: .outputTooLong(limit: outputLimit)
            case .cancelled: .cancelled
            case .shutDown: .shutDown
            }
    }
}
