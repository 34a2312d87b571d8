import Accessibility
import Gateway

/// What can be wrong with speech.
extension Problem {
    /// A failure of speech; `pointer` is the field that holds the text or the recording.
    static func speech(_ error: SpeechError, pointer: String) -> Problem {
        switch error {
        case .invalidDocument(let offset, let reason):
            return Problem(
                .speechInvalidDocument, es: "\(pointer), byte \(offset): \(reason)",
                en: "\(pointer), byte \(offset): \(reason)", pointer: pointer, offset: offset)
        case .noVoice(let variety):
            return Problem(
                .speechNoVoice, es: "Ninguna voz para \(variety); vea /v1/voices.",
                en: "There is no voice for \(variety); see /v1/voices.", pointer: "/language")
        case .unknownVoice:
            return Problem(
                .speechUnknownVoice, es: "/voice: vea /v1/voices.", en: "/voice: see /v1/voices.", pointer: "/voice")
        case .unavailableFormat(let name):
            return Problem(
                .speechUnavailableFormat, es: "/format: \(name) no se puede escribir aquí.",
                en: "/format: \(name) cannot be written here.", pointer: "/format")
        case .tooLarge(let what, let limit):
            return Problem(
                .speechTooLarge, es: "\(pointer): más de \(limit) (\(what)).",
                en: "\(pointer): more than \(limit) \(what).", pointer: pointer, limit: limit)
        case .deadlineExceeded:
            return Problem(
                .speechDeadlineExceeded, es: "No hubo tiempo para terminar la voz.",
                en: "There was not enough time to finish the speech.")
        case .engineFailed(let engine, _):
            // The reason is for the log; it may name what an operator keeps to himself.
            return Problem(.speechEngineFailed, es: "Falló \(engine).", en: "\(engine) failed.")
        }
    }
}
