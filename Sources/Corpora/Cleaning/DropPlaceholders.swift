import TextProcessing

/// Leaves out records with a text of placeholders, numbers and punctuation alone: `%s: $1`.
public struct DropPlaceholders: CleaningStep {
    /// Name in recipes.
    public static let id = "drop-placeholders"
    /// The parameters, as they identify an import.
    public let settings = ""
    private let finder = PlaceholderFinder()

    /// Creates the step.
    public init() {}

    /// Tells whether the record is to be left out.
    public func apply(to record: inout CorpusRecord, _ context: CleaningContext) -> CleaningEffect {
        record.variants.contains { !hasWords($0.text) } ? .dropped : .untouched
    }

    private func hasWords(_ text: String) -> Bool {
        let places = finder.placeholders(in: text)
        var offset = 0
        for scalar in text.unicodeScalars {
            let isInside = places.contains { $0.range.range.contains(offset) }
            if !isInside, scalar.properties.isAlphabetic { return true }
            offset += UTF8.width(scalar)
        }
        return false
    }
}
