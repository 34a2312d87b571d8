/// Referential of offsets into the text as it was received.
public enum OriginalText {}

/// Referential of offsets into the text after normalization.
public enum NormalizedForm {}

/// A range of UTF-8 bytes that carries what its offsets refer to.
///
/// Two referentials cannot be mixed by accident: `ByteRange<OriginalText>` and `ByteRange<NormalizedForm>` are different
/// types. Empty ranges are legal (`3..<3`), and mean a place between two bytes.
public struct ByteRange<Referential>: Hashable, Sendable, Codable {
    /// First byte, 0-based.
    public let lowerBound: Int
    /// One past the last byte.
    public let upperBound: Int

    /// Creates a range of bytes.
    ///
    /// - Parameters:
    ///   - lowerBound: First byte, 0-based.
    ///   - upperBound: One past the last byte; not before `lowerBound`.
    public init(_ lowerBound: Int, _ upperBound: Int) {
        precondition(0 <= lowerBound && lowerBound <= upperBound, "a byte range goes forward from 0")
        self.lowerBound = lowerBound
        self.upperBound = upperBound
    }

    /// Creates a range of bytes from a Swift range.
    public init(_ range: Range<Int>) { self.init(range.lowerBound, range.upperBound) }

    /// The same offsets as a Swift range.
    public var range: Range<Int> { lowerBound..<upperBound }

    /// Number of bytes.
    public var count: Int { upperBound - lowerBound }

    /// Whether the range covers no byte.
    public var isEmpty: Bool { lowerBound == upperBound }
}

extension String {
    /// The text between two UTF-8 offsets; both must lie on scalar boundaries of the text.
    public subscript<Referential>(utf8 range: ByteRange<Referential>) -> Substring {
        let start = utf8.index(utf8.startIndex, offsetBy: range.lowerBound)
        return self[start..<utf8.index(start, offsetBy: range.count)]
    }
}
