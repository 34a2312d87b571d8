extension ProblemCode {
    /// The deployment offers no gloss.
    public static let glossNotPublished = ProblemCode(
        "gloss.not-published", 403, es: "Aquí no se ofrece glosa", en: "Gloss is not offered here")
    /// Rules, lexicon or analyser of the gloss are missing.
    public static let glossUnavailable = ProblemCode(
        "gloss.unavailable", 503, es: "La glosa no está disponible", en: "Gloss is not available")
    /// A sign has no notation from which an avatar could be moved.
    public static let glossWithoutNotation = ProblemCode(
        "gloss.without-notation", 422, es: "Faltan señas en HamNoSys", en: "Signs without HamNoSys")
}
