import Accessibility
import Gateway
import MediaEngines

/// What the commands say about speech.
extension Messages {
    var rateOutOfRange: String { choose("--rate va de 0.25 a 4", "--rate goes from 0.25 to 4") }

    var noAudioTarget: String {
        choose(
            "el audio no se escribe en la terminal: indique --output ARCHIVO",
            "audio is not written to a terminal: name --output FILE")
    }

    func voiceUse(_ use: VoiceUse) -> String {
        let borrowed = choose(
            " (prestada: hecha para \(use.voiceVariety))", " (borrowed: made for \(use.voiceVariety))")
        return "\(use.variety): \(use.engine)/\(use.voice)\(use.isBorrowed ? borrowed : "")"
    }

    func speech(_ error: SpeechServices.SourceError) -> String {
        switch error {
        case .undetermined:
            choose("no se reconoció el idioma: indique --language", "the language was not recognized: name --language")
        case .speech(let error): speech(error)
        }
    }

    func speech(_ error: SpeechError) -> String {
        switch error {
        case .invalidDocument(let offset, let reason): "byte \(offset): \(reason)"
        case .noVoice(let variety): choose("no hay voz para \(variety)", "there is no voice for \(variety)")
        case .unknownVoice(let name): choose("voz desconocida: \(name)", "unknown voice: \(name)")
        case .unavailableFormat(let name):
            choose("el formato \(name) no se puede escribir aquí", "the format \(name) cannot be written here")
        case .tooLarge(let what, let limit): choose("más de \(limit) (\(what))", "more than \(limit) \(what)")
        case .deadlineExceeded(let engine):
            choose("\(engine) no terminó a tiempo", "\(engine) did not finish in time")
        case .engineFailed(let engine, let reason): choose("\(engine) falló: \(reason)", "\(engine) failed: \(reason)")
        }
    }
}
