/// A text for readers of Spanish and of English.
public struct BilingualText: Hashable, Sendable {
    /// In Spanish.
    public let spanish: String
    /// In English.
    public let english: String

    /// Creates a text in both languages.
    public init(spanish: String, english: String) {
        self.spanish = spanish
        self.english = english
    }
}
