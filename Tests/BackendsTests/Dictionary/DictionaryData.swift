import Foundation
import TextProcessing
import Translation

@testable import Backends

/// The lexicon and grammars of the repository as the dictionary backend takes them.
enum DictionaryData {
    static let root = URL(filePath: #filePath).appending(path: "../../../..").standardized

    static let backend: DictionaryBackend = {
        do {
            return DictionaryBackend(
                entries: [
                    .chankaQuechua: try entries(column: "quy"), .centralAymara: try entries(column: "ay"),
                ], morphology: try morphology())
        } catch {
            fatalError("lexicons of the repository: \(error)")
        }
    }()

    static func morphology() throws -> MorphologyCatalog {
        try MorphologyCatalog(directory: root.appending(path: "lexicons/morphology").path)
    }

    /// One sentence through the backend.
    static func translate(
        _ text: String, _ source: LanguageVariety, _ target: LanguageVariety,
        protected: [ByteRange<NormalizedForm>] = []
    ) async throws -> SegmentOutput {
        let results = await backend.translate(
            [SegmentInput(text: text, protectedSpans: protected)], pair: LanguagePair(source: source, target: target),
            deadline: .now + .seconds(600))
        return try results[0].get()
    }

    /// The apostrophe as normalized text has it.
    static func canonical(_ text: String) -> String { text.replacing("'", with: "\u{2BC}") }

    /// Entries of the civic lexicon for one of its columns.
    static func entries(column: String) throws -> [DictionaryEntry] {
        let text = try String(contentsOf: root.appending(path: "lexicons/civic.tsv"), encoding: .utf8)
        let rows = text.split(separator: "\n").filter { !$0.hasPrefix("#") }
            .map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
        guard let header = rows.first, let place = header.firstIndex(of: column),
            let spanish = header.firstIndex(of: "es"), let part = header.firstIndex(of: "pos")
        else { return [] }
        return rows.dropFirst().map { row in
            DictionaryEntry(
                partOfSpeech: DictionaryEntry.PartOfSpeech(rawValue: row[part]) ?? .invariable,
                spanish: forms(row[spanish]), andean: forms(row[place]))
        }
    }

    private static func forms(_ cell: String) -> [String] { cell.split(separator: "|").map(String.init) }
}
