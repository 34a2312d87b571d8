public import TextProcessing

/// Finds the words of a text with their lemmas and parts of speech.
public protocol MorphologicalAnalyzer: Sendable {
    /// The language analysed.
    var variety: LanguageVariety { get }

    /// Analyses texts, each on its own.
    ///
    /// - Parameter texts: Texts of any number of sentences and lines.
    /// - Returns: The words of each text in order; words the analyser does not know and punctuation are kept.
    /// - Throws: What the analyser met; ``AnalysisError`` when its reply does not fit the text.
    func analyze(_ texts: [String]) async throws -> [[AnalyzedWord]]
}
