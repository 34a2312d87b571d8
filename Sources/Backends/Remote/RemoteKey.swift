/// A secret of the operator, such as an API key: it goes into requests and nowhere else.
///
/// Printing, dumping or interpolating it, or a value that holds it, shows a mark instead.
public struct RemoteKey: Hashable, Sendable {
    /// The secret itself, for the request that carries it.
    let secret: String

    /// Holds a secret.
    public init(_ secret: String) { self.secret = secret }

    /// Whether it can stand in a header field: not empty, printable ASCII only.
    var isSendable: Bool { !secret.isEmpty && secret.utf8.allSatisfy { 0x20 < $0 && $0 < 0x7F } }
}

extension RemoteKey: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// A mark that stands for any secret.
    public var description: String { "<key>" }
    /// A mark that stands for any secret.
    public var debugDescription: String { description }
    /// No parts.
    public var customMirror: Mirror { Mirror(self, children: [(label: String?, value: Any)]()) }
}

/// A header field that the operator adds to every request; its value is treated as a secret.
public struct RemoteHeader: Hashable, Sendable {
    /// The field's name.
    public let name: String
    /// The field's value.
    public let value: RemoteKey

    /// Creates a field.
    public init(name: String, value: RemoteKey) {
        self.name = name
        self.value = value
    }
}
