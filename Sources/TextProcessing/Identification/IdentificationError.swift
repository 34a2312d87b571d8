/// Failure to build a ``LanguageIdentifier`` from its training text.
public enum IdentificationError: Error, Hashable, Sendable {
    /// The file or folder cannot be read.
    case unreadable(path: String)
    /// A header line that the file must have is absent or has no legal value.
    case malformedHeader(path: String, key: String)
    /// A line of a table has not the form it must have.
    case malformedLine(path: String, line: Int)
    /// No training text for a variety that must be identified.
    case missingProfile(variety: LanguageVariety)
    /// More profiles than the model has room for.
    case tooManyProfiles(path: String, limit: Int)

    /// Stable identifier for API, logs and metrics.
    public var code: String {
        switch self {
        case .unreadable: "identification.unreadable"
        case .malformedHeader: "identification.malformed-header"
        case .malformedLine: "identification.malformed-line"
        case .missingProfile: "identification.missing-profile"
        case .tooManyProfiles: "identification.too-many-profiles"
        }
    }
}
