import Corpora
import Foundation
import Testing

/// Writes bytes into a temporary file, hands it over and removes it.
func withFile<Result>(_ bytes: [UInt8], _ body: (String) throws -> Result) throws -> Result {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("chaka-\(UUID().uuidString).xml").path
    defer { try? FileManager.default.removeItem(atPath: file) }  // A file left behind changes no result.
    try Data(bytes).write(to: URL(fileURLWithPath: file))
    return try body(file)
}

/// What a document holds, and the error that ended the reading.
struct Reading: Hashable {
    var records: [CorpusRecord] = []
    var problems: [CorpusFileError] = []
    var failure: CorpusFileError?

    init(_ document: String, _ format: XMLFormat, _ options: XMLFormatOptions = .init()) throws {
        try self.init(Array(document.utf8), format, options)
    }

    init(_ document: [UInt8], _ format: XMLFormat, _ options: XMLFormatOptions = .init()) throws {
        var reading = Self()
        try withFile(document) { file in
            do {
                var reader = try format.reader(of: ByteInput(file: file), options: options)
                while let outcome = try reader.next() {
                    switch outcome {
                    case .record(let record): reading.records.append(record)
                    case .problem(let problem): reading.problems.append(problem)
                    }
                }
            } catch let error as CorpusFileError {
                reading.failure = error
            }
        }
        self = reading
    }

    private init() {}

    /// The records without the lines they came from.
    var placeless: [CorpusRecord] {
        records.map { record in
            var record = record
            record.line = 0
            return record
        }
    }
}

/// The document that records become, and what was lost.
func document(
    _ records: [CorpusRecord], _ format: XMLFormat, _ options: XMLFormatOptions = .init()
) throws -> (text: String, losses: [String: Int]) {
    try withFile([]) { file in
        var writer = try format.writer(to: ByteOutput(file: file), options: options)
        for record in records { try writer.write(record) }
        try writer.finish()
        return (String(decoding: try Data(contentsOf: URL(fileURLWithPath: file)), as: UTF8.self), writer.losses)
    }
}
