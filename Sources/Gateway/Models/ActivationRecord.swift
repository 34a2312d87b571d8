/// How a model was compared with what served its direction before: `activation.json` in the model's folder.
public struct ActivationRecord: Codable, Hashable, Sendable {
    /// What came of it.
    public enum Verdict: String, Codable, Hashable, Sendable {
        /// It beat the opponent.
        case better
        /// It did not beat the opponent.
        case notBetter = "not-better"
        /// The bundle has no held-out sentences to be judged on.
        case noHeldOutText = "no-held-out-text"
        /// An operator activated it without a comparison.
        case forced
    }

    /// What came of it.
    public var verdict: Verdict
    /// What it was compared with: the legs of the route that served, or `source` where nothing did.
    public var opponent: String?
    /// Quality the opponent declares, `0...1`.
    public var opponentQuality: Double?
    /// Sentences compared.
    public var sentences: Int?
    /// chrF++ of the model and of the opponent on them.
    public var score: Double?
    /// See `score`.
    public var opponentScore: Double?
    /// p-value of the paired bootstrap.
    public var pValue: Double?
    /// 95 % confidence interval of the difference, lower and upper end.
    public var interval: [Double]?

    /// Creates a record of a verdict without figures.
    public init(_ verdict: Verdict) { self.verdict = verdict }

    /// Whether the rule, or an operator, lets the model serve.
    public var isAdmitted: Bool { verdict == .better || verdict == .forced }

    /// Least quality the model declares: more than what it was proven to beat declares.
    ///
    /// Declared figures come from different sentences; the comparison on the same sentences stands above them.
    public var qualityFloor: Double { verdict == .better ? (opponentQuality ?? 0) + 0.005 : 0 }

    /// One line for an operator.
    public var summary: LocalizedText {
        let figures =
            score.flatMap { score in
                opponentScore.map { other in
                    "chrF++ \(Self.rounded(score, 1)) : \(Self.rounded(other, 1)) (\(opponent ?? "-")),"
                        + " p = \(Self.rounded(pValue ?? 1, 3)), n = \(sentences ?? 0)"
                }
            } ?? "-"
        return switch verdict {
        case .better: LocalizedText(es: "mejor: \(figures)", en: "better: \(figures)")
        case .notBetter:
            LocalizedText(
                es: "no demostró ser mejor que lo que sirve: \(figures)",
                en: "not shown to be better than what serves: \(figures)")
        case .noHeldOutText:
            LocalizedText(
                es: "no trae oraciones reservadas con que compararlo; --force lo activa sin comparar",
                en: "has no held-out sentences to compare it on; --force activates it without")
        case .forced:
            LocalizedText(es: "activado por la fuerza, sin comparación", en: "activated by force, without comparison")
        }
    }

    private static func rounded(_ value: Double, _ digits: Int) -> Double {
        let scale = digits == 1 ? 10.0 : 1000.0
        return (value * scale).rounded() / scale
    }
}
