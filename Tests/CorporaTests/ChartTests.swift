import Foundation
import Testing

@testable import Corpora

struct ChartTests {
    @Test(
        "numbers have no more places than they need",
        arguments: [
            (0, "0"), (3, "3"), (0.25, "0.25"), (1.5, "1.5"), (2.005, "2.01"), (-0.05, "-0.05"), (1e6, "1000000"),
        ])
    func number(value: Double, text: String) {
        #expect(SVGDocument.number(value) == text)
    }

    @Test(
        "an axis ends at a round number",
        arguments: [
            (0, 0.1, 1), (1, 0.1, 1), (5, 1, 5), (7, 1, 7), (12, 2, 12), (23, 2, 24), (99, 10, 100), (100, 10, 100),
            (101, 20, 120), (0.3, 0.05, 0.3),
        ])
    func scale(largest: Double, step: Double, end: Double) {
        let scale = ChartScale(largest: largest)
        // Powers of ten are not exact below one.
        #expect(abs(scale.step - step) < 1e-12 && abs(scale.end - end) < 1e-12)
        #expect(scale.end >= largest)
        #expect(scale.marks.count == Int((end / step).rounded()) + 1)
    }

    private static let bars = BarChart(
        title: "A & <B>", axisLabel: "texts", series: ["draft", "approved"],
        bars: [
            .init(name: "tʼantʼa \"x\"", values: [3, 7], label: "10"), .init(name: "", values: [0, 0], label: "0"),
        ])

    private static let lines = LineChart(
        title: "Growth", horizontalLabel: "words", verticalLabel: "different words",
        series: [
            .init(name: "es", points: [.init(x: 10, y: 4), .init(x: 20, y: 5)], summary: "20, 5"),
            .init(name: "quy", points: [.init(x: 10, y: 10)], summary: "10, 10"),
            .init(name: "ayr", points: [], summary: "-"),
        ])

    @Test("charts are XML with title, description, text and no script", arguments: [bars.svg, lines.svg])
    func markup(svg: String) throws {
        let names = try elements(of: svg)
        #expect(names.first == "svg")
        #expect(names.filter { $0 == "desc" }.count == 1)
        #expect(names.contains("title") && names.contains("text"))
        #expect(!names.contains("script") && !svg.contains("onload"))
    }

    @Test("bars differ by pattern, are labelled, and escape their names")
    func barParts() {
        let svg = Self.bars.svg
        #expect(svg.contains("<title id=\"title\">A &amp; &lt;B&gt;</title>"))
        #expect(svg.contains("<title>tʼantʼa &quot;x&quot;, approved: 7</title>"))
        #expect(svg.contains(">10</text>") && svg.contains(">texts</text>"))
        #expect(svg.contains("fill=\"url(#fill1)\"") && svg.contains("<pattern id=\"fill1\""))
        // The axis ends at 10 and is 460 long: 3 of 10 are 138, 7 of 10 are 322 behind them.
        #expect(svg.contains("x=\"200\" y=\"72\" width=\"138\""))
        #expect(svg.contains("x=\"338\" y=\"72\" width=\"322\""))
        #expect(svg == Self.bars.svg)
    }

    @Test("curves differ by dashes and are named at their ends")
    func curves() {
        let svg = Self.lines.svg
        // 640 wide and 340 high, from 0 to 20 and 0 to 10, with the origin at 90 and 388.
        #expect(svg.contains("<polyline points=\"410,252 730,218\" stroke=\"#0072B2\""))
        #expect(svg.contains("stroke-dasharray=\"none\"") && svg.contains("stroke-dasharray=\"9 4\""))
        #expect(svg.contains(">quy: 10, 10</text>") && svg.contains(">ayr: -</text>"))
    }

    @Test("no data is an empty chart")
    func empty() throws {
        let chart = BarChart(title: "", axisLabel: "", series: ["a"], bars: [])
        #expect(try elements(of: chart.svg).first == "svg")
        let curves = LineChart(title: "", horizontalLabel: "", verticalLabel: "", series: [])
        #expect(try elements(of: curves.svg).first == "svg")
    }

    /// Names of the elements in order, each of which is closed.
    private func elements(of svg: String) throws -> [String] {
        var names: [String] = []
        var open: [Substring] = []
        for part in svg.split(separator: "<").dropFirst() {
            let tag = part.prefix { $0 != ">" && $0 != " " }
            guard !tag.hasPrefix("?") else { continue }
            if tag.hasPrefix("/") {
                #expect(open.popLast() == tag.dropFirst())
                continue
            }
            let name = tag.hasSuffix("/") ? tag.dropLast() : tag
            names.append(String(name))
            if !part.prefix(while: { $0 != ">" }).hasSuffix("/") { open.append(name) }
        }
        #expect(open.isEmpty)
        return names
    }
}
