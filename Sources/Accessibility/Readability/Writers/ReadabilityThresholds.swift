/// What a text must reach in an automatic check; a missing limit is not asked.
public struct ReadabilityThresholds: Hashable, Sendable {
    /// Least perspicuity of the text.
    public var perspicuity: Double?
    /// Least ease of reading by Fernández-Huerta of the text.
    public var fernandezHuerta: Double?
    /// Least comprehensibility by Gutiérrez de Polini of the text.
    public var gutierrezPolini: Double?
    /// Greatest LIX of the text.
    public var lix: Double?
    /// Most words of a sentence.
    public var sentenceWords: Int?
    /// Most findings of weight ``ReadabilityRule/Severity/warning`` in a sentence.
    public var warningsPerSentence: Int?

    /// Creates limits; by default a text must be normal on the INFLESZ scale and a sentence have 25 words at most.
    public init(
        perspicuity: Double? = 55, fernandezHuerta: Double? = nil, gutierrezPolini: Double? = nil, lix: Double? = nil,
        sentenceWords: Int? = 25, warningsPerSentence: Int? = nil
    ) {
        self.perspicuity = perspicuity
        self.fernandezHuerta = fernandezHuerta
        self.gutierrezPolini = gutierrezPolini
        self.lix = lix
        self.sentenceWords = sentenceWords
        self.warningsPerSentence = warningsPerSentence
    }

    /// Names of the measures of a text that miss their limit, with value and limit.
    public func failures(of measures: ReadabilityMeasures) -> [(measure: String, value: Double, limit: Double)] {
        let asked: [(String, Double, Double?, Bool)] = [
            ("perspicuity", measures.perspicuity, perspicuity, true),
            ("fernandez-huerta", measures.fernandezHuerta, fernandezHuerta, true),
            ("gutierrez-polini", measures.gutierrezPolini, gutierrezPolini, true),
            ("lix", measures.lix, lix, false),
        ]
        return asked.compactMap { name, value, limit, isLeast in
            guard let limit, isLeast ? value < limit : value > limit else { return nil }
            return (name, value, limit)
        }
    }

    /// Whether any measure of a whole text is asked for.
    var asksForMeasures: Bool { perspicuity != nil || fernandezHuerta != nil || gutierrezPolini != nil || lix != nil }
}
