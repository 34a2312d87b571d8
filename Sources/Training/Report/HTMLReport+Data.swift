extension HTMLReport {
    /// Corpora, what was dropped from them, facts and conversions.
    var data: [Markup] {
        var result = [
            Markup.table(
                caption: text("Pairs of each corpus", "Pares de cada corpus"),
                header: [
                    text("Corpus", "Corpus"), text("Feature group", "Grupo"), text("Variety", "Variedad"),
                    text("Weight", "Peso"), text("Read", "Leídos"), text("Kept", "Usados"),
                    text("Dropped", "Descartados"),
                ],
                rows: report.corpora.map { corpus in
                    let dropped = corpus.read - corpus.kept
                    let share = NumberText.percent(Double(dropped) / Double(max(corpus.read, 1)))
                    return [
                        .text(corpus.name), .text(corpus.group), .text(corpus.variety),
                        .text(NumberText.decimal(Double(corpus.weight), 2)), .text(NumberText.grouped(corpus.read)),
                        .text(NumberText.grouped(corpus.kept)), .text("\(NumberText.grouped(dropped)) (\(share))"),
                    ]
                })
        ]
        for corpus in report.corpora where !corpus.dropped.isEmpty { result.append(dropped(corpus)) }
        if !report.facts.isEmpty {
            result.append(
                counts(
                    report.facts, caption: text("Facts from lexicons", "Hechos de los léxicos"),
                    name: text("Kind", "Clase"), count: text("Facts", "Hechos")))
        }
        result.append(.element("h3", [:], text("Conversions fired", "Conversiones aplicadas")))
        if report.conversions.isEmpty {
            result.append(
                remark(
                    "No text of another variety or spelling was converted.",
                    "No se convirtió texto de otra variedad o escritura."))
        } else {
            result.append(
                counts(
                    report.conversions,
                    caption: text("How often each rule changed a word", "Cuántas veces cambió una palabra cada regla"),
                    name: text("Rule", "Regla"), count: text("Times", "Veces")))
        }
        return result
    }

    /// The dropped pairs of a corpus, by reason.
    private func dropped(_ corpus: TrainingReport.Corpus) -> Markup {
        let rows = corpus.dropped.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.flatMap { entry -> [Markup] in
            let examples = corpus.examples[entry.key] ?? []
            let pairs = examples.map { example -> Markup in
                .element(
                    "li", [:],
                    [
                        .text(text("line", "línea") + " \(example.line): "),
                        .element("span", ["lang": report.source], Self.cut(example.source)), .text(" — "),
                        .element("span", ["lang": report.target], Self.cut(example.target)),
                    ])
            }
            let head = Markup.element("h4", [:], "\(reason(entry.key)): \(NumberText.grouped(entry.value))")
            return pairs.isEmpty ? [head] : [head, .element("ul", [:], pairs)]
        }
        let summary = Markup.element(
            "summary", [:], text("\(corpus.name): dropped pairs", "\(corpus.name): pares descartados"))
        return .element("details", [:], [summary] + rows)
    }

    private static func cut(_ text: String) -> String { text.count > 160 ? text.prefix(159) + "…" : text }

    private func reason(_ code: String) -> String {
        switch PairFilter.DropReason(rawValue: code) {
        case .oneSided: text("a side is empty", "un lado está vacío")
        case .binary: text("control characters or broken UTF-8", "caracteres de control o UTF-8 roto")
        case .tooLong: text("too long", "demasiado largo")
        case .identical: text("both sides are the same", "ambos lados son iguales")
        case .wrongLanguage: text("the target is in another language", "el destino está en otro idioma")
        case .lengthRatio: text("one side is much longer", "un lado es mucho más largo")
        case .numbers: text("the numbers differ", "los números no coinciden")
        case .copied: text("most words are copied", "la mayoría de las palabras está copiada")
        case nil: code
        }
    }

    /// Length histograms and vocabulary coverage.
    var lengths: [Markup] {
        let bins = max(report.sourceLengths.count, report.targetLengths.count)
        // Empty bins at the long end say nothing.
        let used =
            (0..<bins).last { bin in
                [report.sourceLengths, report.targetLengths].contains { bin < $0.count && $0[bin] > 0 }
            }.map { $0 + 1 } ?? 0
        let size = ReportWriter.binSize
        let labels = (0..<used).map { $0 + 1 == bins ? "\($0 * size)+" : "\($0 * size)–\($0 * size + size - 1)" }
        func values(_ counts: [Int]) -> [Int] { (0..<used).map { $0 < counts.count ? counts[$0] : 0 } }
        let (source, target) = (values(report.sourceLengths), values(report.targetLengths))
        let title = text("Pairs by number of words", "Pares por número de palabras")
        var result: [Markup] = []
        if used > 0 {
            result.append(
                ReportFigure(
                    title: title,
                    description: text(
                        "Bars for each bin of lengths; the table below has the numbers.",
                        "Barras para cada tramo de largos; la tabla de abajo tiene los números."), identifier: "lengths"
                ).bars(
                    [
                        .init(name: report.source, values: source.map(Double.init)),
                        .init(name: report.target, values: target.map(Double.init)),
                    ], labels: labels.map { String($0.prefix { $0 != "–" }) }))
            let rows = labels.indices.map { index -> [Markup] in
                [
                    .text(labels[index]), .text(NumberText.grouped(source[index])),
                    .text(NumberText.grouped(target[index])),
                ]
            }
            result.append(
                .element(
                    "details", [:],
                    [
                        .element("summary", [:], text("The numbers", "Los números")),
                        .table(
                            caption: title, header: [text("Words", "Palabras"), report.source, report.target],
                            rows: rows),
                    ]))
        }
        result.append(
            .table(
                caption: text("Vocabulary", "Vocabulario"),
                header: ["", report.source, report.target],
                rows: [
                    [
                        .text(text("Word types", "Palabras distintas")), .text(NumberText.grouped(report.sourceTypes)),
                        .text(NumberText.grouped(report.targetTypes)),
                    ],
                    [
                        .text(text("Pieces", "Piezas")), .text(NumberText.grouped(report.sourcePieces)),
                        .text(NumberText.grouped(report.targetPieces)),
                    ],
                    [
                        .text(text("Held-out words seen in training", "Palabras apartadas vistas al entrenar")),
                        .text(NumberText.percent(report.vocabularyCoverage)),
                        .text(NumberText.percent(report.targetCoverage)),
                    ],
                ]))
        return result
    }
}
