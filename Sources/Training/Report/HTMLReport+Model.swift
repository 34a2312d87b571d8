extension HTMLReport {
    /// Perplexity by iteration and samples of links.
    var alignment: [Markup] {
        var result: [Markup] = []
        let (forward, backward) = (report.forwardPerplexity, report.backwardPerplexity)
        if forward.isEmpty {
            result.append(
                remark(
                    "The alignment was taken from an interrupted training; its perplexities were shown there.",
                    "El alineamiento viene de un entrenamiento interrumpido; allí se vieron sus perplejidades."))
        } else {
            result.append(
                remark(
                    "Perplexity falls fast and then settles; the first value is that of a blind guess.",
                    "La perplejidad baja rápido y luego se asienta; el primer valor es el de adivinar a ciegas."))
            result.append(
                .table(
                    caption: text("Perplexity by iteration", "Perplejidad por iteración"),
                    header: [
                        text("Iteration", "Iteración"), "\(report.source) → \(report.target)",
                        "\(report.target) → \(report.source)",
                    ],
                    rows: forward.indices.map { index in
                        [
                            .text("\(index + 1)"), .text(NumberText.decimal(forward[index], 1)),
                            .text(index < backward.count ? NumberText.decimal(backward[index], 1) : "–"),
                        ]
                    }))
            if forward.count > 1 {
                result.append(
                    ReportFigure(
                        title: text(
                            "Perplexity from the second iteration on", "Perplejidad desde la segunda iteración"),
                        description: text(
                            "Two falling lines; the table above has the numbers.",
                            "Dos líneas que bajan; la tabla de arriba tiene los números."), identifier: "perplexity"
                    ).lines(
                        [
                            .init(
                                name: "\(report.source) → \(report.target)", values: Array(forward.dropFirst())),
                            .init(
                                name: "\(report.target) → \(report.source)", values: Array(backward.dropFirst())),
                        ], first: 2, places: 1))
            }
        }
        result.append(.element("h3", [:], text("Samples", "Muestras")))
        if report.alignments.isEmpty { result.append(nothing) }
        for (number, sample) in report.alignments.enumerated() {
            let links = sample.links.filter { $0.count == 2 }.compactMap { link -> String? in
                guard sample.source.indices.contains(link[0]), sample.target.indices.contains(link[1]) else {
                    return nil
                }
                return "\(sample.source[link[0]]) ~ \(sample.target[link[1]])"
            }
            let figure = ReportFigure(
                title: text("Alignment sample \(number + 1)", "Muestra de alineamiento \(number + 1)"),
                description: links.joined(separator: "; "), identifier: "links-\(number + 1)")
            result.append(
                .element(
                    "figure", ["class": "scroll", "tabindex": "0"],
                    [figure.matrix(rows: sample.source, columns: sample.target, links: sample.links)]))
        }
        return result
    }

    /// N-gram counts and discounts.
    var model: [Markup] {
        let header = [
            text("Order", "Orden"), text("N-grams", "N-gramas"),
            text("Discount, seen once", "Descuento, visto una vez"),
            text("twice", "dos veces"), text("more often", "más veces"),
        ]
        let rows = report.ngrams.indices.map { order -> [Markup] in
            let discounts = order < report.discounts.count ? report.discounts[order] : []
            let cells = (0..<3).map { Markup.text($0 < discounts.count ? NumberText.decimal(discounts[$0], 3) : "–") }
            return [.text("\(order + 1)"), .text(NumberText.grouped(report.ngrams[order]))] + cells
        }
        return [
            remark(
                "\(NumberText.grouped(report.phrasePairs)) phrase pairs were kept.",
                "Se conservaron \(NumberText.grouped(report.phrasePairs)) pares de frases."),
            rows.isEmpty
                ? nothing
                : .table(
                    caption: text("N-grams of the language model", "N-gramas del modelo de lengua"), header: header,
                    rows: rows),
        ]
    }

    /// Score and length ratio by round, and the weights.
    var tuning: [Markup] {
        var result: [Markup] = []
        let rounds = report.rounds
        if rounds.isEmpty { result.append(nothing) }
        let best = rounds.indices.max { (rounds[$0].score, $1) < (rounds[$1].score, $0) }
        if !rounds.isEmpty {
            let rows = rounds.indices.map { index -> [Markup] in
                [
                    .text("\(index)" + (index == best ? text(" (kept)", " (elegida)") : "")),
                    .text(NumberText.decimal(rounds[index].score, 2)),
                    .text(NumberText.decimal(rounds[index].lengthRatio, 3)),
                    .text(NumberText.grouped(rounds[index].poolSize)),
                ]
            }
            result.append(
                .table(
                    caption: text(
                        "Rounds of tuning; round 0 has the weights tuning starts from",
                        "Rondas de ajuste; la ronda 0 tiene los pesos de partida"),
                    header: [
                        text("Round", "Ronda"), "chrF++", text("Length ratio", "Razón de largos"),
                        text("Translations in the pool", "Traducciones reunidas"),
                    ], rows: rows))
            for (title, identifier, values, places) in [
                (text("chrF++ by round", "chrF++ por ronda"), "rounds-score", rounds.map(\.score), 1),
                (
                    text("Length ratio by round", "Razón de largos por ronda"), "rounds-length",
                    rounds.map(\.lengthRatio), 2
                ),
            ] {
                result.append(
                    ReportFigure(
                        title: title,
                        description: text(
                            "A line over the rounds; the table above has the numbers.",
                            "Una línea sobre las rondas; la tabla de arriba tiene los números."), identifier: identifier
                    ).lines(
                        [.init(name: text("tuning sentences", "oraciones de ajuste"), values: values)],
                        first: 0, places: places))
            }
        }
        guard !report.weights.isEmpty else { return result }
        result.append(
            .table(
                caption: text("Weights of the features", "Pesos de los rasgos"),
                header: [text("Feature", "Rasgo"), text("Weight", "Peso")],
                rows: report.weights.sorted { $0.key < $1.key }
                    .map { [.text($0.key), .text(NumberText.decimal(Double($0.value), 3))] }))
        return result
    }
}
