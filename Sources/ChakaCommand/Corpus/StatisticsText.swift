import Corpora
import TextProcessing

/// Statistics as tables for a terminal.
struct StatisticsText {
    let statistics: CorpusStatistics
    let coverage: TextCoverage?

    private static let lengthLimits = [0, 1, 2, 5, 10, 20, 40, CorpusStatistics.longestLength - 1]
    private static let growthRows = 5

    /// The tables that have rows, an empty line between them.
    var text: String {
        let messages = Messages.current
        let tables = [
            counts, states, groups, texts, sources, lengths, pairs, growth, analysis, fileCoverage,
        ].filter { !$0.isEmpty }
        return (["\(messages.units): \(statistics.units)"] + tables).joined(separator: "\n\n")
    }

    private var counts: String {
        let messages = Messages.current
        return [
            (messages.bySource, statistics.unitsBySource), (messages.byDomain, statistics.unitsByDomain),
            (messages.byLicence, statistics.unitsByLicence),
        ].filter { !$0.1.isEmpty }.map { title, counts in
            let rows = counts.sorted { $0.key < $1.key }.map { "  \($0.value)\t\($0.key.isEmpty ? "-" : $0.key)" }
            return ([title] + rows).joined(separator: "\n")
        }.joined(separator: "\n")
    }

    private var states: String {
        Self.table(
            Messages.current.byState,
            statistics.textsByState.sorted { $0.key < $1.key }.map { [$0.key, String($0.value)] })
    }

    private var groups: String {
        guard !statistics.groups.isEmpty else { return "" }
        let rows = statistics.groups.map { "  \($0.variants)\t\($0.source)\t\($0.variety.tag)\t\($0.state.rawValue)" }
        return ([Messages.current.bySourceVarietyState] + rows).joined(separator: "\n")
    }

    private var texts: String {
        Self.table(
            Messages.current.textsColumns,
            statistics.texts.map { texts in
                [
                    texts.variety.tag, "\(texts.variants)", "\(texts.tokens)", "\(texts.types)",
                    Self.decimal(texts.typeTokenRatio, places: 3), "\(texts.medianLength)", "\(texts.duplicates)",
                ]
            })
    }

    private var sources: String {
        Self.table(
            Messages.current.sourceColumns,
            statistics.sources.map { texts in
                [
                    "\(texts.source) \(texts.variety.tag)", "\(texts.variants)", "\(texts.tokens)", "\(texts.types)",
                    Self.decimal(texts.typeTokenRatio, places: 3), Self.percent(texts.coveredTokens, texts.tokens),
                    Self.percent(texts.coveredTypes, texts.types),
                ]
            })
    }

    private var lengths: String {
        var names: [String] = []
        var ranges: [ClosedRange<Int>] = []
        var first = 0
        for limit in Self.lengthLimits {
            ranges.append(first...limit)
            names.append(first == limit ? "\(limit)" : "\(first)-\(limit)")
            first = limit + 1
        }
        ranges.append(first...CorpusStatistics.longestLength)
        names.append("\(first)+")
        return Self.table(
            [Messages.current.textsByWords] + names,
            statistics.texts.map { texts in
                [texts.variety.tag] + ranges.map { "\(texts.lengths[$0].reduce(0, +))" }
            })
    }

    private var pairs: String {
        Self.table(
            Messages.current.pairColumns,
            statistics.pairs.map { pair in
                [
                    "\(pair.target.tag)/\(pair.source.tag)", "\(pair.pairs)", Self.decimal(pair.ratio, places: 2),
                    Self.decimal(pair.medianRatio, places: 1), Self.percent(pair.ratios[..<4].reduce(0, +), pair.pairs),
                    Self.percent(pair.ratios[CorpusStatistics.longestRatio], pair.pairs),
                ]
            })
    }

    private var growth: String {
        Self.table(
            Messages.current.growthColumns,
            statistics.texts.flatMap { texts -> [[String]] in
                let points = texts.growth
                let step = max(1, points.count / Self.growthRows)
                let chosen = points.indices.filter { (points.count - 1 - $0) % step == 0 }.suffix(Self.growthRows)
                return chosen.map { [texts.variety.tag, "\(points[$0].tokens)", "\(points[$0].types)"] }
            })
    }

    private var analysis: String {
        Self.table(
            Messages.current.analysisColumns,
            statistics.texts.compactMap { texts in
                texts.analysis.map { counts in
                    [
                        texts.variety.tag, Self.percent(counts.knownTokens, counts.tokens),
                        Self.percent(counts.knownTypes, counts.types),
                        Self.percent(counts.guessedTokens, counts.tokens),
                        Self.percent(counts.guessedTypes, counts.types),
                    ]
                }
            })
    }

    private var fileCoverage: String {
        guard let coverage else { return "" }
        let rows = [
            Messages.current.covered(
                coverage.name, coverage.variety.tag,
                tokens: Self.percent(coverage.knownTokens, coverage.tokens), of: coverage.tokens,
                types: Self.percent(coverage.knownTypes, coverage.types), of: coverage.types)
        ]
        return (rows + coverage.unknownWords.map { "  \($0.count)\t\($0.word)" }).joined(separator: "\n")
    }

    /// Columns as wide as their widest cell, the first to the left and the others to the right; empty without rows.
    private static func table(_ header: [String], _ rows: [[String]]) -> String {
        guard !rows.isEmpty else { return "" }
        let all = [header] + rows
        let widths = header.indices.map { column in all.map { $0[column].count }.max() ?? 0 }
        return all.map { row in
            row.enumerated().map { column, cell in
                let space = String(repeating: " ", count: widths[column] - cell.count)
                return column == 0 ? cell + space : space + cell
            }.joined(separator: "  ")
        }.joined(separator: "\n")
    }

    /// `12.3 %`; `-` of nothing.
    static func percent(_ part: Int, _ whole: Int) -> String {
        whole == 0 ? "-" : decimal(100 * Double(part) / Double(whole), places: 1) + " %"
    }

    static func decimal(_ value: Double, places: Int) -> String {
        let scale = places == 1 ? 10 : places == 2 ? 100 : 1000
        let number = Int((value * Double(scale)).rounded())
        let rest = String(number % scale)
        return "\(number / scale)." + String(repeating: "0", count: places - rest.count) + rest
    }
}
