import GRDB

/// Failure of the store.
public enum StoreError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The data folder cannot be made, or nothing can be written into it.
    case unusableDirectory(path: String, reason: String)
    /// The database file is damaged or no database; it was left as it is.
    case corruptDatabase(path: String, reason: String)
    /// A file of this name is there already and was left as it is.
    case fileExists(path: String)
    /// A later release of Chaka wrote the database.
    case newerSchema(path: String)
    /// Another process holds the database longer than the waiting time.
    case busy(path: String)
    /// The disk is full.
    case diskFull(path: String)
    /// No unit has this identifier.
    case unknownUnit(id: String)
    /// The unit has no such variant.
    case unknownVariant(unitID: String, variant: String)
    /// A unit with this identifier is there already.
    case unitExists(id: String)
    /// The unit was withdrawn; its texts are gone and must not come back.
    case withdrawnUnit(id: String)
    /// The unit has no revision of this number.
    case unknownRevision(unitID: String, number: Int)
    /// Somebody else changed the unit since the revision that the edit expects.
    case revisionConflict(id: String, expected: Int, found: Int)
    /// A text holds a NUL character, which SQL text cannot carry.
    case nulCharacter(unitID: String)
    /// No API key has this identifier.
    case unknownKey(id: String)
    /// The API key was revoked, which is for ever.
    case revokedKey(id: String)
    /// A stored value has no meaning for this release.
    case invalidRecord(table: String, id: String)
    /// The ledger of withdrawals or of keys cannot be read or written; nothing was changed.
    case ledgerFailed(path: String, reason: String)
    /// A line of the ledger of withdrawals, of its secrets or of keys has no meaning; the file was left as it is.
    case corruptLedger(path: String, line: Int, reason: String)
    /// Any other failure of the database.
    case failed(path: String, reason: String)

    /// Stable identifier for API, logs and metrics.
    public var code: String {
        switch self {
        case .unusableDirectory: "store.unusable-directory"
        case .corruptDatabase: "store.corrupt-database"
        case .fileExists: "store.file-exists"
        case .newerSchema: "store.newer-schema"
        case .busy: "store.busy"
        case .diskFull: "store.disk-full"
        case .unknownUnit: "store.unknown-unit"
        case .unknownVariant: "store.unknown-variant"
        case .unitExists: "store.unit-exists"
        case .withdrawnUnit: "store.withdrawn-unit"
        case .unknownRevision: "store.unknown-revision"
        case .revisionConflict: "store.revision-conflict"
        case .nulCharacter: "store.nul-character"
        case .unknownKey: "store.unknown-key"
        case .revokedKey: "store.revoked-key"
        case .invalidRecord: "store.invalid-record"
        case .ledgerFailed: "store.ledger-failed"
        case .corruptLedger: "store.corrupt-ledger"
        case .failed: "store.failed"
        }
    }

    /// One line for logs and terminals.
    public var description: String {
        switch self {
        case .unusableDirectory(let path, let reason): "data folder \(path) cannot be used: \(reason)"
        case .corruptDatabase(let path, let reason):
            "database \(path) is damaged (\(reason)); it was left untouched: restore a backup or move it away"
        case .fileExists(let path): "there is a file \(path) already"
        case .newerSchema(let path): "database \(path) was written by a later release of chaka"
        case .busy(let path): "database \(path) is held by another process"
        case .diskFull(let path): "no space left for database \(path)"
        case .unknownUnit(let id): "no unit \(id)"
        case .unknownVariant(let unitID, let variant): "unit \(unitID) has no variant \(variant)"
        case .unitExists(let id): "there is a unit \(id) already"
        case .withdrawnUnit(let id): "unit \(id) or one of its texts was withdrawn"
        case .unknownRevision(let unitID, let number): "unit \(unitID) has no revision \(number)"
        case .revisionConflict(let id, let expected, let found):
            "unit \(id) is at revision \(found), not \(expected): somebody changed it; read it again"
        case .nulCharacter(let unitID): "a text of unit \(unitID) holds a NUL character"
        case .unknownKey(let id): "no key \(id)"
        case .revokedKey(let id): "key \(id) was revoked; create another"
        case .invalidRecord(let table, let id): "record \(id) of table \(table) cannot be read"
        case .ledgerFailed(let path, let reason): "the ledger \(path) cannot be used: \(reason)"
        case .corruptLedger(let path, let line, let reason): "\(path):\(line): \(reason)"
        case .failed(let path, let reason): "database \(path): \(reason)"
        }
    }

    init(_ error: any Error, path: String) {
        switch error {
        case let error as StoreError: self = error
        case let error as DatabaseError:
            let reason = error.message ?? "SQLite error \(error.resultCode.rawValue)"
            switch error.resultCode {
            case .SQLITE_CORRUPT, .SQLITE_NOTADB: self = .corruptDatabase(path: path, reason: reason)
            case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy(path: path)
            case .SQLITE_FULL: self = .diskFull(path: path)
            case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM:
                self = .unusableDirectory(path: path, reason: reason)
            default: self = .failed(path: path, reason: reason)
            }
        default: self = .failed(path: path, reason: "\(error)")
        }
    }
}
