extension ProblemCode {
    /// The deployment offers no gloss.
    public static let glossNotPublished = ProblemCode(
        "gloss.not-published", 403, es: "Aquí no se ofrece glosa", en: "Gloss is not offered here")
    /// Rules, lexicon or analyser of the gloss are missing.
    public static let glossUnavailable = ProblemCode(
        "gloss.unavailable", 503, es: "La glosa no está disponible", en: "Gloss is not available")
    /// The text is in another language and could not be translated into Spanish first.
    public static let glossUntranslated = ProblemCode(
        "gloss.untranslated", 422, es: "El texto no se pudo traducir al castellano",
        en: "The text could not be translated into Spanish")
    /// A sign has no notation from which an avatar could be moved.
    public static let glossWithoutNotation = ProblemCode(
        "gloss.without-notation", 422, es: "Faltan señas en HamNoSys", en: "Signs without HamNoSys")
    /// A sign that is to be rendered is in no lexicon.
    public static let glossWithoutSign = ProblemCode(
        "gloss.without-sign", 422, es: "Faltan señas", en: "Signs are missing")
    /// No renderer of signs gives what was asked for, or it failed.
    public static let signsUnavailable = ProblemCode(
        "gloss.renderer-unavailable", 503, es: "No hay quien muestre las señas", en: "No renderer shows the signs")
    /// The gloss, its pose or its video was not ready in time.
    public static let glossDeadlineExceeded = ProblemCode(
        "gloss.deadline-exceeded", 504, es: "La glosa no estuvo lista a tiempo", en: "The gloss was not ready in time")
    /// No published sign has this video.
    public static let signVideoNotFound = ProblemCode(
        "gloss.no-video", 404, es: "Ninguna seña publicada tiene este video", en: "No published sign has this video")
}
