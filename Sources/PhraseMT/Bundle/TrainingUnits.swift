/// Corpus and line of each pair of the training text, for "learned from".
public struct TrainingUnits: Sendable {
    private let corpora: MappedArray<UInt8>
    private let lines: MappedArray<UInt32>

    /// Reads the image of the units.
    ///
    /// - Parameter file: Bytes that `image(corpora:lines:)` made.
    /// - Throws: `BundleError`.
    public init(_ file: MappedFile) throws(BundleError) {
        var reader = try ImageReader(file, mark: "CHAKATU1", version: 1)
        corpora = try reader.section(of: UInt8.self)
        lines = try reader.section(of: UInt32.self)
        guard corpora.count == lines.count else { throw reader.corrupt("its sizes do not agree") }
    }

    /// Corpus and line, counted from 1, of a pair; nil for a pair that is not there.
    public func unit(_ pair: Int) -> (corpus: Int, line: Int)? {
        pair < lines.count ? (Int(corpora[pair]), Int(lines[pair])) : nil
    }

    /// The image of units.
    public static func image(corpora: [UInt8], lines: [UInt32]) -> [UInt8] {
        var writer = ImageWriter(mark: "CHAKATU1", version: 1)
        writer.add(corpora)
        writer.add(lines)
        return writer.image()
    }
}
