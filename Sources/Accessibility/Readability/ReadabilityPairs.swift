/// Hard sentences with a plain version of each, for showing and measuring what simpler Spanish brings.
public struct ReadabilityPairs: Sendable {
    /// A hard sentence and its plain version.
    public struct Pair: Hashable, Sendable {
        /// Stable name.
        public let id: String
        /// Field of public service: `health`, `identity`, `social`, `school`, `tax`, `justice`, `emergency`, `work`, `place`.
        public let domain: String
        /// As offices write it; one sentence.
        public let hard: String
        /// As easy reading asks; one sentence or more.
        public let plain: String
    }

    /// The pairs in order of the file.
    public let pairs: [Pair]

    /// Loads `pairs.es.tsv`.
    ///
    /// - Parameter path: The folder `lexicons`.
    /// - Throws: ``ReadabilityDataError`` that names file and line.
    public init(lexicons path: String) throws(ReadabilityDataError) {
        let table = try ReadabilityTable(name: "pairs.es.tsv", columns: 4, lexicons: path)
        var seen: Set<String> = []
        var pairs: [Pair] = []
        for row in table.rows {
            guard seen.insert(row.fields[0]).inserted else {
                throw ReadabilityDataError(reason: .duplicate, file: table.name, line: row.number)
            }
            guard row.fields.allSatisfy({ !$0.isEmpty }) else {
                throw ReadabilityDataError(reason: .malformed, file: table.name, line: row.number)
            }
            pairs.append(
                Pair(id: row.fields[0], domain: row.fields[1], hard: row.fields[2], plain: row.fields[3]))
        }
        self.pairs = pairs
    }
}
