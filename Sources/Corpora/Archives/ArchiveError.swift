/// What is wrong with an archive or one of its members.
public struct ArchiveError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Kinds of faults.
    public enum Reason: Hashable, Sendable {
        /// The archive is damaged, cut or of a kind that is not read.
        case unreadable(String)
        /// A member that was asked for is not in it.
        case missingMember(String)
        /// A member is larger than the limit, in bytes.
        case tooLarge(member: String, limit: Int)
        /// A member could not be written where it was asked for.
        case unwritable(path: String, cause: String)
    }

    /// The archive as it was named.
    public let file: String
    /// What is wrong.
    public let reason: Reason

    /// Stable identifier for logs and messages.
    public var code: String {
        switch reason {
        case .unreadable: "archive.unreadable"
        case .missingMember: "archive.missing-member"
        case .tooLarge: "archive.too-large"
        case .unwritable: "archive.unwritable"
        }
    }

    /// `texts.zip: no member es.txt`.
    public var description: String {
        switch reason {
        case .unreadable(let cause): "\(file): cannot be unpacked: \(cause)"
        case .missingMember(let name): "\(file): no member \(name)"
        case .tooLarge(let member, let limit): "\(file): \(member) is larger than \(limit) bytes"
        case .unwritable(let path, let cause): "\(path): cannot be written: \(cause)"
        }
    }
}
