import Corpora
import Foundation
import TextProcessing

/// Statistics as plots in files.
struct StatisticsPlots {
    let statistics: CorpusStatistics
    let coverage: TextCoverage?

    /// Writes `NAME.svg` for each plot that has data, and `NAME.png` where `rsvg-convert` is installed.
    ///
    /// - Parameter folder: Made if absent; plots that are there are replaced.
    /// - Throws: `CommandFailure` that names the file.
    func write(to folder: String) throws {
        let names = plots.map(\.name)
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            for plot in plots {
                try Data(plot.svg.utf8).write(to: URL(filePath: "\(folder)/\(plot.name).svg"), options: .atomic)
            }
        } catch {
            throw CommandFailure("\(folder): \(error.localizedDescription)")
        }
        guard let converter = ImageConversion() else {
            report(Messages.current.converterMissing)
            report(Messages.current.plotsWritten(folder, names.map { "\($0).svg" }))
            return
        }
        for name in names { try converter.convert("\(folder)/\(name).svg", to: "\(folder)/\(name).png") }
        report(Messages.current.plotsWritten(folder, names.flatMap { ["\($0).svg", "\($0).png"] }))
    }

    private var plots: [(name: String, svg: String)] {
        var result: [(name: String, svg: String)] = []
        if !statistics.groups.isEmpty { result.append(("texts-by-source", textsBySource.svg)) }
        if !statistics.texts.isEmpty {
            result.append(("lengths", lengths.svg))
            result.append(("growth", growth.svg))
        }
        if !statistics.pairs.isEmpty { result.append(("length-ratios", ratios.svg)) }
        if !statistics.sources.isEmpty { result.append(("coverage", sourceCoverage.svg)) }
        if statistics.texts.contains(where: { $0.analysis != nil }) { result.append(("analysis", analysis.svg)) }
        return result
    }

    private var textsBySource: BarChart {
        let states = VariantState.allCases.filter { state in statistics.groups.contains { $0.state == state } }
        let rows = Dictionary(grouping: statistics.groups) { "\($0.source) \($0.variety.tag)" }
        return BarChart(
            title: Messages.current.textsBySourceTitle, axisLabel: Messages.current.textsAxis,
            series: states.map(\.rawValue),
            bars: rows.sorted { $0.key < $1.key }.map { name, groups in
                let values = states.map { state in
                    Double(groups.filter { $0.state == state }.reduce(0) { $0 + $1.variants })
                }
                return .init(name: name, values: values, label: "\(Int(values.reduce(0, +)))")
            })
    }

    private var lengths: LineChart {
        LineChart(
            title: Messages.current.lengthsTitle, horizontalLabel: Messages.current.wordsAxis,
            verticalLabel: Messages.current.shareOfTextsAxis,
            series: statistics.texts.map { texts in
                .init(
                    name: texts.variety.tag, points: Self.shares(texts.lengths, of: texts.variants, width: 1),
                    summary: Messages.current.median("\(texts.medianLength)", texts.variants))
            })
    }

    private var ratios: LineChart {
        LineChart(
            title: Messages.current.ratiosTitle, horizontalLabel: Messages.current.ratioAxis,
            verticalLabel: Messages.current.shareOfPairsAxis,
            series: statistics.pairs.map { pair in
                .init(
                    name: "\(pair.target.tag)/\(pair.source.tag)",
                    points: Self.shares(pair.ratios, of: pair.pairs, width: 0.1),
                    summary: Messages.current.median(
                        StatisticsText.decimal(pair.medianRatio, places: 1), pair.pairs))
            })
    }

    private var growth: LineChart {
        LineChart(
            title: Messages.current.growthTitle, horizontalLabel: Messages.current.wordsAxis,
            verticalLabel: Messages.current.differentWordsAxis,
            series: statistics.texts.map { texts in
                .init(
                    name: texts.variety.tag,
                    points: [.init(x: 0, y: 0)]
                        + texts.growth.map { .init(x: Double($0.tokens), y: Double($0.types)) },
                    summary: Messages.current.wordsAndTypes(texts.tokens, texts.types))
            })
    }

    private var sourceCoverage: BarChart {
        var rows = statistics.sources.map { ("\($0.source) \($0.variety.tag)", $0.coveredTokens, $0.tokens) }
        if let coverage {
            let name = URL(filePath: coverage.name).lastPathComponent
            rows.append(("\(name) \(coverage.variety.tag)", coverage.knownTokens, coverage.tokens))
        }
        return BarChart(
            title: Messages.current.coverageTitle, axisLabel: Messages.current.shareOfWordsAxis,
            series: [Messages.current.covered],
            bars: rows.map { name, part, whole in
                .init(name: name, values: [Self.percent(part, whole)], label: StatisticsText.percent(part, whole))
            })
    }

    private var analysis: BarChart {
        BarChart(
            title: Messages.current.analysisTitle, axisLabel: Messages.current.shareOfWordsAxis,
            series: [Messages.current.knownRoot, Messages.current.guessedRoot],
            bars: statistics.texts.compactMap { texts in
                texts.analysis.map { counts in
                    .init(
                        name: texts.variety.tag,
                        values: [
                            Self.percent(counts.knownTokens, counts.tokens),
                            Self.percent(counts.guessedTokens, counts.tokens),
                        ],
                        label: StatisticsText.percent(counts.knownTokens + counts.guessedTokens, counts.tokens))
                }
            })
    }

    /// Shares of a histogram in percent, up to its last place that holds anything.
    private static func shares(_ counts: [Int], of total: Int, width: Double) -> [LineChart.Point] {
        let last = counts.lastIndex { $0 > 0 } ?? 0
        return counts[...last].enumerated().map { place, count in
            .init(x: Double(place) * width, y: percent(count, total))
        }
    }

    private static func percent(_ part: Int, _ whole: Int) -> Double {
        whole == 0 ? 0 : 100 * Double(part) / Double(whole)
    }
}
