/// Takes the full stop off headwords: records whose texts all have few words and end with one stop.
///
/// An abbreviation (`a.C.`) and three dots stay.
public struct StripFinalStop: CleaningStep {
    /// Name in recipes.
    public static let id = "strip-final-stop"
    /// Most words unless told otherwise.
    public static let usual = 3
    /// Most words of each text.
    public let words: Int

    /// Creates the step.
    public init(words: Int = usual) { self.words = words }

    /// The parameters, as they identify an import.
    public var settings: String { "words=\(words)" }

    /// Changes the record.
    public func apply(to record: inout CorpusRecord, _ context: CleaningContext) -> CleaningEffect {
        let isEntry = record.variants.allSatisfy { variant in
            variant.inline.isEmpty && variant.text.split(whereSeparator: \.isWhitespace).count <= words
        }
        guard isEntry else { return .untouched }
        var effect = CleaningEffect.untouched
        for index in record.variants.indices {
            let text = record.variants[index].text
            guard text.hasSuffix("."), text.utf8.count > 1, !text.dropLast().contains(".") else { continue }
            record.variants[index].text = String(text.dropLast())
            effect = .changed
        }
        return effect
    }
}
