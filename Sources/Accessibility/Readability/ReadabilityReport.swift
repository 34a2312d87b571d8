public import TextProcessing

/// How easy a Spanish text is to read, and where it could be easier.
public struct ReadabilityReport: Hashable, Sendable {
    /// Measures of the whole text; nil when it has no word.
    ///
    /// Ask ``ReadabilityMeasures/isTooShort`` before quoting them.
    public let measures: ReadabilityMeasures?
    /// Its sentences in order; headings and lines of a list are sentences too.
    public let sentences: [ReadabilitySentence]
    /// Findings about more than one sentence.
    public let paragraphFindings: [ReadabilityFinding]

    /// All findings in order of place.
    public var findings: [ReadabilityFinding] {
        (sentences.flatMap(\.findings) + paragraphFindings).sorted {
            ($0.range.lowerBound, $0.range.upperBound, $0.rule.id)
                < ($1.range.lowerBound, $1.range.upperBound, $1.rule.id)
        }
    }
}

/// One sentence of a ``ReadabilityReport``.
public struct ReadabilitySentence: Hashable, Sendable {
    /// Its place, in UTF-8 bytes of the text.
    public let range: ByteRange<OriginalText>
    /// Its measures, good for comparing only; nil when it has no word.
    public let measures: ReadabilityMeasures?
    /// What was found in it, in order of place.
    public let findings: [ReadabilityFinding]
}
