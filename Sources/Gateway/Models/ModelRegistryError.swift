public import TextProcessing

/// Why a model is not found, not imported or not activated.
public enum ModelRegistryError: Error, Equatable, Sendable {
    /// No model of the data folder has this identifier, or several have.
    case unknownModel(id: String, matches: Int)
    /// A bundle cannot be used; `code` and `reason` are those of the bundle's error.
    case unusableBundle(folder: String, code: String, reason: String)
    /// A file or folder of the registry cannot be written; `reason` is the system's message.
    case unwritable(path: String, reason: String)
    /// No model served the direction before the one that serves now.
    case nothingToRollBack(pair: LanguagePair)
    /// Another model with this identifier is in the data folder already.
    case differentContent(id: String)

    /// The registered code of the error.
    public var code: String {
        switch self {
        case .unknownModel: "model.unknown"
        case .unusableBundle(_, let code, _): code
        case .unwritable: "model.unwritable"
        case .nothingToRollBack: "model.nothing-to-roll-back"
        case .differentContent: "model.different-content"
        }
    }

    /// One line for an operator.
    public var message: LocalizedText {
        switch self {
        case .unknownModel(let id, let matches):
            matches == 0
                ? LocalizedText(
                    es: "no hay modelo «\(id)»; vea chaka model list",
                    en: "there is no model '\(id)'; see chaka model list")
                : LocalizedText(
                    es: "«\(id)» nombra \(matches) modelos; escriba más de su identificador",
                    en: "'\(id)' names \(matches) models; write more of its identifier")
        case .unusableBundle(let folder, let code, let reason):
            LocalizedText(
                es: "no se puede usar el modelo \(folder) (\(code)): \(reason)",
                en: "cannot use the model \(folder) (\(code)): \(reason)")
        case .unwritable(let path, let reason):
            LocalizedText(es: "no se puede escribir \(path): \(reason)", en: "cannot write \(path): \(reason)")
        case .nothingToRollBack(let pair):
            LocalizedText(
                es: "\(pair): ningún modelo anterior al que volver",
                en: "\(pair): there is no earlier model to go back to")
        case .differentContent(let id):
            LocalizedText(
                es: "ya hay otro modelo con el identificador \(id) y otro contenido",
                en: "another model with the identifier \(id) and other content is there already")
        }
    }
}
