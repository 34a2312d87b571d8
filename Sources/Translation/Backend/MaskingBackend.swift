public import TextProcessing

/// Keeps personal data from a backend: masks what goes to it and puts the data back into what it answers.
///
/// A segment whose placeholders do not come back exactly is refused by itself (``BackendError/Code/rejectedAnswer``),
/// so that routing goes on to the next backend. A segment with nothing but personal data is never sent: it is its
/// own translation.
public struct MaskingBackend: TranslationBackend {
    private let inner: any TranslationBackend
    private let finder: PersonalDataFinder
    private let form: PlaceholderForm

    /// Wraps a backend.
    public init(_ inner: any TranslationBackend, finder: PersonalDataFinder, form: PlaceholderForm = .brace) {
        self.inner = inner
        self.finder = finder
        self.form = form
    }

    /// The backend, wrapped if texts leave the machine with it.
    public static func guarding(
        _ backend: any TranslationBackend, finder: PersonalDataFinder, form: PlaceholderForm = .brace
    ) -> any TranslationBackend {
        guard [.external, .localNetwork].contains(backend.description.locality), !(backend is MaskingBackend) else {
            return backend
        }
        return MaskingBackend(backend, finder: finder, form: form)
    }

    /// What the wrapped backend declares.
    public var description: BackendDescription { inner.description }

    /// State of the wrapped backend.
    public func health() async -> BackendHealth { await inner.health() }

    /// Translates segments without showing their personal data to the wrapped backend.
    public func translate(
        _ segments: [SegmentInput], pair: LanguagePair, deadline: ContinuousClock.Instant
    ) async -> [Result<SegmentOutput, BackendError>] {
        let mask = PersonalDataMask(
            segments.map { (text: $0.text, protectedSpans: $0.protectedSpans) }, finder: finder, form: form)
        let sent = segments.indices.filter { !mask.texts[$0].isAllMasked }
        var results = segments.map { Result<SegmentOutput, BackendError>.success(SegmentOutput(text: $0.text)) }
        guard !sent.isEmpty else { return results }
        let inputs = sent.map { index in
            SegmentInput(
                text: mask.texts[index].text, protectedSpans: mask.texts[index].protectedSpans,
                isExplained: segments[index].isExplained)
        }
        let answers = await inner.translate(inputs, pair: pair, deadline: deadline)
        for (offset, index) in sent.enumerated() {
            guard offset < answers.count else {
                results[index] = .failure(BackendError(.malformedReply, "fewer answers than segments"))
                continue
            }
            results[index] = answers[offset].flatMap { Self.restored($0, mask, index) }
        }
        return results
    }

    private static func restored(
        _ output: SegmentOutput, _ mask: PersonalDataMask, _ index: Int
    ) -> Result<SegmentOutput, BackendError> {
        do throws(PersonalDataMask.Damage) {
            return .success(
                SegmentOutput(
                    text: try mask.restore(output.text, of: index),
                    unknownWords: output.unknownWords.filter { !mask.isPlaceholder($0) }.map(mask.restorePart),
                    confidence: output.confidence, unitID: output.unitID,
                    alternatives: output.alternatives.compactMap { alternative in
                        // An alternative that lost a datum is no alternative; the answer itself stands.
                        try? mask.restore(alternative, of: index)
                    },
                    explanations: output.explanations.map { restored($0, mask) }))
        } catch {
            return .failure(
                BackendError(
                    .rejectedAnswer,
                    "placeholders of personal data: \(error.lost.count) lost, \(error.duplicated.count) repeated, "
                        + "\(error.inventedCount) invented"))
        }
    }

    private static func restored(_ explanation: SegmentExplanation, _ mask: PersonalDataMask) -> SegmentExplanation {
        SegmentExplanation(
            pair: explanation.pair, model: explanation.model, score: explanation.score, parts: explanation.parts,
            phrases: explanation.phrases.map { phrase in
                SegmentExplanation.Phrase(
                    source: mask.restorePart(phrase.source), target: mask.restorePart(phrase.target),
                    isCarried: phrase.isCarried, parts: phrase.parts, learnedFrom: phrase.learnedFrom)
            })
    }
}
