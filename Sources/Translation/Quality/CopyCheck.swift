/// Finds answers that are the source again: the share of its content words that came back as they were.
struct CopyCheck: Sendable {
    /// Share of copied content words from which an answer is of no use.
    let disqualifyingShare: Double
    /// Share from which it is worth less.
    let loweringShare: Double
    /// Content words a source needs before the share disqualifies.
    let leastWords: Int

    init(disqualifyingShare: Double = 0.75, loweringShare: Double = 0.5, leastWords: Int = 4) {
        self.disqualifyingShare = disqualifyingShare
        self.loweringShare = loweringShare
        self.leastWords = leastWords
    }

    /// Looks at an answer; words the engine owned up to not knowing do not count.
    func finding(source: ComparedText, target: ComparedText, unknown: Set<String>) -> Finding? {
        let share = Self.share(source: source, target: target, unknown: unknown)
        if share.words >= leastWords, share.copied >= disqualifyingShare {
            return Finding(.untranslated, factor: 0.3, isDisqualifying: true)
        }
        let isWhole = source.words.count >= 3 && source.words.map(\.text) == target.words.map(\.text)
        if isWhole || (share.words >= leastWords && share.copied >= loweringShare) {
            return Finding(.untranslated, factor: 0.3)
        }
        return nil
    }

    /// Content words of the source, and the share of them that stand in the answer as often.
    static func share(source: ComparedText, target: ComparedText, unknown: Set<String>) -> (words: Int, copied: Double)
    {
        let content = source.content(except: unknown)
        guard !content.isEmpty else { return (0, 0) }
        var available = Dictionary(target.words.map { ($0.text, 1) }, uniquingKeysWith: +)
        let copied = content.count { word in
            guard let count = available[word], count > 0 else { return false }
            available[word] = count - 1
            return true
        }
        return (content.count, Double(copied) / Double(content.count))
    }
}
