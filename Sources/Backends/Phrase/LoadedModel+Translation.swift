import PhraseMT
import TextProcessing
public import Translation

extension LoadedModel {
    /// Translates one segment.
    ///
    /// A segment none of whose words the model knows is left to others. The confidence is `1 - n/w`, where `w` are the
    /// words of the answer and `n` those of them that stand in no word list; unknown words of the source are counted
    /// where routes are judged, for every backend alike.
    ///
    /// - Parameter segment: A normalized sentence.
    /// - Returns: The answer, or why there is none.
    public func translate(_ segment: SegmentInput) -> Result<SegmentOutput, BackendError> {
        let terms = segment.protectedSpans.map { PhraseTranslator.FixedTerm(range: $0) }
        let found: [PhraseTranslation]
        do {
            found = try translator.translate(segment.text, terms: terms, explained: segment.isExplained)
        } catch is CancellationError {
            return .failure(BackendError(.cancelled, "the caller went away"))
        } catch {
            return .failure(BackendError(.unavailable, "the model failed: \(error)"))
        }
        guard let best = found.first else {
            return .failure(BackendError(.noAnswer, "the model gave no translation"))
        }
        guard best.phrases.contains(where: { $0.record != nil }) else {
            return .failure(BackendError(.noAnswer, "the model knows no word of this text"))
        }
        // Both sides of the training text are normalized, so the answer's apostrophes need no second look.
        let confidence = 1 - Double(best.nonWords) / Double(max(1, best.words))
        var seen: Set<String> = []
        return .success(
            SegmentOutput(
                text: best.text, unknownWords: best.unknownWords.filter { seen.insert($0).inserted },
                confidence: confidence, alternatives: found.dropFirst().map(\.text),
                explanations: segment.isExplained ? [explanation(of: best)] : []))
    }

    /// What a translation was made from.
    func explanation(of translation: PhraseTranslation) -> SegmentExplanation {
        let weights = bundle.model.weights.values
        let parts = zip(translation.features.indices, translation.features).compactMap { index, value in
            value == 0
                ? nil
                : SegmentExplanation.ScorePart(
                    name: partName(index), value: Double(value), weighted: Double(value * weights[index]))
        }
        return SegmentExplanation(
            pair: pair, model: bundle.manifest.id, score: Double(translation.score), parts: parts,
            phrases: translation.phrases.map(phrase))
    }

    private func phrase(_ phrase: PhraseTranslation.Phrase) -> SegmentExplanation.Phrase {
        let target = String(phrase.targetText.drop { $0 == " " })
        guard let number = phrase.record else {
            return .init(source: phrase.sourceText, target: target, isCarried: true, parts: [], learnedFrom: [])
        }
        let record = bundle.model.table.record(number)
        let values: [(Feature, UInt8)] = [
            (.direct, record.direct), (.inverse, record.inverse), (.lexicalDirect, record.lexicalDirect),
            (.lexicalInverse, record.lexicalInverse),
        ]
        let parts = values.map { feature, byte in
            let value = QuantizedLogarithm.value(byte)
            return SegmentExplanation.ScorePart(
                name: partName(feature.rawValue), value: Double(value),
                weighted: Double(value * bundle.model.weights[feature]))
        }
        return .init(
            source: phrase.sourceText, target: target, isCarried: false, parts: parts, learnedFrom: units(of: number))
    }

    /// A corpus feature by the name of its corpus.
    private func partName(_ index: Int) -> String {
        let corpus = index - Feature.firstCorpus.rawValue
        return bundle.manifest.corpora.indices.contains(corpus)
            ? "outside \(bundle.manifest.corpora[corpus].name)" : Feature.name(index)
    }

    private func units(of record: Int) -> [String] {
        bundle.model.table.examples(of: record).compactMap { example in
            guard let place = bundle.units.place(of: example) else { return nil }
            let names = bundle.manifest.corpora
            let name = names.indices.contains(place.corpus) ? names[place.corpus].name : "corpus\(place.corpus)"
            return "\(name):\(place.unit?.description ?? String(place.line))"
        }
    }
}
