/// Why an entry of the configuration makes no backend.
public struct RemoteSettingsError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Kind of failure.
    public enum Code: String, CaseIterable, Sendable {
        /// A field that is needed is not there.
        case missingField = "remote.missing-field"
        /// A field has a value that cannot be.
        case invalidValue = "remote.invalid-value"
        /// The file of the key cannot be read or holds no key.
        case unusableKey = "remote.unusable-key"
    }

    /// Kind of failure; its raw value is the stable identifier.
    public let code: Code
    /// The field: `backends[libre].directions[1].as`.
    public let field: String
    /// What is wrong with it, in English; never the value of a key.
    public let explanation: String

    /// Creates an error.
    public init(_ code: Code, field: String, _ explanation: String) {
        self.code = code
        self.field = field
        self.explanation = explanation
    }

    /// One line for terminals.
    public var description: String { "\(field): \(explanation)" }
}
