import Corpora
import Store
import TextProcessing
import Translation

/// Finds the approved sentence most like one that was not translated.
///
/// Likeness is the share of common words among all words of both (Jaccard 1901), in the form of the full-text index; less
/// than half is no likeness worth showing.
struct NearestApproved: Sendable {
    let index: UnitIndex
    private static let leastLikeness = 0.5

    init(index: UnitIndex) { self.index = index }

    @Sendable func sentence(_ text: String, _ pair: LanguagePair) async -> ApprovedSentence? {
        let asked = Self.words(text)
        guard !asked.isEmpty else { return nil }
        var best: (likeness: Double, sentence: ApprovedSentence)?
        for match in index.approved(pair) {
            let words = Self.words(match.sourceText)
            let common = Double(asked.intersection(words).count)
            let likeness = common / (Double(asked.count + words.count) - common)
            // Units come in the order of their identifiers, so that the first of equal ones is the same in every run.
            guard likeness >= Self.leastLikeness, likeness > best?.likeness ?? 0 else { continue }
            best = (
                likeness,
                ApprovedSentence(unitID: match.unitID, sourceText: match.sourceText, text: match.targetText)
            )
        }
        return best?.sentence
    }

    private static func words(_ text: String) -> Set<String> {
        Set(MemoryKey.normalizationKey(text).split { !$0.isLetter && !$0.isNumber }.map(String.init))
    }
}
