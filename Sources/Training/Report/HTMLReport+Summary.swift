extension HTMLReport {
    /// Notes, scores, sizes and times.
    var summary: [Markup] {
        var result: [Markup] = []
        if !report.notes.isEmpty {
            result.append(
                .element(
                    "div", ["class": "notes", "role": "note"],
                    [
                        .element("h3", [:], text("Before you trust this model", "Antes de confiar en este modelo")),
                        .element("ul", [:], report.notes.map { .element("li", [:], $0.text(language)) }),
                    ]))
        }
        func fact(_ name: String, _ value: String) -> Markup {
            .element("div", [:], [.element("dt", [:], name), .element("dd", [:], value)])
        }
        func score(_ name: String, _ format: (Double) -> String) -> String { report.scores[name].map(format) ?? "–" }
        result.append(
            .element(
                "dl", [:],
                [
                    fact("chrF++", score("chrf++") { NumberText.decimal($0, 1) }),
                    fact("chrF", score("chrf") { NumberText.decimal($0, 1) }),
                    fact(
                        text("Length ratio", "Razón de largos"), score("length-ratio") { NumberText.decimal($0, 2) }),
                    fact(text("Non-words", "No palabras"), score("non-words") { NumberText.percent($0) }),
                    fact(text("Pairs learned from", "Pares de aprendizaje"), NumberText.grouped(report.pairs)),
                    fact(text("Phrase pairs", "Pares de frases"), NumberText.grouped(report.phrasePairs)),
                    fact(text("Size", "Tamaño"), NumberText.size(report.sizes.values.reduce(0, +))),
                    fact(
                        text("Time", "Tiempo"), NumberText.decimal(report.seconds.values.reduce(0, +), 1) + " s"),
                    fact(text("Model", "Modelo"), report.id.isEmpty ? "–" : report.id),
                ]))
        result.append(
            remark(
                "Scores on \(report.judgingPairs) held-out pairs that neither training nor tuning saw; "
                    + "\(report.tuningPairs) others tuned the weights.",
                "Puntajes en \(report.judgingPairs) pares apartados que ni el entrenamiento ni el ajuste vieron; "
                    + "otros \(report.tuningPairs) ajustaron los pesos."))
        result.append(
            .table(
                caption: text("Seconds by stage", "Segundos por etapa"),
                header: [text("Stage", "Etapa"), text("Seconds", "Segundos")],
                rows: stages.map { [.text($0.name), .text(NumberText.decimal($0.seconds, 2))] }))
        result.append(
            .table(
                caption: text("Files of the bundle", "Archivos del modelo"),
                header: [text("File", "Archivo"), text("Size", "Tamaño")],
                rows: report.sizes.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
                    .map { [.text($0.key), .text(NumberText.size($0.value))] }))
        return result
    }

    /// Stages in their order with the direction, if any.
    private var stages: [(name: String, seconds: Double)] {
        let order = TrainingStage.allCases.map(\.rawValue)
        return report.seconds.map { entry -> (rank: Int, key: String, name: String, seconds: Double) in
            let parts = entry.key.split(separator: " ", maxSplits: 1)
            let stage = TrainingStage(rawValue: parts.first.map(String.init) ?? "")
            let name = ([stage.map(label) ?? entry.key] + parts.dropFirst().map(String.init)).joined(separator: " ")
            return (stage.flatMap { order.firstIndex(of: $0.rawValue) } ?? order.count, entry.key, name, entry.value)
        }
        .sorted { ($0.rank, $0.key) < ($1.rank, $1.key) }.map { ($0.name, $0.seconds) }
    }

    private func label(_ stage: TrainingStage) -> String {
        switch stage {
        case .prepare: text("Preparing the text", "Preparación del texto")
        case .pieces: text("Subword pieces", "Piezas de palabras")
        case .align: text("Word alignment", "Alineamiento de palabras")
        case .phrases: text("Phrase pairs", "Pares de frases")
        case .languageModel: text("Language model", "Modelo de lengua")
        case .tune: text("Tuning", "Ajuste de los pesos")
        case .finish: text("Judging", "Evaluación")
        }
    }
}
