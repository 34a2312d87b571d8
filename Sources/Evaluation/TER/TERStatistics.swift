/// Sufficient statistics of TER.
public struct TERStatistics: Sendable, Equatable {
    /// Edits, shifts included.
    public var edits: Int
    /// Words of the references, their mean where there are several.
    public var referenceLength: Double

    /// Statistics of a sentence.
    public init(edits: Int = 0, referenceLength: Double = 0) {
        self.edits = edits
        self.referenceLength = referenceLength
    }

    /// The statistics of two texts together.
    public static func + (left: TERStatistics, right: TERStatistics) -> TERStatistics {
        TERStatistics(edits: left.edits + right.edits, referenceLength: left.referenceLength + right.referenceLength)
    }
}
