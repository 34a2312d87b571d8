import TextProcessing
import Translation

extension ItemReply {
    /// The wire form of a result.
    init(_ result: TranslationResult, original: String, unit: OffsetUnit) {
        let sourceRange = unit.converter(for: original)
        let targetRange = unit.converter(for: result.text)
        self.init(
            status: result.status.rawValue, text: result.text,
            source: SourceReply(
                asked: result.source.asked?.tag, identified: result.source.guesses.map(GuessReply.init),
                used: result.source.used.tag),
            target: TargetReply(
                asked: result.target.asked.tag, served: result.target.served.tag, how: result.target.reason.rawValue,
                convertedFrom: result.convertedFrom?.tag),
            quality: result.score.map { score in
                let reasons = Set(result.segments.flatMap { $0.quality?.reasons ?? [] })
                return QualityReply(
                    score: rounded(score),
                    reasons: QualityEstimate.Reason.allCases.filter(reasons.contains).map(\.rawValue))
            },
            machineTranslated: result.isMachineTranslated,
            disclosure: result.isMachineTranslated ? Disclosure.text(for: result.target.served) : nil,
            segments: result.segments.map {
                SegmentReply($0, target: result.target.served, sourceRange: sourceRange, targetRange: targetRange)
            },
            edits: result.edits.map { EditReply($0, original: sourceRange) },
            milliseconds: inMilliseconds(result.duration))
    }
}

extension SegmentReply {
    init(
        _ segment: SegmentResult, target: LanguageVariety, sourceRange: (Range<Int>) -> RangeReply,
        targetRange: (Range<Int>) -> RangeReply
    ) {
        self.init(
            status: segment.status.rawValue, sourceText: segment.sourceText, text: segment.text,
            source: segment.source.tag, sourceRange: sourceRange(segment.sourceRange.range),
            targetRange: targetRange(segment.targetRange),
            legs: segment.legs.map {
                LegReply(backend: $0.backend, source: $0.pair.source.tag, target: $0.pair.target.tag)
            },
            quality: segment.quality.map {
                QualityReply(score: rounded($0.score), reasons: $0.reasons.map(\.rawValue))
            },
            unknownWords: segment.unknownWords,
            attempts: segment.attempts.map {
                AttemptReply(
                    backend: $0.leg.backend, source: $0.leg.pair.source.tag, target: $0.leg.pair.target.tag,
                    outcome: $0.error?.code.rawValue ?? "ok", explanation: $0.error?.explanation,
                    milliseconds: inMilliseconds($0.duration))
            },
            unitID: segment.unitID, notice: segment.notice.map(NoticeReply.init), explanations: segment.explanations)
    }
}

extension EditReply {
    init(
        _ edit: NormalizationEdit, original: (Range<Int>) -> RangeReply, normalized: ((Range<Int>) -> RangeReply)? = nil
    ) {
        self.init(
            kind: edit.kind.rawValue, rule: edit.rule, original: original(edit.original.range),
            normalized: normalized?(edit.normalized.range))
    }
}
