/// A remark on a training that a reader must not miss.
public enum TrainingNote: Codable, Hashable, Sendable {
    /// So few pairs that the model is no more than a memory of them.
    case tinyCorpus(pairs: Int)
    /// No pair to tune on: the weights are those tuning starts from.
    case notTuned
    /// No pair to judge on: nothing is known of the quality.
    case notJudged
    /// Letters of the held-out references that the training text never has.
    case unseenLetters([String])
    /// Translations longer or shorter than the references by more than a few percent.
    case lengthRatio(Double)
    /// A corpus of which more than a tenth was dropped.
    case manyDropped(corpus: String, dropped: Int, read: Int)

    /// Fewest pairs that are no tiny corpus.
    static let fewestPairs = 100
    /// Length ratios without a note.
    static let lengthRatios = 0.95...1.06
    /// Largest share of dropped pairs without a note.
    static let largestDroppedShare = 0.1

    /// The notes that the numbers of a report call for.
    static func notes(of report: TrainingReport) -> [TrainingNote] {
        var notes: [TrainingNote] = []
        // Facts are made from a lexicon; they do not make a corpus.
        let pairs = report.corpora.reduce(0) { $0 + $1.kept }
        if pairs < fewestPairs { notes.append(.tinyCorpus(pairs: pairs)) }
        if report.tuningPairs == 0 { notes.append(.notTuned) }
        if report.judgingPairs == 0 { notes.append(.notJudged) }
        if !report.unseenTargetLetters.isEmpty { notes.append(.unseenLetters(report.unseenTargetLetters)) }
        if report.judgingPairs > 0, let ratio = report.scores["length-ratio"], !lengthRatios.contains(ratio) {
            notes.append(.lengthRatio(ratio))
        }
        for corpus in report.corpora {
            let dropped = corpus.read - corpus.kept
            guard Double(dropped) > largestDroppedShare * Double(corpus.read) else { continue }
            notes.append(.manyDropped(corpus: corpus.name, dropped: dropped, read: corpus.read))
        }
        return notes
    }

    /// The remark as a sentence.
    ///
    /// - Parameter language: Language of the sentence.
    /// - Returns: One line: what was seen and what to do about it.
    public func text(_ language: ReportLanguage) -> String {
        switch self {
        case .tinyCorpus(let pairs):
            language.choose(
                "Only \(pairs) pairs were learned from: the model remembers them and little else.",
                "Solo se aprendió de \(pairs) pares: el modelo los recuerda y poco más.")
        case .notTuned:
            language.choose(
                "No held-out pairs to tune on: the weights are the general ones.",
                "No hay pares apartados para el ajuste: los pesos son los generales.")
        case .notJudged:
            language.choose(
                "No held-out pairs to judge on: nothing is known of the quality.",
                "No hay pares apartados para la evaluación: nada se sabe de la calidad.")
        case .unseenLetters(let letters):
            language.choose(
                "Letters of the held-out references that the training text never has: \(letters.joined(separator: " ")). "
                    + "Is it the same orthography?",
                "Letras de las referencias apartadas que el texto de entrenamiento no tiene: "
                    + "\(letters.joined(separator: " ")). ¿Es la misma ortografía?")
        case .lengthRatio(let ratio):
            language.choose(
                "Translations have \(NumberText.decimal(ratio, 2)) times the length of the references: "
                    + "scores of another length do not compare.",
                "Las traducciones tienen \(NumberText.decimal(ratio, 2)) veces el largo de las referencias: "
                    + "no se comparan con puntajes de otro largo.")
        case .manyDropped(let corpus, let dropped, let read):
            language.choose(
                "\(corpus): \(dropped) of \(read) pairs were dropped; look at the examples before trusting the rest.",
                "\(corpus): se descartaron \(dropped) de \(read) pares; vea los ejemplos antes de confiar en el resto.")
        }
    }
}
