import Foundation
import Testing

@testable import Corpora

/// Files that translate-toolkit made, see `Fixtures/SOURCE.md`.
struct ToolkitFileTests {
    private func fixture(_ name: String) -> String {
        URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../Fixtures/\(name)").path
    }

    @Test("reads its PO")
    func readsPO() throws {
        let reader = try POReader(file: fixture("translate-toolkit.po"), sourceLanguage: "es")
        #expect(reader.header.contains(Property(name: "X-Generator", value: "Translate Toolkit 3.20.4")))
        let found = try Findings(reader)
        #expect(found.problems == [])
        #expect(
            found.texts == [
                "es=Buenos días quy=Allin punchaw", "es=Abrir \"todo\"\n quy=\"Llapanta\" kichay\n",
                "es=%d casa es=%d casas quy=%d wasi quy=%d wasikuna", "es=cerrar quy=wichqay",
            ])
        #expect(found.records.map(\.note) == ["k\u{2BC}acha\nqillqa", "", "", ""])
        #expect(found.records.map { $0.variants.last?.state } == [nil, .needsWork, nil, nil])
        #expect(
            found.records.map { $0.properties.map(\.name) } == [
                ["extracted-comment", "reference"], ["msgctxt"], [], ["obsolete"],
            ])
    }

    @Test("reads its CSV")
    func readsCSV() throws {
        let names = [
            "source": "es", "target": "quy", "id": "key", "location": "document", "translator_comments": "note",
        ]
        let options = DelimitedOptions(style: .csv, columnNames: names, unknownColumns: .keep)
        let found = try Findings(try DelimitedReader(file: fixture("translate-toolkit.csv"), options: options))
        #expect(found.problems == [])
        #expect(
            found.texts == [
                "es=Buenos días, vecina quy=Allin punchaw, \"vecina\"", "es=dos\nlíneas quy=iskay\nqillqa",
                "es=pan quy=t\u{2BC}anta",
            ])
        #expect(found.lines == [2, 3, 6])
    }
}
