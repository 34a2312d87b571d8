/// Leaves out records of which one text is many times longer than another.
public struct LengthRatio: CleaningStep {
    /// Name in recipes.
    public static let id = "length-ratio"
    /// Largest ratio unless told otherwise.
    public static let usualMost = 4.0
    /// Length from which records are looked at unless told otherwise.
    public static let usualStart = 20
    /// Largest ratio of characters that stays.
    public let most: Double
    /// Records whose longest text has fewer characters stay.
    public let from: Int

    /// Creates the step.
    public init(most: Double = usualMost, from: Int = usualStart) {
        self.most = most
        self.from = from
    }

    /// The parameters, as they identify an import.
    public var settings: String { "most=\(most) from=\(from)" }

    /// Tells whether the record is to be left out.
    public func apply(to record: inout CorpusRecord, _ context: CleaningContext) -> CleaningEffect {
        let lengths = record.variants.map { $0.text.unicodeScalars.count }
        guard let longest = lengths.max(), let shortest = lengths.min(), longest >= from else { return .untouched }
        return Double(longest) > most * Double(shortest) ? .dropped : .untouched
    }
}
