import Dispatch
import Foundation
import PhraseMT
import Synchronization
import TextProcessing

/// Translates lines with a bundle, as a server would.
struct BundleDecoder: Sendable {
    private let translator: PhraseTranslator
    private let source: LanguageVariety

    /// Opens a bundle and checks its digests.
    init(folder: String) throws {
        let model = try ModelBundle(folder: folder).model
        translator = PhraseTranslator(model: model)
        source = model.pair.source
    }

    /// The translation of a line; empty for an empty one.
    func translate(_ line: String) -> String {
        let text = Normalizer().normalize(line, language: source).text
        // Translating throws only in a cancelled task, and there is none here.
        let translation = (try? translator.translate(text).first?.text) ?? ""
        // Readers, and the references, have the typewriter's apostrophe.
        return translation.replacingOccurrences(of: "\u{02BC}", with: "'")
    }

    /// The translations in the order of the lines, on all processors.
    func translate(_ lines: [String]) -> [String] {
        let results = Mutex([String](repeating: "", count: lines.count))
        DispatchQueue.concurrentPerform(iterations: lines.count) { index in
            let text = translate(lines[index])
            results.withLock { $0[index] = text }
        }
        return results.withLock { $0 }
    }

    /// What `--translate BUNDLE FILE` does in a process of its own: each translation as it comes, then the memory used.
    static func runAsProcess(bundle: String, file: String) throws {
        let decoder = try BundleDecoder(folder: bundle)
        for line in try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n") {
            FileHandle.standardOutput.write(Data((decoder.translate(String(line)) + "\n").utf8))
        }
        let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
        let resident = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }?
            .split(whereSeparator: \.isWhitespace).dropFirst().first
        FileHandle.standardOutput.write(Data("\(resident ?? "0")\n".utf8))
    }

    /// Seconds from the start of a new process to its first translation, and its resident megabytes in the end.
    static func measureProcess(bundle: String, file: String) throws -> (first: Double, resident: Double) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: CommandLine.arguments[0])
        process.arguments = ["--translate", bundle, file]
        let output = Pipe()
        process.standardOutput = output
        let start = ContinuousClock.now
        try process.run()
        var text = output.fileHandleForReading.availableData
        let first = (ContinuousClock.now - start) / .seconds(1)
        text += output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0,
            let kilobytes = String(decoding: text, as: UTF8.self).split(separator: "\n").last.flatMap({ Double($0) })
        else { throw Command.Failure(reason: "the process that translates failed") }
        return (first, kilobytes / 1024)
    }
}
