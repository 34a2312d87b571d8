import Foundation
import Gateway
import Testing

struct MetricDocumentationTests {
    @Test("docs/operations.md has each metric with its kind, labels and meaning, and no other")
    func table() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let document = try String(contentsOf: root.appending(path: "docs/operations.md"), encoding: .utf8)
        let rows = document.split(separator: "\n").map(String.init)
            .filter { $0.hasPrefix("| `chaka_") || $0.hasPrefix("| `process_") }
        let expected = MetricFamily.all.map { family in
            let labels = family.labels.isEmpty ? "-" : family.labels.map { "`\($0)`" }.joined(separator: ", ")
            return "| `\(family.name)` | \(family.kind.rawValue) | \(labels) | \(family.help) |"
        }
        #expect(rows == expected)
    }

    @Test("names are unique and end as Prometheus' practice has it")
    func names() {
        #expect(Set(MetricFamily.all.map(\.name)).count == MetricFamily.all.count)
        for family in MetricFamily.all {
            #expect(family.name.hasSuffix("_total") == (family.kind == .counter), "\(family.name)")
            #expect(family.kind != .histogram || family.name.hasSuffix("_seconds"), "\(family.name)")
        }
    }
}
