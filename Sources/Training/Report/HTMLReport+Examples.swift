extension HTMLReport {
    /// Held-out sentences with reference and translation side by side.
    var examples: [Markup] {
        guard !report.examples.isEmpty else { return [nothing] }
        let explanation = Markup.element(
            "p", ["class": "soft"],
            [
                .text(text("Words that both have are ", "Las palabras que ambas tienen van ")),
                .element("mark", [:], text("bold", "en negrita")),
                .text(text("; those only the reference has are ", "; las que solo tiene la referencia, ")),
                .element("del", [:], text("dashed", "con rayas")),
                .text(text("; those only the translation has are ", "; las que solo tiene la traducción, ")),
                .element("ins", [:], text("dotted", "con puntos")), .text("."),
            ])
        return [explanation]
            + report.examples.map { example in
                let difference = WordDifference(example.reference, example.translation)
                return .element(
                    "article", [:],
                    [
                        cell(text("Source", "Original"), report.source, [.text(example.source)]),
                        cell(
                            text("Reference", "Referencia"), report.target, words(difference.first, others: "del")),
                        cell(
                            text("Translation", "Traducción") + ", chrF++ \(NumberText.decimal(example.score, 1))",
                            report.target, words(difference.second, others: "ins")),
                    ])
            }
    }

    private func cell(_ label: String, _ variety: String, _ content: [Markup]) -> Markup {
        .element(
            "p", [:],
            [.element("span", ["class": "label"], label), .element("span", ["lang": variety], content)])
    }

    /// Words with those next to each other of one kind in one element.
    private func words(_ words: [WordDifference.Word], others: String) -> [Markup] {
        var result: [Markup] = []
        var start = 0
        while start < words.count {
            let end = words[start...].firstIndex { $0.isShared != words[start].isShared } ?? words.count
            let run = words[start..<end].map(\.text).joined(separator: " ")
            if !result.isEmpty { result.append(.text(" ")) }
            result.append(.element(words[start].isShared ? "mark" : others, [:], run))
            start = end
        }
        return result
    }
}
