import Accessibility
import TextProcessing

/// An analyser that answers with replies written by hand, one for each line.
struct FixedAnalyzer: MorphologicalAnalyzer {
    let variety = LanguageVariety.spanish
    let replies: [String]

    init(_ replies: String...) { self.replies = replies }

    func analyze(_ texts: [String]) async throws -> [[AnalyzedWord]] {
        guard replies.count == texts.count else {
            throw AnalysisError.countMismatch(sent: texts.count, received: replies.count)
        }
        return try zip(texts, replies).map { try ApertiumStream.words(of: $1.utf8, in: $0) }
    }
}

/// An analyser that finds no words.
struct NoAnalyzer: MorphologicalAnalyzer {
    let variety = LanguageVariety.spanish
    func analyze(_ texts: [String]) async throws -> [[AnalyzedWord]] { texts.map { _ in [] } }
}
