import Foundation
import Synchronization

/// A place in the shared texts: a path below their folder and a 1-based line.
struct Citation: Hashable {
    let path: String
    let line: Int

    /// Parses `train/es-quy/dict.quy:123`; nil unless it is `train/` or `lexicon/` with a positive line.
    init?(_ source: String) {
        guard let colon = source.lastIndex(of: ":"), let line = Int(source[source.index(after: colon)...]), line > 0
        else { return nil }
        let path = String(source[..<colon])
        guard path.hasPrefix("train/") || path.hasPrefix("lexicon/"), !path.contains("..") else { return nil }
        self.path = path
        self.line = line
    }
}

/// Reads cited lines, each file once.
final class CitedTexts: Sendable {
    private let folder: URL
    private let files = Mutex<[String: [String]]>([:])

    init(folder: URL) {
        self.folder = folder
    }

    /// The cited line, in tables only its cell of the language; nil when the line or its column does not exist.
    func text(at citation: Citation, language: AttestationRule.Language) throws -> String? {
        let lines = try lines(of: citation.path)
        guard citation.line <= lines.count else { return nil }
        let line = lines[citation.line - 1]
        guard citation.path.hasSuffix(".tsv") else { return line }
        let columns = Self.cells(lines[0])
        guard let column = language.tableColumns.compactMap({ columns.firstIndex(of: $0) }).first else { return nil }
        let cells = Self.cells(line)
        return citation.line > 1 && column < cells.count ? cells[column] : nil
    }

    private func lines(of path: String) throws -> [String] {
        if let known = files.withLock({ $0[path] }) { return known }
        let data = try Data(contentsOf: folder.appending(path: path))
        // Cut on bytes: a Character split would not see the line feed of "\r\n".
        let lines = data.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
        files.withLock { $0[path] = lines }
        return lines
    }

    private static func cells(_ line: String) -> [String] {
        line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
}
