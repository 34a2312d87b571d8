/// Leaves out records with the same text in two languages, letter case and spaces aside: the translator left it as it was.
public struct DropCopies: CleaningStep {
    /// Name in recipes.
    public static let id = "drop-copies"
    /// The parameters, as they identify an import.
    public let settings = ""

    /// Creates the step.
    public init() {}

    /// Tells whether the record is to be left out.
    public func apply(to record: inout CorpusRecord, _ context: CleaningContext) -> CleaningEffect {
        var seen: [String: String] = [:]
        for variant in record.variants {
            let form = variant.text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
            if let language = seen[form], language != variant.language { return .dropped }
            seen[form] = variant.language
        }
        return .untouched
    }
}
