/// Leaves out records without text on two sides or more; spaces and invisible characters are no text.
public struct DropEmpty: CleaningStep {
    /// Name in recipes.
    public static let id = "drop-empty"
    /// The parameters, as they identify an import.
    public let settings = ""

    /// Creates the step.
    public init() {}

    /// Tells whether the record is to be left out.
    public func apply(to record: inout CorpusRecord, _ context: CleaningContext) -> CleaningEffect {
        let filled = Set(
            record.variants.filter { $0.text.unicodeScalars.contains(where: Self.isVisible) }.map(\.language))
        return filled.count < 2 || filled.count < Set(record.variants.map(\.language)).count ? .dropped : .untouched
    }

    private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
        !scalar.properties.isWhitespace && !scalar.properties.isDefaultIgnorableCodePoint && scalar.value > 0x1F
    }
}
