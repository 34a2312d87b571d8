public import TextProcessing

/// Why a text could not be spoken, heard, captioned or written in braille.
public enum SpeechError: Error, Hashable, Sendable {
    /// The document is malformed or asks for what is refused; `offset` is a UTF-8 byte of it, 0-based.
    case invalidDocument(offset: Int, reason: String)
    /// No engine speaks (or hears) this variety, or the voice or engine that was named does not exist.
    case noVoice(LanguageVariety)
    /// A voice or engine that was asked for by name is not there.
    case unknownVoice(String)
    /// This machine cannot write the format that was asked for.
    case unavailableFormat(String)
    /// The text, audio or document is over a limit; both in the unit that is named.
    case tooLarge(what: String, limit: Int)
    /// The engine did not answer within the deadline.
    case deadlineExceeded(engine: String)
    /// The engine failed; the reason has no text of the citizen.
    case engineFailed(engine: String, reason: String)

    /// The registered code, as docs/errors.md lists it.
    public var code: String {
        switch self {
        case .invalidDocument: "speech.invalid-document"
        case .noVoice: "speech.no-voice"
        case .unknownVoice: "speech.unknown-voice"
        case .unavailableFormat: "speech.unavailable-format"
        case .tooLarge: "speech.too-large"
        case .deadlineExceeded: "speech.deadline-exceeded"
        case .engineFailed: "speech.engine-failed"
        }
    }
}
