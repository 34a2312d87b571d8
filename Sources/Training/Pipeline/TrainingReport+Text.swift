extension TrainingReport {
    /// The report in a few lines.
    ///
    /// - Parameter folder: Where the bundle stands.
    public func text(folder: String) -> String {
        var lines = ["\(source) → \(target)  \(id)  \(folder)"]
        for corpus in corpora {
            let reasons = corpus.dropped.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
                .map { "\($0.key) \($0.value)" }.joined(separator: ", ")
            lines.append(
                "  \(corpus.name): \(corpus.kept) of \(corpus.read) pairs" + (reasons.isEmpty ? "" : " (\(reasons))"))
        }
        if !facts.isEmpty {
            let kinds = facts.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }.joined(separator: ", ")
            lines.append("  facts: \(kinds)")
        }
        lines.append("  \(phrasePairs) phrase pairs, \(sourcePieces) + \(targetPieces) pieces")
        if let first = rounds.first, let best = rounds.map(\.score).max() {
            lines.append("  tuning: chrF++ \(Self.rounded(first.score)) → \(Self.rounded(best))")
        }
        if let score = scores["chrf++"], let characters = scores["chrf"], let ratio = scores["length-ratio"] {
            lines.append(
                "  held out: chrF++ \(Self.rounded(score)), chrF \(Self.rounded(characters)), length ratio "
                    + "\(Self.rounded(ratio * 100)) %, non-words \(Self.rounded((scores["non-words"] ?? 0) * 100)) %")
        }
        lines += notes.map { "  " + $0 }
        let total = seconds.values.reduce(0, +)
        lines.append("  \(Self.rounded(total)) s")
        return lines.joined(separator: "\n")
    }

    private static func rounded(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10).\(abs(tenths) % 10)"
    }
}
