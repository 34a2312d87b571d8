public import PhraseMT
public import TextProcessing

/// Sentences of two varieties, line for line.
public struct ParallelCorpus: Sendable, Equatable {
    /// Name in reports: the file without folders and ending.
    public var name: String
    /// Variety of the source side.
    public var sourceVariety: LanguageVariety
    /// Variety of the target side.
    public var targetVariety: LanguageVariety
    /// Source sentences.
    public var source: [String]
    /// Target sentences, as many as source sentences.
    public var target: [String]
    /// Line of each pair in its file, 1-based.
    public var lines: [Int]

    /// Unit of the corpus store of each pair; empty when the pairs come from files.
    public var units: [UnitIdentifier]

    /// Number of pairs.
    public var count: Int { source.count }

    /// Creates a corpus.
    ///
    /// - Parameters:
    ///   - name: Name in reports.
    ///   - sourceVariety: Variety of the source side.
    ///   - targetVariety: Variety of the target side.
    ///   - source: Source sentences.
    ///   - target: Target sentences, as many.
    ///   - lines: Line of each pair in its file; 1, 2, 3 ... when nil.
    ///   - units: Unit of the corpus store of each pair, or none at all.
    public init(
        name: String, sourceVariety: LanguageVariety, targetVariety: LanguageVariety, source: [String],
        target: [String], lines: [Int]? = nil, units: [UnitIdentifier] = []
    ) {
        precondition(units.isEmpty || units.count == source.count, "every pair has a unit or none has")
        precondition(source.count == target.count, "a parallel corpus has two sides of one length")
        self.name = name
        self.sourceVariety = sourceVariety
        self.targetVariety = targetVariety
        self.source = source
        self.target = target
        self.lines = lines ?? Array(1..<source.count + 1)
        self.units = units
    }

    /// Reads two files of one sentence a line.
    ///
    /// UTF-8, LF or CRLF, a byte order mark is removed; empty lines count.
    ///
    /// - Parameters:
    ///   - sourcePath: File of source sentences.
    ///   - targetPath: File of target sentences.
    ///   - sourceVariety: Variety of the first file.
    ///   - targetVariety: Variety of the second file.
    /// - Throws: ``PreparationError`` with file and line, or with both numbers of lines when they differ.
    public init(
        sourcePath: String, targetPath: String, sourceVariety: LanguageVariety,
        targetVariety: LanguageVariety
    ) throws(PreparationError) {
        let source = try TextLines.read(sourcePath)
        let target = try TextLines.read(targetPath)
        guard source.count == target.count else {
            throw .lineCounts(
                source: sourcePath, sourceLines: source.count, target: targetPath, targetLines: target.count
            )
        }
        self.init(
            name: Self.name(of: targetPath), sourceVariety: sourceVariety, targetVariety: targetVariety,
            source: source, target: target)
    }

    /// Reads two columns of a tab-separated table whose first row names them, such as interface messages or word lists.
    ///
    /// Columns are found by variety: its own tag, or a macrolanguage it belongs to (`qu` for `quy`), or, for a
    /// macrolanguage, any of its members. Rows where one side is empty are left out, and so are remarks and header lines
    /// that begin with `#`.
    ///
    /// - Parameters:
    ///   - tablePath: The table.
    ///   - sourceVariety: Variety of the source column.
    ///   - targetVariety: Variety of the target column.
    ///   - skippingPlaceholders: Whether rows with placeholders or markup in either text are left out.
    /// - Throws: ``PreparationError`` with file and line.
    public init(
        tablePath: String, sourceVariety: LanguageVariety, targetVariety: LanguageVariety,
        skippingPlaceholders: Bool = true
    ) throws(PreparationError) {
        let table = try ColumnTable(path: tablePath)
        let sourceColumn = try table.column(of: sourceVariety)
        let targetColumn = try table.column(of: targetVariety)
        self.init(
            name: Self.name(of: tablePath), sourceVariety: sourceVariety, targetVariety: targetVariety,
            source: [],
            target: [])
        let finder = PlaceholderFinder()
        for row in table.rows {
            let (left, right) = (row.fields[sourceColumn], row.fields[targetColumn])
            if left.isEmpty || right.isEmpty { continue }
            if skippingPlaceholders, Self.holdsCode(left, finder) || Self.holdsCode(right, finder) {
                continue
            }
            source.append(left)
            target.append(right)
            lines.append(row.line)
        }
    }

    /// The pairs at some positions.
    public func selecting(_ positions: [Int]) -> ParallelCorpus {
        ParallelCorpus(
            name: name, sourceVariety: sourceVariety, targetVariety: targetVariety,
            source: positions.map { source[$0] },
            target: positions.map { target[$0] }, lines: positions.map { lines[$0] },
            units: units.isEmpty ? [] : positions.map { units[$0] })
    }

    private static func holdsCode(_ text: String, _ finder: PlaceholderFinder) -> Bool {
        let marks: Set<UInt8> = Set("<>{}[]|$%\\_=".utf8)
        return text.utf8.contains(where: marks.contains) || !finder.placeholders(in: text).isEmpty
    }

    private static func name(of path: String) -> String {
        let file = path.split(separator: "/").last ?? ""
        return String(file.split(separator: ".").first ?? file)
    }
}
