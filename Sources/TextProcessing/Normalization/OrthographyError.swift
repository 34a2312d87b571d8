/// Failure to load or compile an orthography profile.
public enum OrthographyError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The folder of profiles does not exist or cannot be listed.
    case missingFolder(path: String)
    /// A profile cannot be read as UTF-8 text.
    case unreadable(file: String)
    /// A line of a profile is not as the format asks. `line` is 1-based.
    case malformed(file: String, line: Int, reason: String)
    /// ICU refuses a rule. `line` is 1-based; `icu` is ICU's error code.
    case invalidRule(file: String, line: Int, icu: Int)
    /// No profile has this identifier.
    case unknownProfile(id: String)

    /// Stable identifier for API, logs and metrics.
    public var code: String {
        switch self {
        case .missingFolder: "orthography.missing-folder"
        case .unreadable: "orthography.unreadable"
        case .malformed: "orthography.malformed"
        case .invalidRule: "orthography.invalid-rule"
        case .unknownProfile: "orthography.unknown-profile"
        }
    }

    /// One line for a person: the place and the reason.
    public var description: String {
        switch self {
        case .missingFolder(let path): "\(path): no folder of orthography profiles"
        case .unreadable(let file): "\(file): not readable as UTF-8 text"
        case .malformed(let file, let line, let reason): "\(file):\(line): \(reason)"
        case .invalidRule(let file, let line, let icu): "\(file):\(line): ICU refuses the rule (error \(icu))"
        case .unknownProfile(let id): "no orthography profile '\(id)'"
        }
    }
}
