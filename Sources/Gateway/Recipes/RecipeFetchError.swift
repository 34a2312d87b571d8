/// Why a set of a recipe is not there.
public enum RecipeFetchError: Error, Hashable, Sendable {
    /// The recipe names a set that is not fetched.
    case unavailable(recipe: String, reason: String)
    /// The operator has not accepted the licence.
    case licenceNotAccepted(recipe: String, licence: String)
    /// A file is not here, and the network may not be used.
    case offline(file: String, url: String)
    /// The recipe names a file of this machine without being a file of the operator.
    case localFile(recipe: String, url: String)
    /// The address has a scheme that is not served.
    case scheme(url: String)
    /// The file could not be fetched.
    case download(url: String, cause: String)
    /// The file is not the one that was expected; it was put aside.
    case digestMismatch(url: String, expected: String, found: String, kept: String)
    /// The file is not the one that was fetched the first time; it was put aside.
    case changedSince(url: String, expected: String, found: String, kept: String)
    /// A folder or file of the machine cannot be written or read.
    case unusable(path: String, cause: String)

    /// Stable identifier for logs and messages.
    public var code: String {
        switch self {
        case .unavailable: "fetch.unavailable"
        case .licenceNotAccepted: "fetch.licence-not-accepted"
        case .offline: "fetch.offline"
        case .localFile: "fetch.local-file"
        case .scheme: "fetch.unknown-scheme"
        case .download: "fetch.download-failed"
        case .digestMismatch: "fetch.digest-mismatch"
        case .changedSince: "fetch.changed-since"
        case .unusable: "fetch.unusable-path"
        }
    }
}

extension RecipeFetchError: CustomStringConvertible {
    /// One line for an operator.
    public var message: LocalizedText {
        switch self {
        case .unavailable(let recipe, let reason):
            LocalizedText(es: "\(recipe) no se descarga: \(reason)", en: "\(recipe) is not fetched: \(reason)")
        case .licenceNotAccepted(let recipe, let licence):
            LocalizedText(
                es: "\(recipe): falta aceptar la licencia \(licence); con --accept-licence \(licence) la acepta",
                en: "\(recipe): the licence \(licence) is not accepted; --accept-licence \(licence) accepts it")
        case .offline(let file, let url):
            LocalizedText(
                es: "\(file) no está y --offline no permite traerlo de \(url)",
                en: "\(file) is not here, and --offline forbids fetching it from \(url)")
        case .localFile(let recipe, let url):
            LocalizedText(
                es: "\(recipe): \(url) es de esta máquina; solo lo permite una receta dada como archivo",
                en: "\(recipe): \(url) is of this machine, which only a recipe given as a file may name")
        case .scheme(let url):
            LocalizedText(es: "\(url): no es https, http ni file", en: "\(url): neither https, http nor file")
        case .download(let url, let cause):
            LocalizedText(es: "no se pudo traer \(url): \(cause)", en: "\(url) could not be fetched: \(cause)")
        case .digestMismatch(let url, let expected, let found, let kept):
            LocalizedText(
                es: "\(url): se esperaba \(expected) y llegó \(found); queda en \(kept)",
                en: "\(url): expected \(expected), found \(found); kept as \(kept)")
        case .changedSince(let url, let expected, let found, let kept):
            LocalizedText(
                es: "\(url) cambió desde la primera descarga: era \(expected), ahora es \(found); queda en \(kept)",
                en: "\(url) changed since it was first fetched: was \(expected), now \(found); kept as \(kept)")
        case .unusable(let path, let cause):
            LocalizedText(es: "no se puede usar \(path): \(cause)", en: "cannot use \(path): \(cause)")
        }
    }

    /// The message in English.
    public var description: String { message.text(in: .english) }
}
