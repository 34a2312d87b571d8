import TextProcessing

/// Compares an answer with its source: what can be told without knowing either language.
public struct SegmentChecks: Sendable {
    /// Answers longer or shorter than the source by this factor are odd; only asked of sources of 20 letters or more.
    public let lengthFactor: Double

    /// Creates the checks.
    public init(lengthFactor: Double = 3) { self.lengthFactor = lengthFactor }

    /// Judges one answer.
    ///
    /// The score is the expected quality of the route times the backend's confidence, lowered by half the share of
    /// unknown words and by fixed factors for a lost number (0.5), a copied source (0.3) and an odd length (0.6).
    ///
    /// - Parameters:
    ///   - output: The answer.
    ///   - input: The source segment.
    ///   - route: The way it came.
    ///   - methods: Methods of the backends on the way.
    /// - Returns: Score and reasons.
    func assess(
        _ output: SegmentOutput, of input: SegmentInput, over route: Route, methods: Set<BackendDescription.Method>
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
        if output.text.allSatisfy(\.isWhitespace) { reasons.insert(.empty) }
        if !Self.keepsAll(input.protectedTexts, in: output.text) { reasons.insert(.lostPlaceholder) }
        if output.unitID == nil {
            if !Self.keepsNumbers(of: input.text, in: output.text) {
                reasons.insert(.lostNumber)
                score *= 0.5
            }
            if Self.isCopy(input.text, output.text) {
                reasons.insert(.untranslated)
                score *= 0.3
            }
            if isOddLength(input.text, output.text) {
                reasons.insert(.oddLength)
                score *= 0.6
            }
        }
        return QualityEstimate(
            score: score, reasons: QualityEstimate.Reason.allCases.filter { reasons.contains($0) })
    }

    private func isOddLength(_ source: String, _ target: String) -> Bool {
        let lengths = (Double(source.unicodeScalars.count), Double(target.unicodeScalars.count))
        return lengths.0 >= 20 && (lengths.1 > lengths.0 * lengthFactor || lengths.1 < lengths.0 / lengthFactor)
    }

    /// Each text as often as it was given.
    static func keepsAll(_ needles: [String], in text: String) -> Bool {
        let wanted = Dictionary(needles.map { ($0, 1) }, uniquingKeysWith: +)
        return wanted.allSatisfy { needle, count in
            text.split(separator: needle, omittingEmptySubsequences: false).count > count
        }
    }

    /// Digit groups of the source that are missing in the target; separators and order aside.
    static func keepsNumbers(of source: String, in target: String) -> Bool {
        var available = Dictionary(digitGroups(target).map { ($0, 1) }, uniquingKeysWith: +)
        for group in digitGroups(source) {
            guard let count = available[group], count > 0 else { return false }
            available[group] = count - 1
        }
        return true
    }

    private static func digitGroups(_ text: String) -> [Substring] {
        text.split { !($0.isASCII && $0.isNumber) }
    }

    /// Three or more words that came back as they were.
    private static func isCopy(_ source: String, _ target: String) -> Bool {
        source.lowercased() == target.lowercased() && source.split(separator: " ").count >= 3
    }
}
