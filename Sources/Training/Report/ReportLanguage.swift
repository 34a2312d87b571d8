/// Language of the words around the numbers of a report.
public enum ReportLanguage: String, Sendable, CaseIterable {
    /// English.
    case english = "en"
    /// Spanish.
    case spanish = "es"

    /// One of two texts.
    func choose(_ english: String, _ spanish: String) -> String { self == .english ? english : spanish }
}
