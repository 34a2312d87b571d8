extension ProblemCode {
    /// SSML or a recording is malformed, or asks for what is refused.
    public static let speechInvalidDocument = ProblemCode(
        "speech.invalid-document", 400, es: "El documento o la grabación no es válido",
        en: "The document or the recording is not valid")
    /// Nothing speaks, or hears, the language.
    public static let speechNoVoice = ProblemCode(
        "speech.no-voice", 400, es: "No hay voz para este idioma", en: "There is no voice for this language")
    /// A voice or recognizer of this name is not there.
    public static let speechUnknownVoice = ProblemCode(
        "speech.unknown-voice", 400, es: "Voz desconocida", en: "Unknown voice")
    /// The audio format cannot be written on this machine.
    public static let speechUnavailableFormat = ProblemCode(
        "speech.unavailable-format", 400, es: "Este formato de audio no está disponible",
        en: "This audio format is not available")
    /// Text, document, audio or recording is over a limit.
    public static let speechTooLarge = ProblemCode(
        "speech.too-large", 413, es: "El texto o la grabación es demasiado larga",
        en: "The text or the recording is too long")
    /// The deadline passed before the speech, or its text, was there.
    public static let speechDeadlineExceeded = ProblemCode(
        "speech.deadline-exceeded", 504, es: "La voz no estuvo lista a tiempo", en: "The speech was not ready in time")
    /// The engine or recognizer failed, and no other could take its place.
    public static let speechEngineFailed = ProblemCode(
        "speech.engine-failed", 502, es: "El motor de voz falló", en: "The speech engine failed")
}
