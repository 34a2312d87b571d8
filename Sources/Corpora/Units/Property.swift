/// A named value that a format carries and this system keeps without reading it.
///
/// Names may repeat and the order is kept. A name that begins with `@` is an attribute of the element it came from
/// (`@creationdate` of TMX), any other is the name of a property element (`prop type="x-score"` is `x-score`).
public struct Property: Hashable, Sendable, Codable {
    /// Name as the format has it.
    public let name: String
    /// Value as the format has it.
    public let value: String

    /// Creates a property.
    public init(name: String, value: String) {
        self.name = name
        self.value = value
    }
}
