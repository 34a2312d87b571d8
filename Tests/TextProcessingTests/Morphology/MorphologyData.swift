import FoundationEssentials
import TextProcessing

/// The morphology files of the repository, loaded once for all tests.
enum MorphologyData {
    static let packageRoot: String = {
        var parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
        parts.removeLast(4)
        return parts.joined(separator: "/")
    }()

    static let folder = packageRoot + "/lexicons/morphology"
    static let catalog = Result { try MorphologyCatalog(directory: folder) }

    /// A row of `cases.quy.tsv`: word, segmentation, glosses and note.
    struct Row: Sendable, CustomStringConvertible {
        let line: Int
        let word: String
        let segmented: String
        let glossed: String
        let note: String

        var description: String { "\(line): \(word)" }
    }

    static func rows(_ variety: String) throws -> [Row] {
        let text = try String(contentsOfFile: "\(folder)/cases.\(variety).tsv", encoding: .utf8)
        return text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().compactMap { index, line in
            if line.isEmpty || line.hasPrefix("#") { return nil }
            let columns = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            guard columns.count >= 3 else {
                return Row(line: index + 1, word: "", segmented: "", glossed: "", note: "")
            }
            return Row(
                line: index + 1, word: columns[0], segmented: String(columns[1].map { $0 == "'" ? "\u{02BC}" : $0 }),
                glossed: columns[2],
                note: columns.count > 3 ? columns[3] : "")
        }
    }
}
