/// Corpus, line and unit of each pair of the training text, for "learned from".
public struct TrainingUnits: Sendable {
    /// Where a pair stands.
    public struct Place: Hashable, Sendable {
        /// Number of the corpus in the manifest.
        public let corpus: Int
        /// Line, counted from 1.
        public let line: Int
        /// Unit of the corpus store, or nil for a pair that was read from a file.
        public let unit: UnitIdentifier?

        /// Names a place.
        public init(corpus: Int, line: Int, unit: UnitIdentifier?) {
            self.corpus = corpus
            self.line = line
            self.unit = unit
        }
    }

    private let corpora: MappedArray<UInt8>
    private let lines: MappedArray<UInt32>
    private let identifiers: MappedArray<UnitIdentifier>?

    /// Reads the image of the units.
    ///
    /// - Parameter file: Bytes that `image(corpora:lines:identifiers:)` made.
    /// - Throws: `BundleError`.
    public init(_ file: MappedFile) throws(BundleError) {
        var reader = try ImageReader(file, mark: "CHAKATU1", version: 2)
        corpora = try reader.section(of: UInt8.self)
        lines = try reader.section(of: UInt32.self)
        identifiers = reader.hasMore ? try reader.section(of: UnitIdentifier.self) : nil
        guard corpora.count == lines.count, identifiers.map({ $0.count == lines.count }) ?? true else {
            throw reader.corrupt("its sizes do not agree")
        }
    }

    /// Where a pair stands; nil for a pair that is not there.
    public func place(of pair: Int) -> Place? {
        guard pair < lines.count else { return nil }
        let unit = identifiers.map { $0[pair] }
        return Place(
            corpus: Int(corpora[pair]), line: Int(lines[pair]), unit: unit == UnitIdentifier.absent ? nil : unit)
    }

    /// The image of units.
    ///
    /// Without any unit it has version 1, which programs from before there were units read as well.
    ///
    /// - Parameters:
    ///   - corpora: Number of the corpus of each pair.
    ///   - lines: Line of each pair, as many.
    ///   - identifiers: Unit of each pair, as many, or none at all.
    /// - Returns: The bytes of the file.
    public static func image(corpora: [UInt8], lines: [UInt32], identifiers: [UnitIdentifier] = []) -> [UInt8] {
        let hasUnits = identifiers.contains { $0 != .absent }
        var writer = ImageWriter(mark: "CHAKATU1", version: hasUnits ? 2 : 1)
        writer.add(corpora)
        writer.add(lines)
        if hasUnits { writer.add(identifiers) }
        return writer.image()
    }
}
