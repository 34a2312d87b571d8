/// Curves over a common axis, each with dashes of its own and its name at its end.
public struct LineChart: Hashable, Sendable {
    /// A place of a curve.
    public struct Point: Hashable, Sendable {
        /// Place on the horizontal axis, not negative.
        public let x: Double
        /// Height, not negative.
        public let y: Double

        /// Names a place.
        public init(x: Double, y: Double) {
            self.x = x
            self.y = y
        }
    }

    /// A curve.
    public struct Series: Hashable, Sendable {
        /// Its name.
        public let name: String
        /// Its places from left to right.
        public let points: [Point]
        /// What it says in words, for the description and the legend.
        public let summary: String

        /// Describes a curve.
        public init(name: String, points: [Point], summary: String) {
            self.name = name
            self.points = points
            self.summary = summary
        }
    }

    /// Heading, which screen readers speak.
    public let title: String
    /// What the horizontal axis means.
    public let horizontalLabel: String
    /// What the vertical axis means.
    public let verticalLabel: String
    /// The curves.
    public let series: [Series]

    /// Describes a chart.
    public init(title: String, horizontalLabel: String, verticalLabel: String, series: [Series]) {
        self.title = title
        self.horizontalLabel = horizontalLabel
        self.verticalLabel = verticalLabel
        self.series = series
    }

    private static let left = 90.0
    private static let top = 48.0
    private static let size = (width: 640.0, height: 340.0)
    private static var bottom: Double { top + size.height }

    /// The chart as an SVG document, the same bytes for the same chart.
    public var svg: String {
        let description = series.map { "\($0.name): \($0.summary)" }.joined(separator: "; ")
        let height = Self.bottom + 64 + 22 * Double(series.count)
        var document = SVGDocument(title: title, description: description, width: 860, height: height)
        document.text(title, x: 16, y: 26, size: 16, attributes: [("font-weight", "bold")])
        let points = series.flatMap(\.points)
        let across = ChartScale(largest: points.map(\.x).max() ?? 0)
        let up = ChartScale(largest: points.map(\.y).max() ?? 0)
        drawAxes(across, up, &document)
        for (number, curve) in series.enumerated() { draw(curve, number, across, up, &document) }
        return document.markup
    }

    private func drawAxes(_ across: ChartScale, _ up: ChartScale, _ document: inout SVGDocument) {
        let right = Self.left + Self.size.width
        for mark in up.marks {
            let y = Self.bottom - up.place(mark, length: Self.size.height)
            line((Self.left, y), (right, y), mark == 0 ? ChartStyle.axis : ChartStyle.grid, &document)
            document.text(SVGDocument.number(mark), x: Self.left - 8, y: y + 4, anchor: "end", size: 11)
        }
        for mark in across.marks {
            let x = Self.left + across.place(mark, length: Self.size.width)
            line((x, Self.bottom), (x, Self.bottom + 5), ChartStyle.axis, &document)
            document.text(SVGDocument.number(mark), x: x, y: Self.bottom + 19, anchor: "middle", size: 11)
        }
        line((Self.left, Self.top), (Self.left, Self.bottom), ChartStyle.axis, &document)
        document.text(horizontalLabel, x: Self.left + Self.size.width / 2, y: Self.bottom + 40, anchor: "middle")
        let middle = Self.top + Self.size.height / 2
        document.text(
            verticalLabel, x: 22, y: middle, anchor: "middle",
            attributes: [("transform", "rotate(-90 22 \(SVGDocument.number(middle)))")])
    }

    private func draw(
        _ curve: Series, _ number: Int, _ across: ChartScale, _ up: ChartScale, _ document: inout SVGDocument
    ) {
        let stroke = [
            ("stroke", ChartStyle.colour(number)), ("stroke-width", "2"),
            ("stroke-dasharray", ChartStyle.dash(number)), ("fill", "none"),
        ]
        let places = curve.points.map { point in
            (
                x: Self.left + across.place(point.x, length: Self.size.width),
                y: Self.bottom - up.place(point.y, length: Self.size.height)
            )
        }
        if let end = places.last {
            let list = places.map { "\(SVGDocument.number($0.x)),\(SVGDocument.number($0.y))" }
            document.element(
                "polyline", [("points", list.joined(separator: " "))] + stroke,
                title: "\(curve.name): \(curve.summary)")
            document.text(curve.name, x: end.x + 6, y: end.y + 4)
        }
        let y = Self.bottom + 66 + 22 * Double(number)
        let sample = [
            ("x1", SVGDocument.number(Self.left)), ("y1", SVGDocument.number(y - 4)),
            ("x2", SVGDocument.number(Self.left + 48)), ("y2", SVGDocument.number(y - 4)),
        ]
        document.element("line", sample + stroke)
        document.text("\(curve.name): \(curve.summary)", x: Self.left + 58, y: y)
    }

    private func line(
        _ start: (x: Double, y: Double), _ end: (x: Double, y: Double), _ colour: String,
        _ document: inout SVGDocument
    ) {
        document.element(
            "line",
            [
                ("x1", SVGDocument.number(start.x)), ("y1", SVGDocument.number(start.y)),
                ("x2", SVGDocument.number(end.x)), ("y2", SVGDocument.number(end.y)), ("stroke", colour),
            ])
    }
}
