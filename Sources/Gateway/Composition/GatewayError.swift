/// Failure to build the services: each case names the place and says how to mend it.
public enum GatewayError: Error, Equatable, Sendable {
    /// The folder with lexicons and corpora was not found.
    case missingShareDirectory(searched: [String])
    /// A file that ships with the program cannot be used.
    case unusableFile(path: String, reason: String)
    /// The data folder or the database in it cannot be used.
    case unusableStore(path: String, reason: String)
    /// An entry of the configuration makes no backend; the field names the entry.
    case invalidBackend(field: String, reason: String)
    /// Others search by regular expression, which takes long.
    case tooManySearches

    /// Stable identifier for logs and messages.
    public var code: String {
        switch self {
        case .missingShareDirectory: "gateway.missing-share-directory"
        case .unusableFile: "gateway.unusable-file"
        case .unusableStore: "gateway.unusable-store"
        case .invalidBackend: "gateway.invalid-backend"
        case .tooManySearches: "gateway.too-many-searches"
        }
    }
}

extension GatewayError: CustomStringConvertible {
    /// One line for an operator.
    public var message: LocalizedText {
        switch self {
        case .missingShareDirectory(let searched):
            LocalizedText(
                es: "no se halló la carpeta con lexicons/ y corpora/; indíquela con --share-dir"
                    + " (se buscó en \(searched.joined(separator: ", ")))",
                en: "no folder with lexicons/ and corpora/ found; name it with --share-dir"
                    + " (searched \(searched.joined(separator: ", ")))")
        case .unusableFile(let path, let reason):
            LocalizedText(es: "no se puede usar \(path): \(reason)", en: "cannot use \(path): \(reason)")
        case .invalidBackend(let field, let reason):
            LocalizedText(es: "«\(field)» no es válido: \(reason)", en: "'\(field)': \(reason)")
        case .tooManySearches:
            LocalizedText(
                es: "otros buscan por expresión regular; intente de nuevo o busque por palabras",
                en: "others search by regular expression; try again or search by words")
        case .unusableStore(let path, let reason):
            LocalizedText(
                es: "no se puede usar la carpeta de datos \(path): \(reason)",
                en: "cannot use the data folder \(path): \(reason)")
        }
    }

    /// The message in English.
    public var description: String { message.text(in: .english) }
}
