/// Leaves out records with a text longer than a sentence can be.
public struct MaximumLength: CleaningStep {
    /// Name in recipes.
    public static let id = "max-length"
    /// Longest text unless told otherwise, in characters.
    public static let usual = 1000
    /// Longest text that stays, in characters.
    public let characters: Int

    /// Creates the step.
    public init(characters: Int = usual) { self.characters = characters }

    /// The parameters, as they identify an import.
    public var settings: String { "characters=\(characters)" }

    /// Tells whether the record is to be left out.
    public func apply(to record: inout CorpusRecord, _ context: CleaningContext) -> CleaningEffect {
        record.variants.contains { $0.text.unicodeScalars.count > characters } ? .dropped : .untouched
    }
}
