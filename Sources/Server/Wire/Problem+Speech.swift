import Accessibility
import Gateway

/// What can be wrong with speech.
extension Problem {
    /// A failure of speech.
    ///
    /// - Parameters:
    ///   - error: What failed.
    ///   - pointer: The field that holds the text or the recording.
    ///   - language: The field that names its language.
    ///   - voice: The field that names the voice or the recognizer.
    /// - Returns: The problem.
    static func speech(
        _ error: SpeechError, pointer: String, language: String = "/language", voice: String = "/voice"
    ) -> Problem {
        switch error {
        case .invalidDocument(let offset, let reason):
            return Problem(
                .speechInvalidDocument, es: "\(pointer), byte \(offset): \(reason)",
                en: "\(pointer), byte \(offset): \(reason)", pointer: pointer, offset: offset)
        case .noVoice(let variety):
            return Problem(
                .speechNoVoice, es: "Nada habla o entiende \(variety); vea /v1/voices.",
                en: "Nothing speaks or hears \(variety); see /v1/voices.", pointer: language)
        case .unknownVoice:
            return Problem(
                .speechUnknownVoice, es: "\(voice): vea /v1/voices.", en: "\(voice): see /v1/voices.", pointer: voice)
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
