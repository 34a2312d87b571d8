import Accessibility
import ArgumentParser
import Foundation
import Gateway

/// A file of captions of the command line.
struct CaptionFile {
    let path: String
    let format: CaptionFormat
    let bytes: [UInt8]

    /// Opens a file; its format is told by its ending, else by its first bytes.
    init(_ path: String) throws {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw CommandFailure(Messages.current.unreadable(path))
        }
        self.path = path
        bytes = Array(data)
        format = .detect(name: URL(fileURLWithPath: path).lastPathComponent, bytes: bytes)
    }

    /// Runs what reads the file; what is wrong in it becomes a message with file and line.
    func reading<Value>(_ body: (CaptionFile) throws(CaptionError) -> Value) throws -> Value {
        do {
            return try body(self)
        } catch {
            let place = error.line > 0 ? "\(path):\(error.line)" : path
            throw CommandFailure("\(place): \(error.reasonText.text(in: Messages.current.language))")
        }
    }

    /// The captions; what the format has otherwise is reported.
    func document() throws -> CaptionDocument {
        let (document, warnings) = try reading { file throws(CaptionError) in try file.format.read(file.bytes) }
        report(warnings)
        return document
    }

    /// Tells what was read though the format has it otherwise.
    func report(_ warnings: [CaptionWarning]) {
        for warning in warnings { ChakaCommand.report("\(path):\(warning.place): \(warning.message)") }
    }
}

/// Limits of captions.
struct CaptionRulesOption: ParsableArguments {
    @Option(help: "bbc, netflix, netflix-children or une153010.")
    var rules = "netflix"

    /// The limits.
    var limits: CaptionRules { CaptionRules.preset(rules) ?? .netflix }

    func validate() throws {
        guard CaptionRules.preset(rules) == nil else { return }
        throw ValidationError(Messages.current.unknownChoice(rules, CaptionRules.presets.map(\.name)))
    }
}

/// Where captions are written.
struct CaptionOutputOption: ParsableArguments {
    @Option(
        name: [.customShort("o"), .customLong("output")],
        help: "File to write; its ending chooses the format. Standard output in the format of the input by default.")
    var path: String?

    /// Writes captions, and tells what their new format cannot carry.
    func write(_ document: CaptionDocument, readAs format: CaptionFormat) throws {
        let chosen = path.map { CaptionFormat.detect(name: $0, bytes: []) } ?? format
        let (text, warnings) = chosen.write(document)
        for warning in warnings { report(Messages.current.cue(warning.place, warning.message)) }
        guard let path else {
            FileHandle.standardOutput.write(Data(text.utf8))
            return
        }
        do {
            try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch {
            throw CommandFailure(Messages.current.unwritable(path))
        }
    }
}
