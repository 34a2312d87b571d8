public import TextProcessing

/// What a step did to a record.
public enum CleaningEffect: Hashable, Sendable {
    /// Nothing.
    case untouched
    /// A text of it was changed.
    case changed
    /// It is to be left out.
    case dropped
}

/// What steps may know beside the record.
public struct CleaningContext: Sendable {
    /// Varieties of the languages of the files.
    public let varieties: [String: LanguageVariety]
    /// Tells the language of a text.
    public let identify: @Sendable (String) -> Identification

    /// Creates a context.
    public init(
        varieties: [String: LanguageVariety], identify: @escaping @Sendable (String) -> Identification
    ) {
        self.varieties = varieties
        self.identify = identify
    }
}

/// One way to mend or refuse records, with its parameters as a value.
///
/// What a step does depends on the record and those before it alone: an import that was killed finds the same records again.
public protocol CleaningStep: Sendable {
    /// Name in recipes.
    static var id: String { get }
    /// The parameters, as they stand in messages and identify an import: `most=4`.
    var settings: String { get }

    /// Mends a record, or says that it is to be left out.
    ///
    /// - Parameters:
    ///   - record: The record.
    ///   - context: What is known beside it.
    /// - Returns: What was done.
    mutating func apply(to record: inout CorpusRecord, _ context: CleaningContext) -> CleaningEffect
}

/// A step that rewrites texts one by one.
public protocol RewritingStep: CleaningStep {
    /// Languages it is limited to; all when empty.
    var sides: [String] { get }

    /// The text as it ought to be.
    func rewritten(_ text: String, in variety: LanguageVariety) -> String
}

extension RewritingStep {
    /// The languages, where it is limited to some.
    public var settings: String { sides.isEmpty ? "" : "sides=\(sides.joined(separator: ","))" }

    /// Rewrites every text; one with markup inside stays, because the places of the markup would be lost.
    public mutating func apply(to record: inout CorpusRecord, _ context: CleaningContext) -> CleaningEffect {
        var effect = CleaningEffect.untouched
        for index in record.variants.indices where record.variants[index].inline.isEmpty {
            let language = record.variants[index].language
            guard sides.isEmpty || sides.contains(language) else { continue }
            let text = record.variants[index].text
            let better = rewritten(text, in: context.varieties[language] ?? .undetermined)
            guard !better.utf8.elementsEqual(text.utf8) else { continue }
            record.variants[index].text = better
            effect = .changed
        }
        return effect
    }
}
