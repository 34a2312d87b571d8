/// Horizontal bars, each of one or more parts, with the values written beside them.
public struct BarChart: Hashable, Sendable {
    /// A bar.
    public struct Bar: Hashable, Sendable {
        /// Its name, left of it.
        public let name: String
        /// One value for each series, none of them negative.
        public let values: [Double]
        /// What is written at its end.
        public let label: String

        /// Describes a bar.
        public init(name: String, values: [Double], label: String) {
            self.name = name
            self.values = values
            self.label = label
        }
    }

    /// Heading, which screen readers speak.
    public let title: String
    /// What the lengths mean, below the axis.
    public let axisLabel: String
    /// Names of the parts of a bar; one name is not shown.
    public let series: [String]
    /// The bars from top to bottom.
    public let bars: [Bar]

    /// Describes a chart.
    public init(title: String, axisLabel: String, series: [String], bars: [Bar]) {
        precondition(bars.allSatisfy { $0.values.count == series.count }, "a bar has a value for each series")
        self.title = title
        self.axisLabel = axisLabel
        self.series = series
        self.bars = bars
    }

    private static let left = 200.0
    private static let length = 460.0
    private static let rowHeight = 26.0
    private static let longestName = 26

    /// The chart as an SVG document, the same bytes for the same chart.
    public var svg: String {
        let top = 44 + (series.count > 1 ? 24.0 : 0)
        let bottom = top + Double(max(bars.count, 1)) * Self.rowHeight
        var document = SVGDocument(title: title, description: description, width: 860, height: bottom + 56)
        for number in series.indices.dropFirst() { document.define(ChartStyle.pattern(number)) }
        document.text(title, x: 16, y: 26, size: 16, attributes: [("font-weight", "bold")])
        if series.count > 1 { drawLegend(&document) }
        let scale = ChartScale(largest: bars.map { $0.values.reduce(0, +) }.max() ?? 0)
        for mark in scale.marks {
            let x = SVGDocument.number(Self.left + scale.place(mark, length: Self.length))
            document.element(
                "line",
                [
                    ("x1", x), ("y1", SVGDocument.number(top)), ("x2", x), ("y2", SVGDocument.number(bottom)),
                    ("stroke", mark == 0 ? ChartStyle.axis : ChartStyle.grid),
                ])
            document.text(
                SVGDocument.number(mark), x: Self.left + scale.place(mark, length: Self.length), y: bottom + 18,
                anchor: "middle", size: 11)
        }
        for (row, bar) in bars.enumerated() { draw(bar, y: top + Double(row) * Self.rowHeight, scale, &document) }
        document.text(axisLabel, x: Self.left + Self.length / 2, y: bottom + 40, anchor: "middle")
        return document.markup
    }

    private var description: String {
        bars.map { bar in
            series.count == 1
                ? "\(bar.name): \(bar.label)"
                : "\(bar.name): \(bar.label) ("
                    + zip(series, bar.values).map { "\($0) \(SVGDocument.number($1))" }.joined(separator: ", ") + ")"
        }.joined(separator: "; ")
    }

    private func draw(_ bar: Bar, y: Double, _ scale: ChartScale, _ document: inout SVGDocument) {
        let name = bar.name.count > Self.longestName ? bar.name.prefix(Self.longestName - 1) + "…" : bar.name
        document.text(String(name), x: Self.left - 8, y: y + 17, anchor: "end")
        var sum = 0.0
        for (number, value) in bar.values.enumerated() where value > 0 {
            let start = scale.place(sum, length: Self.length)
            sum += value
            let attributes = [
                ("x", SVGDocument.number(Self.left + start)), ("y", SVGDocument.number(y + 4)),
                ("width", SVGDocument.number(scale.place(sum, length: Self.length) - start)), ("height", "18"),
                ("fill", ChartStyle.fill(number)), ("stroke", ChartStyle.colour(number)),
            ]
            document.element("rect", attributes, title: "\(bar.name), \(series[number]): \(SVGDocument.number(value))")
        }
        document.text(bar.label, x: Self.left + scale.place(sum, length: Self.length) + 6, y: y + 17)
    }

    private func drawLegend(_ document: inout SVGDocument) {
        var x = Self.left
        for (number, name) in series.enumerated() {
            let attributes = [
                ("x", SVGDocument.number(x)), ("y", "42"), ("width", "14"), ("height", "14"),
                ("fill", ChartStyle.fill(number)), ("stroke", ChartStyle.colour(number)),
            ]
            document.element("rect", attributes)
            document.text(name, x: x + 20, y: 54)
            x += 36 + 7.5 * Double(name.count)
        }
    }
}
