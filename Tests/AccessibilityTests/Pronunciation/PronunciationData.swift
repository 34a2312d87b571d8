import Accessibility
import Foundation

/// Where the tests find the project's files, and rows of words with their phonemes.
enum PronunciationData {
    static let lexicons: String = {
        var folder = URL(filePath: #filePath)
        for _ in 0..<4 { folder.deleteLastPathComponent() }
        return folder.appending(path: "lexicons").path
    }()

    /// The espeak-ng program, or nil where it is not installed.
    static let espeak = ["/usr/bin/espeak-ng", "/usr/local/bin/espeak-ng"].first {
        FileManager.default.isExecutableFile(atPath: $0)
    }

    private static let loaded = Result { try PronunciationCatalog(lexicons: lexicons) }

    /// The project's rules, read once.
    static func catalog() throws -> PronunciationCatalog { try loaded.get() }

    /// Rows `word = phonemes`.
    static func rows(_ text: String) -> [(word: String, phonemes: String)] {
        text.split(separator: "\n").compactMap { line in
            let halves = line.split(separator: "=").map { $0.trimmingPrefix(" ") }
            guard halves.count == 2 else { return nil }
            let word = halves[0].reversed().drop { $0 == " " }.reversed()
            return (String(word), String(halves[1]))
        }
    }

    /// Words of the project's lexicons of one variety: roots, and words of the morphology's cases.
    static func words(of tag: String) throws -> [String] {
        var words: Set<String> = []
        for name in ["morphology/roots.\(tag).tsv", "morphology/cases.\(tag).tsv"] {
            let text = try String(contentsOfFile: "\(lexicons)/\(name)", encoding: .utf8)
            for line in text.split(separator: "\n") where !line.hasPrefix("#") {
                if let word = line.split(separator: "\t").first { words.insert(String(word)) }
            }
        }
        let civic = try String(contentsOfFile: "\(lexicons)/civic.tsv", encoding: .utf8)
        let column = ["quy": 4, "ayr": 6][tag]
        for line in civic.split(separator: "\n") where !line.hasPrefix("#") && !line.hasPrefix("id\t") {
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard let column, fields.indices.contains(column) else { continue }
            for entry in fields[column].split(separator: "|") {
                words.formUnion(entry.split(separator: " ").map(String.init))
            }
        }
        return words.sorted()
    }
}
