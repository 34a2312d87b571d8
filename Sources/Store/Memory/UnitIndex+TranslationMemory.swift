import Corpora
public import TextProcessing
public import Translation

extension UnitIndex: TranslationMemory {
    /// Stored translations of a text in the form that backends read.
    public func matches(for text: String, pair: LanguagePair) -> [MemoryMatch] {
        matches(text: text, pair: pair).map { match in
            MemoryMatch(
                unitID: match.unitID, text: match.targetText,
                exactness: match.exactness == .exact ? .exact : .normalizedExact, isApproved: match.state == .approved)
        }
    }
}
