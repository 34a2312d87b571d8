/// Plots of a report as inline SVG, each with a title and a description for those who do not see it.
struct ReportFigure {
    /// A named series of values.
    struct Series {
        let name: String
        let values: [Double]
    }

    /// Title, unique on the page.
    let title: String
    /// What the plot shows, in words.
    let description: String
    /// Prefix of the identifiers.
    let identifier: String

    private static let width = 640.0
    private static let height = 240.0
    private static let left = 56.0
    private static let bottom = 30.0

    /// Groups of bars side by side.
    ///
    /// - Parameters:
    ///   - series: One bar a group each, as many values as labels.
    ///   - labels: Under the groups.
    /// - Returns: A figure with its caption.
    func bars(_ series: [Series], labels: [String]) -> Markup {
        let most = series.flatMap(\.values).max() ?? 0
        var marks = scale(0, most, places: 0)
        let step = (Self.width - Self.left) / Double(max(labels.count, 1))
        let width = step * 0.8 / Double(max(series.count, 1))
        for (number, entry) in series.enumerated() {
            for (position, value) in entry.values.enumerated() {
                let top = y(value, 0, most)
                marks.append(
                    .element(
                        "rect",
                        [
                            "class": "fill\(number)",
                            "x": coordinate(Self.left + Double(position) * step + Double(number) * width + step * 0.1),
                            "y": coordinate(top), "width": coordinate(width),
                            "height": coordinate(Self.height - Self.bottom - top),
                        ]))
            }
        }
        marks += ticks(labels.enumerated().map { (Self.left + (Double($0) + 0.5) * step, $1) })
        return figure(marks, series)
    }

    /// Lines over the steps of a process.
    ///
    /// - Parameters:
    ///   - series: Values at the steps.
    ///   - first: Number of the first step.
    ///   - places: Decimals on the axis.
    /// - Returns: A figure with its caption.
    func lines(_ series: [Series], first: Int, places: Int) -> Markup {
        let values = series.flatMap(\.values).filter(\.isFinite)
        var (low, high) = (values.min() ?? 0, values.max() ?? 0)
        if high - low < 1e-9 { (low, high) = (low - 0.5, high + 0.5) }
        var marks = scale(low, high, places: places)
        let count = series.map(\.values.count).max() ?? 0
        let step = (Self.width - Self.left - 40) / Double(max(count - 1, 1))
        func x(_ position: Int) -> Double { Self.left + 20 + Double(position) * step }
        for (number, entry) in series.enumerated() {
            let points = entry.values.enumerated().filter { $1.isFinite }.map { (x($0), y($1, low, high)) }
            marks.append(
                .element(
                    "polyline",
                    [
                        "class": "line\(number)",
                        "points": points.map { "\(coordinate($0.0)),\(coordinate($0.1))" }.joined(separator: " "),
                    ]))
            for point in points {
                marks.append(
                    .element(
                        "circle",
                        ["class": "fill\(number)", "cx": coordinate(point.0), "cy": coordinate(point.1), "r": "4"]))
            }
        }
        marks += ticks((0..<count).map { (x($0), "\($0 + first)") })
        return figure(marks, series)
    }

    /// A matrix of links: pieces of the source downwards, of the target across.
    func matrix(rows: [String], columns: [String], links: [[Int]]) -> Markup {
        let cell = 18.0
        let label = 8.0 * Double(min(rows.map(\.count).max() ?? 0, 16)) + 10
        let head = 8.0 * Double(min(columns.map(\.count).max() ?? 0, 16)) + 10
        var marks: [Markup] = []
        for (row, text) in rows.enumerated() {
            let middle = head + (Double(row) + 0.5) * cell + 4
            marks.append(
                .element(
                    "text", ["x": coordinate(label - 6), "y": coordinate(middle), "text-anchor": "end"], Self.cut(text))
            )
            for column in columns.indices {
                marks.append(
                    .element(
                        "rect",
                        [
                            "class": links.contains([row, column]) ? "fill0" : "empty",
                            "x": coordinate(label + Double(column) * cell), "y": coordinate(head + Double(row) * cell),
                            "width": coordinate(cell - 1), "height": coordinate(cell - 1),
                        ]))
            }
        }
        for (column, text) in columns.enumerated() {
            let (x, y) = (coordinate(label + (Double(column) + 0.5) * cell + 4), coordinate(head - 6))
            marks.append(.element("text", ["x": x, "y": y, "transform": "rotate(-90 \(x) \(y))"], Self.cut(text)))
        }
        return svg(
            marks, width: label + Double(columns.count) * cell + 4, height: head + Double(rows.count) * cell + 4,
            isNatural: true)
    }

    private static func cut(_ text: String) -> String { text.count > 16 ? text.prefix(15) + "…" : text }

    private func coordinate(_ value: Double) -> String { NumberText.decimal(value, 1) }

    private func y(_ value: Double, _ low: Double, _ high: Double) -> Double {
        let share = high > low ? (value - low) / (high - low) : 0
        return Self.height - Self.bottom - share * (Self.height - Self.bottom - 14)
    }

    /// Five horizontal lines with their values.
    private func scale(_ low: Double, _ high: Double, places: Int) -> [Markup] {
        guard high > low else { return [] }
        return (0...4).flatMap { step -> [Markup] in
            let value = low + (high - low) * Double(step) / 4
            let y = coordinate(y(value, low, high))
            return [
                .element("line", ["x1": coordinate(Self.left), "x2": coordinate(Self.width), "y1": y, "y2": y]),
                .element(
                    "text", ["x": coordinate(Self.left - 6), "y": y, "dy": "4", "text-anchor": "end"],
                    NumberText.decimal(value, places)),
            ]
        }
    }

    private func ticks(_ ticks: [(x: Double, label: String)]) -> [Markup] {
        ticks.map {
            .element(
                "text", ["x": coordinate($0.x), "y": coordinate(Self.height - 8), "text-anchor": "middle"], $0.label)
        }
    }

    private func figure(_ marks: [Markup], _ series: [Series]) -> Markup {
        let names = series.enumerated().map { number, entry in
            Markup.element("span", ["class": "key\(number)"], entry.name)
        }
        return .element(
            "figure", [:],
            [
                svg(marks, width: Self.width, height: Self.height, isNatural: false),
                .element("figcaption", [:], [.text(title + ": ")] + names),
            ])
    }

    private func svg(_ marks: [Markup], width: Double, height: Double, isNatural: Bool) -> Markup {
        .element(
            "svg",
            [
                "viewBox": "0 0 \(coordinate(width)) \(coordinate(height))", "role": "img",
                "width": isNatural ? coordinate(width) : nil, "height": isNatural ? coordinate(height) : nil,
                "aria-labelledby": "\(identifier)-title \(identifier)-text",
            ],
            [
                .element("title", ["id": identifier + "-title"], title),
                .element("desc", ["id": identifier + "-text"], description),
            ] + marks)
    }
}
