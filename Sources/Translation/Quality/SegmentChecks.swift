public import TextProcessing

/// Compares an answer with its source: what can be told without a reference.
///
/// Each check lowers the score or makes an answer of no use; the thresholds stand on human translations, of which less
/// than five in a thousand may be turned away (`docs/quality.md`).
public struct SegmentChecks: Sendable {
    let copy = CopyCheck()
    let loop = LoopCheck()
    let length = LengthCheck()
    let number = NumberCheck()
    let chatter = ChatterCheck()
    let language: LanguageCheck?

    /// Creates the checks; without an identifier no answer is asked for its language.
    public init(identifier: LanguageIdentifier? = nil) { language = identifier.map { LanguageCheck($0) } }

    /// Judges one answer.
    ///
    /// The score is the expected quality of the route times the backend's confidence, lowered by half the share of
    /// unknown words and by the factor of each finding. What a person translated and reviewed is only asked for what must
    /// come back unchanged.
    ///
    /// - Parameters:
    ///   - output: The answer.
    ///   - input: The source segment.
    ///   - pair: Direction of the whole route.
    ///   - route: The way it came.
    ///   - methods: Methods of the backends on the way.
    /// - Returns: Score and reasons.
    func assess(
        _ output: SegmentOutput, of input: SegmentInput, pair: LanguagePair, over route: Route,
        methods: Set<BackendDescription.Method>
    ) -> QualityEstimate {
        var reasons: Set<QualityEstimate.Reason> = []
        var score = route.quality * (output.confidence ?? 1)
        if output.unitID != nil { reasons.insert(.humanTranslation) }
        if output.unitID != nil, input.protectedSpans.isEmpty, !output.text.isEmpty {
            return QualityEstimate(score: score, reasons: [.humanTranslation])
        }
        if methods.contains(.dictionary) { reasons.insert(.dictionaryOnly) }
        if route.legs.count > 1 { reasons.insert(.pivot) }
        if methods.contains(.conversion) { reasons.insert(.convertedByRule) }
        if !output.unknownWords.isEmpty {
            reasons.insert(.unknownWords)
            let words = max(1, input.text.split(separator: " ").count)
            score *= 1 - 0.5 * min(1, Double(output.unknownWords.count) / Double(words))
        }
        var findings = Self.losses(output, input)
        if output.unitID == nil, findings.first?.reason != .empty { findings += self.findings(output, input, pair) }
        for finding in findings {
            reasons.insert(finding.reason)
            score *= finding.factor
        }
        return QualityEstimate(
            score: score, reasons: QualityEstimate.Reason.allCases.filter { reasons.contains($0) },
            disqualifying: findings.first(where: \.isDisqualifying)?.reason)
    }

    /// What the checks of content find, in order of weight.
    func findings(_ output: SegmentOutput, _ input: SegmentInput, _ pair: LanguagePair) -> [Finding] {
        let (source, target) = (ComparedText(input.text), ComparedText(output.text))
        let unknown = Set(
            (output.unknownWords + input.protectedTexts).flatMap { ComparedText($0).words.map(\.text) })
        var findings: [Finding?] = [chatter.finding(source: source, target: target)]
        // Sister varieties share most of their words.
        if !VarietyRegistry.isSameMacrolanguage(pair.source, pair.target) {
            findings.append(copy.finding(source: source, target: target, unknown: unknown))
        }
        findings.append(language?.finding(target: target, variety: pair.target, unknown: unknown))
        findings.append(loop.finding(source: source, target: target))
        findings.append(number.finding(source: source, target: target, variety: pair.target))
        findings.append(length.finding(source: source, target: target, pair: pair))
        return findings.compactMap(\.self)
    }

    /// What any answer must have: something in it, and what was to come back unchanged.
    private static func losses(_ output: SegmentOutput, _ input: SegmentInput) -> [Finding] {
        let hasText = output.text.contains { $0.isLetter || $0.isNumber }
        // A source of signs alone never comes here, but one protected as a whole may.
        if !hasText, !keepsAll([input.text], in: output.text) {
            return [Finding(.empty, factor: 1, isDisqualifying: true)]
        }
        guard keepsAll(input.protectedTexts, in: output.text) else {
            return [Finding(.lostPlaceholder, factor: 1, isDisqualifying: true)]
        }
        return []
    }

    /// Each text as often as it was given.
    static func keepsAll(_ needles: [String], in text: String) -> Bool {
        let wanted = Dictionary(needles.map { ($0, 1) }, uniquingKeysWith: +)
        return wanted.allSatisfy { needle, count in
            text.split(separator: needle, omittingEmptySubsequences: false).count > count
        }
    }
}
