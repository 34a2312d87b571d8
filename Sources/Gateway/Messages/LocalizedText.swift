/// A sentence in both languages of the messages.
public struct LocalizedText: Hashable, Sendable {
    private let spanish: String
    private let english: String

    /// Creates a text.
    ///
    /// - Parameters:
    ///   - spanish: The sentence in Spanish.
    ///   - english: The same in English.
    public init(es spanish: String, en english: String) {
        self.spanish = spanish
        self.english = english
    }

    /// A text that is the same in every language: a path, a version, a code.
    public init(verbatim text: String) { self.init(es: text, en: text) }

    /// The sentence for a reader.
    public func text(in language: MessageLanguage) -> String { language == .spanish ? spanish : english }
}
