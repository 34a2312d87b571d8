import Accessibility
import Gateway
import TextProcessing

/// Answer of `POST /v1/readability`.
struct ReadabilityReply: Encodable {
    /// Measures of a text or a sentence.
    struct Measures: Encodable {
        let words: Int
        let sentences: Int
        let wordsPerSentence: Double
        let syllablesPerWord: Double
        let lettersPerWord: Double
        let perspicuity: Double
        let level: String
        let fernandezHuerta: Double
        let gutierrezPolini: Double
        let lix: Double
        let tooShort: Bool

        init(_ measures: ReadabilityMeasures) {
            func rounded(_ value: Double) -> Double { (value * 100).rounded() / 100 }
            words = measures.counts.words
            sentences = measures.counts.sentences
            wordsPerSentence = rounded(measures.wordsPerSentence)
            syllablesPerWord = rounded(measures.syllablesPerWord)
            lettersPerWord = rounded(measures.lettersPerWord)
            perspicuity = rounded(measures.perspicuity)
            level = measures.level.spanishName
            fernandezHuerta = rounded(measures.fernandezHuerta)
            gutierrezPolini = rounded(measures.gutierrezPolini)
            lix = rounded(measures.lix)
            tooShort = measures.isTooShort
        }
    }

    /// One place that could be easier.
    struct Finding: Encodable {
        let rule: String
        let severity: String
        let range: RangeReply
        let explanation: String
        let suggestion: String
        /// Text that may take the place of the range; empty: leave it out.
        let replacement: String?
        /// Whether the replacement has the number, gender or person of what it replaces.
        let inflected: Bool?
        /// Where the sentence may be split.
        let splitAt: Int?

        init(
            _ finding: ReadabilityFinding, _ language: MessageLanguage, _ range: (Range<Int>) -> RangeReply
        ) {
            func text(_ text: BilingualText) -> String { language == .spanish ? text.spanish : text.english }
            rule = finding.rule.id
            severity = finding.severity.rawValue
            self.range = range(finding.range.range)
            explanation = text(finding.rule.explanation)
            suggestion = text(finding.suggestion)
            replacement = finding.replacement
            inflected = finding.replacement == nil ? nil : finding.isReplacementInflected
            splitAt = finding.splitOffset.map { range($0..<$0).start }
        }
    }

    /// One sentence.
    struct Sentence: Encodable {
        let range: RangeReply
        let measures: Measures?
        let findings: [Finding]
    }

    let language = "es"
    let measures: Measures?
    let sentences: [Sentence]
    let paragraphFindings: [Finding]

    init(_ report: ReadabilityReport, _ language: MessageLanguage, _ range: (Range<Int>) -> RangeReply) {
        measures = report.measures.map(Measures.init)
        sentences = report.sentences.map { sentence in
            Sentence(
                range: range(sentence.range.range), measures: sentence.measures.map(Measures.init),
                findings: sentence.findings.map { Finding($0, language, range) })
        }
        paragraphFindings = report.paragraphFindings.map { Finding($0, language, range) }
    }
}
