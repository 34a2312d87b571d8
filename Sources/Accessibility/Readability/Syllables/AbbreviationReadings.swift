/// Words that abbreviations stand for (`art.`, artículo).
public struct AbbreviationReadings: Sendable {
    private let readings: [String: String]

    /// Loads `abbreviations.es.tsv`.
    ///
    /// - Parameter path: The folder `lexicons`.
    /// - Throws: ``ReadabilityDataError`` that names file and line.
    public init(lexicons path: String) throws(ReadabilityDataError) {
        var readings: [String: String] = [:]
        let table = try ReadabilityTable(name: "abbreviations.es.tsv", columns: 2, lexicons: path)
        for row in table.rows { readings[row.fields[0].lowercased()] = row.fields[1] }
        self.readings = readings
    }

    /// The words of an abbreviation with its stop, or nil when it is not known; capitals make no difference.
    public func reading(of abbreviation: String) -> String? {
        guard abbreviation.utf8.count <= 24 else { return nil }
        return readings[abbreviation] ?? readings[abbreviation.lowercased()]
    }
}
