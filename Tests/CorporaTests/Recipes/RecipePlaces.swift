import Corpora
import Foundation
import TextProcessing

/// Where recipe tests read and write.
enum RecipePlaces {
    /// Root of the package.
    static let root = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(4)
        .joined(separator: "/")

    /// The identifier as shipped, trained once for all tests.
    static let identifier = Result { try LanguageIdentifier(directory: root + "/corpora/identification") }

    /// Runs a body with a folder that is removed afterwards.
    static func withFolder(_ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "chaka-recipes-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        // A folder that stays behind in the temporary directory harms no test.
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder.path)
    }
}

/// Records from a list.
struct ListedRecords: RecordReader {
    var outcomes: [RecordOutcome]

    init(_ pairs: [(String, String)]) {
        outcomes = pairs.map { .record(.pair($0.0, $0.1)) }
    }

    mutating func next() throws(CorpusFileError) -> RecordOutcome? {
        outcomes.isEmpty ? nil : outcomes.removeFirst()
    }
}

extension CorpusRecord {
    /// A record with a Spanish and an Aymara text.
    static func pair(_ spanish: String, _ aymara: String) -> CorpusRecord {
        CorpusRecord(variants: [
            RecordVariant(language: "es", text: spanish), RecordVariant(language: "ay", text: aymara),
        ])
    }
}
