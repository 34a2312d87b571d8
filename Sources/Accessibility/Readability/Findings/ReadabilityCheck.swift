/// Looks for what one rule speaks of in one sentence, in time linear in its length.
protocol ReadabilityCheck: Sendable {
    func findings(in sentence: ReadableSentence) -> [ReadabilityFinding]
}
