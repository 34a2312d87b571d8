/// Failure to read the configuration; each case names the place.
public enum ConfigurationError: Error, Equatable, Sendable {
    /// The file named with `--config` cannot be read.
    case unreadableFile(path: String, reason: String)
    /// The file is no YAML mapping.
    case malformedFile(path: String, reason: String)
    /// A key that does not exist; `nearest` is the known key that looks most like it.
    case unknownKey(key: String, origin: String, nearest: String)
    /// A value of the wrong type.
    case invalidValue(key: String, origin: String, expected: String)
    /// An address that is not loopback while there are no keys.
    case openAddressWithoutKeys(host: String)

    /// Stable identifier for logs and messages.
    public var code: String {
        switch self {
        case .unreadableFile: "configuration.unreadable-file"
        case .malformedFile: "configuration.malformed-file"
        case .unknownKey: "configuration.unknown-key"
        case .invalidValue: "configuration.invalid-value"
        case .openAddressWithoutKeys: "configuration.open-address-without-keys"
        }
    }
}

extension ConfigurationError: CustomStringConvertible {
    /// One line for an operator.
    public var message: LocalizedText {
        switch self {
        case .unreadableFile(let path, let reason):
            LocalizedText(es: "no se puede leer \(path): \(reason)", en: "cannot read \(path): \(reason)")
        case .malformedFile(let path, let reason):
            LocalizedText(
                es: "\(path) no es una configuración YAML: \(reason)", en: "\(path) is not a YAML mapping: \(reason)")
        case .unknownKey(let key, let origin, let nearest):
            LocalizedText(
                es: "clave desconocida «\(key)» en \(origin); ¿quiso decir «\(nearest)»?",
                en: "unknown key '\(key)' in \(origin); did you mean '\(nearest)'?")
        case .invalidValue(let key, let origin, let expected):
            LocalizedText(
                es: "«\(key)» en \(origin) no es válido; se espera: \(expected)",
                en: "'\(key)' in \(origin) must be \(expected)")
        case .openAddressWithoutKeys(let host):
            LocalizedText(
                es: "no se atiende en \(host): sin claves de API solo se usan direcciones locales (127.0.0.1, ::1);"
                    + " cree una con chaka key create",
                en:
                    "refusing to listen on \(host): without API keys only loopback addresses (127.0.0.1, ::1) are served;"
                    + " make one with chaka key create"
            )
        }
    }

    /// The message in English.
    public var description: String { message.text(in: .english) }
}
