/// Why the words of a language for numbers, dates and symbols could not be loaded.
public enum SpokenWordError: Error, Hashable, Sendable {
    /// A file is missing or not UTF-8.
    case unreadable(file: String)
    /// A line has not the three columns kind, key and words, or names an unknown kind; `line` counts from 1.
    case malformed(file: String, line: Int)
    /// A word that every number or phrase needs is in no file.
    case missing(kind: String, key: String)

    /// Stable identifier for API, logs and metrics.
    public var code: String {
        switch self {
        case .unreadable: "speech.words-unreadable"
        case .malformed: "speech.words-malformed"
        case .missing: "speech.words-missing"
        }
    }
}
