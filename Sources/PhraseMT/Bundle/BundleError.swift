/// Why a model bundle or one of its files is refused.
public enum BundleError: Error, Equatable, Sendable {
    /// A file is absent or cannot be opened; `reason` is the system's message.
    case unreadable(file: String, reason: String)
    /// A file ends before its header says it does.
    case truncated(file: String, expected: Int, found: Int)
    /// A file does not begin with the mark of its kind.
    case notThisKind(file: String)
    /// A file was written by a newer version of the program.
    case newerVersion(file: String, version: Int)
    /// A digest, range or offset inside a file does not hold.
    case corrupt(file: String, reason: String)
    /// The folder carries the mark of an unfinished training.
    case incomplete(folder: String)

    /// The registered code of the error.
    public var code: String {
        switch self {
        case .unreadable: "bundle.unreadable"
        case .truncated: "bundle.truncated"
        case .notThisKind: "bundle.not-this-kind"
        case .newerVersion: "bundle.newer-version"
        case .corrupt: "bundle.corrupt"
        case .incomplete: "bundle.incomplete"
        }
    }
}
