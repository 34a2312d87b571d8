import Foundation
import PhraseMT
import Testing
import TextProcessing

@testable import Training

struct BundleReportTests {
    @Test("a bundle of a small corpus carries its reports, which the manifest leaves out")
    func files() throws {
        let words = [("casa", "wasi"), ("perro", "allqu"), ("agua", "yaku"), ("sol", "inti"), ("camino", "ñan")]
        let adjectives = [("grande", "hatun"), ("nuevo", "musuq"), ("viejo", "mawka"), ("bueno", "allin")]
        let pairs = words.flatMap { noun in
            adjectives.map { ("el \(noun.0) \($0.0)", "\($0.1) \(noun.1)") }
        }
        let text = ParallelCorpus(
            name: "small", sourceVariety: .spanish, targetVariety: .chankaQuechua,
            source: pairs.map(\.0) + ["igual", ""], target: pairs.map(\.1) + ["igual", "wasi"])
        var request = TrainingRequest(
            pair: LanguagePair(source: .spanish, target: .chankaQuechua), corpora: [.init(text: text, group: "small")])
        request.development = ParallelCorpus(
            name: "dev", sourceVariety: .spanish, targetVariety: .chankaQuechua,
            source: ["la casa grande", "el sol"], target: ["hatun wasi", "intiqa ä"])
        request.pieces = 200
        request.rounds = 1
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("report-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        // A folder that stays behind in the temporary directory harms no test.
        defer { try? FileManager.default.removeItem(at: folder) }
        let output = folder.path + "/bundle"
        let reports = try TrainingPipeline(
            request, orthography: OrthographyCatalog(directory: TestPlaces.root + "/lexicons/orthography"),
            morphology: MorphologyCatalog(directory: TestPlaces.root + "/lexicons/morphology")
        ).run(.init(forward: output, language: .spanish), progress: { _ in }, isCancelled: { false })
        let report = try #require(reports.first)
        let page = try String(contentsOfFile: output + "/report.html", encoding: .utf8)
        #expect(page == HTMLReport(report, language: .spanish).page)
        #expect(TagBalance(page).faults == [])
        #expect(page.contains("Informe de entrenamiento"))
        let lines = try String(contentsOfFile: output + "/report.txt", encoding: .utf8)
        #expect(lines.contains("small: 20 de 22 pares (identical 1, one-sided 1)"))
        let manifest = try ModelBundle.manifest(folder: output)
        #expect(!manifest.files.keys.contains { $0.hasPrefix("report") })
        #expect(report.corpora.first?.examples["identical"]?.map(\.source) == ["igual"])
        #expect(report.unseenTargetLetters == ["ä"])
        #expect(report.notes.contains(.tinyCorpus(pairs: 20)))
        #expect(report.sizes["phrases.bin"] == manifest.files["phrases.bin"]?.size)
        let decoded = try JSONDecoder().decode(
            TrainingReport.self, from: Data(contentsOf: URL(fileURLWithPath: output + "/report.json")))
        #expect(decoded.notes == report.notes)
    }
}
