import TextProcessing

/// Leaves out records with a text that is surely in another language than the recipe says.
///
/// Members of one macrolanguage count as one: Chanka in a Collao set stays. A text of which nothing can be told stays too.
public struct DropWrongLanguage: CleaningStep {
    /// Name in recipes.
    public static let id = "drop-wrong-language"
    /// Confidence from which a text is refused unless told otherwise.
    public static let usualFloor = 0.8
    /// Confidence of the languages that were not expected together, from which a text is refused.
    public let floor: Double
    /// Languages that are looked at; all when empty.
    public let sides: [String]

    /// Creates the step.
    public init(floor: Double = usualFloor, sides: [String] = []) {
        self.floor = floor
        self.sides = sides
    }

    /// The parameters, as they identify an import.
    public var settings: String { "floor=\(floor)" + (sides.isEmpty ? "" : " sides=\(sides.joined(separator: ","))") }

    /// Tells whether the record is to be left out.
    public func apply(to record: inout CorpusRecord, _ context: CleaningContext) -> CleaningEffect {
        for variant in record.variants where sides.isEmpty || sides.contains(variant.language) {
            guard let expected = context.varieties[variant.language] else { continue }
            let found = context.identify(Normalizer().normalize(variant.text, language: expected).text)
            guard found.isReliable, Self.family(found.best.variety) != Self.family(expected) else { continue }
            let others = found.guesses.filter { Self.family($0.variety) != Self.family(expected) }
            if others.reduce(0, { $0 + $1.confidence }) >= floor { return .dropped }
        }
        return .untouched
    }

    private static func family(_ variety: LanguageVariety) -> String {
        (VarietyRegistry.macrolanguage(of: variety) ?? variety).language
    }
}
