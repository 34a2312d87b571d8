/// Why a snapshot cannot be written or used.
public enum SnapshotError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Something stands already where the snapshot is to be written.
    case exists(folder: String)
    /// The writing of the snapshot was not finished.
    case incomplete(folder: String)
    /// A file of the snapshot is absent.
    case missing(file: String)
    /// A digest, size or record does not hold; the line is 1-based, 0 for the file as a whole.
    case corrupt(file: String, line: Int, reason: String)
    /// The manifest was written by a newer version of the program.
    case newerVersion(file: String, version: Int)
    /// A unit was given behind one with a greater or the same identifier.
    case unordered(folder: String, id: UnitID)
    /// A recipe has a value that cannot be.
    case invalidRecipe(folder: String, reason: String)
    /// A file cannot be read; `reason` is the system's message.
    case unreadable(file: String, reason: String)
    /// A file cannot be written; `reason` is the system's message.
    case unwritable(file: String, reason: String)

    /// The registered code of the error.
    public var code: String {
        switch self {
        case .exists: "snapshot.exists"
        case .incomplete: "snapshot.incomplete"
        case .missing: "snapshot.missing"
        case .corrupt: "snapshot.corrupt"
        case .newerVersion: "snapshot.newer-version"
        case .unordered: "snapshot.unordered"
        case .invalidRecipe: "snapshot.invalid-recipe"
        case .unreadable: "snapshot.unreadable"
        case .unwritable: "snapshot.unwritable"
        }
    }

    /// `data/2026/train.jsonl:7: the record has no source`.
    public var description: String {
        switch self {
        case .exists(let folder): "\(folder): exists already"
        case .incomplete(let folder): "\(folder): its writing was not finished"
        case .missing(let file): "\(file): is absent"
        case .corrupt(let file, let line, let reason): "\(file)\(line > 0 ? ":\(line)" : ""): \(reason)"
        case .newerVersion(let file, let version): "\(file): has version \(version), which a newer program wrote"
        case .unordered(let folder, let id): "\(folder): unit \(id) comes out of order or twice"
        case .invalidRecipe(let folder, let reason): "\(folder): \(reason)"
        case .unreadable(let file, let reason): "\(file): cannot be read: \(reason)"
        case .unwritable(let file, let reason): "\(file): cannot be written: \(reason)"
        }
    }

    /// The fault of a file as a snapshot's.
    init(_ error: CorpusFileError) {
        switch error.reason {
        case .unreadable(let reason): self = .unreadable(file: error.file, reason: reason)
        case .unwritable(let reason): self = .unwritable(file: error.file, reason: reason)
        default:
            // The description begins with file and line, which this error carries itself.
            let place = "\(error.file)\(error.line > 0 ? ":\(error.line)" : ""): "
            self = .corrupt(
                file: error.file, line: error.line, reason: String(error.description.dropFirst(place.count)))
        }
    }
}

/// Runs what fails with a file's error and fails with the snapshot's.
func asSnapshot<Value>(_ body: () throws(CorpusFileError) -> Value) throws(SnapshotError) -> Value {
    do throws(CorpusFileError) {
        return try body()
    } catch {
        throw SnapshotError(error)
    }
}
