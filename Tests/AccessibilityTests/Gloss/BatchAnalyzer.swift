import Accessibility
import Foundation
import TextProcessing

/// Apertium's analyser and tagger run once over all texts; for tests.
struct BatchAnalyzer: MorphologicalAnalyzer {
    private static let folder = "/usr/share/apertium/apertium-eng-spa"
    static let absence = "Apertium's Spanish analyser is not installed"
    static var isInstalled: Bool {
        ["\(folder)/spa-eng.automorf.bin", "\(folder)/spa-eng.prob", "/usr/bin/lt-proc", "/usr/bin/apertium-tagger"]
            .allSatisfy { FileManager.default.fileExists(atPath: $0) }
    }

    let variety = LanguageVariety.spanish

    func analyze(_ texts: [String]) async throws -> [[AnalyzedWord]] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "gloss-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer {
            do { try FileManager.default.removeItem(at: folder) } catch { print("left behind: \(folder.path)") }
        }
        var input = Data()
        for text in texts {
            input.append(contentsOf: ApertiumStream.request(for: text))
            input.append(contentsOf: ".[][\n]\0".utf8)
        }
        let file = folder.appending(path: "input")
        try input.write(to: file)
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = [
            "-c",
            "lt-proc -z \(Self.folder)/spa-eng.automorf.bin < \(file.path) "
                + "| apertium-tagger -z -p -g \(Self.folder)/spa-eng.prob",
        ]
        process.environment = ["LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        let replies = output.split(separator: 0)
        guard replies.count == texts.count else {
            throw AnalysisError.countMismatch(sent: texts.count, received: replies.count)
        }
        return try zip(texts, replies).map { try ApertiumStream.words(of: $1, in: $0) }
    }
}
