extension TrainingReport {
    /// The report in a few lines.
    ///
    /// - Parameters:
    ///   - folder: Where the bundle stands.
    ///   - language: Language of the words around the numbers.
    /// - Returns: Lines without a final line end.
    public func text(folder: String, language: ReportLanguage = .english) -> String {
        func choose(_ english: String, _ spanish: String) -> String { language.choose(english, spanish) }
        var lines = ["\(source) → \(target)  \(id)  \(folder)"]
        for corpus in corpora {
            let reasons = corpus.dropped.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
                .map { "\($0.key) \($0.value)" }.joined(separator: ", ")
            lines.append(
                "  \(corpus.name): \(corpus.kept) "
                    + choose("of \(corpus.read) pairs", "de \(corpus.read) pares")
                    + (reasons.isEmpty ? "" : " (\(reasons))"))
        }
        if !facts.isEmpty {
            let kinds = facts.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }.joined(separator: ", ")
            lines.append("  " + choose("facts", "hechos") + ": \(kinds)")
        }
        lines.append(
            "  \(phrasePairs) " + choose("phrase pairs", "pares de frases")
                + ", \(sourcePieces) + \(targetPieces) " + choose("pieces", "piezas"))
        if let first = rounds.first, let best = rounds.map(\.score).max() {
            lines.append(
                "  " + choose("tuning", "ajuste")
                    + ": chrF++ \(NumberText.decimal(first.score, 1)) → \(NumberText.decimal(best, 1))")
        }
        if let score = scores["chrf++"], let characters = scores["chrf"], let ratio = scores["length-ratio"] {
            lines.append(
                "  " + choose("held out", "apartados")
                    + ": chrF++ \(NumberText.decimal(score, 1)), chrF \(NumberText.decimal(characters, 1)), "
                    + choose("length ratio", "razón de largos") + " \(NumberText.decimal(ratio, 2)), "
                    + choose("non-words", "no palabras") + " \(NumberText.percent(scores["non-words"] ?? 0))")
        }
        lines += notes.map { "  ! " + $0.text(language) }
        lines.append("  \(NumberText.decimal(seconds.values.reduce(0, +), 1)) s")
        return lines.joined(separator: "\n")
    }
}
