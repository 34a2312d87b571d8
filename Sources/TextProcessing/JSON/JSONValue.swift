/// A JSON value as it was read.
package enum JSONValue: Hashable, Sendable {
    /// The word `null`.
    case null
    /// `true` or `false`.
    case bool(Bool)
    /// A number as it was written.
    case number(String)
    /// A string, its escapes resolved.
    case string(String)
    /// Values in their order.
    case array([JSONValue])
    /// Members in their order; names are distinct.
    case object([Member])

    /// One name and value of an object.
    package struct Member: Hashable, Sendable {
        /// Name, distinct in its object.
        package let name: String
        /// Value.
        package let value: JSONValue

        /// Creates a member.
        package init(name: String, value: JSONValue) {
            self.name = name
            self.value = value
        }
    }
}
