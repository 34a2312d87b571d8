import Foundation

/// A lexicon file as the checks need it: header values, column names and raw rows with their line numbers.
///
/// Nothing is repaired here, so that the checks see what an editor wrote.
struct LexiconTable {
    /// One line below the column row.
    struct Row: Sendable {
        /// 1-based line in the file.
        let line: Int
        /// Cells in column order, untrimmed.
        let cells: [String]
        /// Column names of the file.
        let columns: [String]

        /// The cell under a column name, empty when the row is too short.
        subscript(column: String) -> String {
            guard let index = columns.firstIndex(of: column), index < cells.count else { return "" }
            return cells[index]
        }

        /// The alternatives of a cell, preferred one first; `""` gives one empty alternative.
        func alternatives(_ column: String) -> [String] {
            self[column].split(separator: "|", omittingEmptySubsequences: false).map(String.init)
        }

        /// The flags of the row, for example `quy:loan`.
        var flags: Set<String> { Set(self["flags"].split(separator: ",").map(String.init)) }

    }

    let path: String
    let header: [String: String]
    let columns: [String]
    let rows: [Row]

    /// Reads `# key: value` lines, then the column row, then the rows; empty lines are kept as rows.
    init(path: String, text: String) {
        var header: [String: String] = [:]
        var columns: [String] = []
        var rows: [Row] = []
        var lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map {
            String(Substring($0))
        }
        if lines.last == "" { lines.removeLast() }
        for (index, line) in lines.enumerated() {
            if columns.isEmpty, line.hasPrefix("#") {
                let pair = line.dropFirst().split(separator: ":", maxSplits: 1)
                    .map { $0.trimmingCharacters(in: .whitespaces) }
                if pair.count == 2 { header[pair[0]] = pair[1] }
                continue
            }
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            if columns.isEmpty {
                columns = cells
            } else {
                rows.append(Row(line: index + 1, cells: cells, columns: columns))
            }
        }
        self.path = path
        self.header = header
        self.columns = columns
        self.rows = rows
    }

    /// Reads a file below the package root.
    init(packagePath: String) throws {
        let url = DataFolders.package.appending(path: packagePath)
        self.init(path: packagePath, text: try String(contentsOf: url, encoding: .utf8))
    }
}

/// Where the checked files and the texts they cite are found.
enum DataFolders {
    /// The package root, three folders above this file.
    static let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// The folder of shared texts: `CHAKA_SHARED_DATA`, else `../shared/data`; nil when there is none.
    static let shared: URL? = {
        let named = ProcessInfo.processInfo.environment["CHAKA_SHARED_DATA"].map { URL(filePath: $0) }
        let folder = named ?? package.appending(path: "../shared/data").standardizedFileURL
        return FileManager.default.fileExists(atPath: folder.appending(path: "lexicon").path) ? folder : nil
    }()
}
