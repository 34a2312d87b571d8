import TextProcessing

/// A segment on its way through the pipeline.
struct SegmentDraft: Sendable {
    let segment: SourceSegment
    let source: LanguageVariety
    var outcome: SegmentOutcome?
    var notice: UntranslatedNotice?

    init(_ segment: SourceSegment, source: LanguageVariety) {
        self.segment = segment
        self.source = source
    }

    /// Whether there is a letter outside the protected spans: numbers, signs and placeholders stay as they are.
    var needsTranslation: Bool {
        var position = 0
        let text = segment.input.text
        for span in segment.input.protectedSpans {
            if Self.hasLetter(text[utf8: ByteRange<NormalizedForm>(position, span.lowerBound)]) { return true }
            position = span.upperBound
        }
        return Self.hasLetter(text[utf8: ByteRange<NormalizedForm>(position, text.utf8.count)])
    }

    /// The translation, or the sentence itself.
    var text: String { outcome?.answer?.output.text ?? segment.input.text }

    /// Whether a backend answered.
    var isTranslated: Bool { outcome?.answer != nil }

    func result(
        text: String, sourceRange: ByteRange<OriginalText>, targetRange: Range<Int>, plan: RoutePlan
    ) -> SegmentResult {
        let legs = outcome?.answer?.route.legs ?? []
        let conversion = legs.count > 1 ? legs.last.flatMap { plan.converters.contains($0.backend) ? $0 : nil } : nil
        return SegmentResult(
            sourceRange: sourceRange, targetRange: targetRange, sourceText: segment.input.text, text: text,
            source: source, status: status, legs: legs, quality: outcome?.answer?.quality,
            unknownWords: outcome?.answer?.output.unknownWords ?? [],
            alternatives: outcome?.answer?.output.alternatives ?? [], attempts: outcome?.attempts ?? [],
            unitID: outcome?.answer?.output.unitID,
            isMachineTranslated: legs.contains { plan.machines.contains($0.backend) },
            explanations: outcome?.answer?.output.explanations ?? [], convertedFrom: conversion?.pair.source,
            notice: notice)
    }

    private var status: SegmentResult.Status {
        guard let outcome else { return .copied }
        if outcome.answer != nil { return .translated }
        let wereAllSilent = outcome.attempts.allSatisfy { $0.error == nil || $0.error?.code == .noAnswer }
        return wereAllSilent && !outcome.attempts.isEmpty ? .abstained : .failed
    }

    private static func hasLetter(_ text: Substring) -> Bool {
        text.unicodeScalars.contains { $0.properties.isAlphabetic }
    }
}
