import TextProcessing

/// The identifier as shipped, trained once for all tests.
enum TrainedIdentifier {
    static let shared = Result { try LanguageIdentifier(directory: directory) }

    /// `corpora/identification` of the package.
    static let directory = packageRoot + "/corpora/identification"

    private static let packageRoot: String = {
        let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
        return parts.dropLast(4).joined(separator: "/")
    }()

    /// Macrolanguage of the best guess where it has one.
    static func language(_ answer: Identification) -> String {
        (VarietyRegistry.macrolanguage(of: answer.best.variety) ?? answer.best.variety).tag
    }
}
