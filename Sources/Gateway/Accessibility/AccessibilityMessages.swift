public import Accessibility
import TextProcessing

extension BrailleError {
    /// One line for a person.
    public var message: LocalizedText {
        switch self {
        case .noTable(let variety, let grade):
            LocalizedText(
                es: "no hay braille de grado \(grade) para \(variety.tag)",
                en: "there is no braille of grade \(grade) for \(variety.tag)")
        case .invalidTable(let name, let reason):
            LocalizedText(
                es: "no se puede usar la tabla de braille \(name): \(reason)",
                en: "cannot use the braille table \(name): \(reason)")
        case .tooLarge(let line, let limit):
            LocalizedText(
                es: "la línea \(line) tiene más de \(limit) caracteres",
                en: "line \(line) has more than \(limit) characters")
        case .failed(let table, let line):
            LocalizedText(
                es: "liblouis no pudo escribir la línea \(line) con la tabla \(table)",
                en: "liblouis could not write line \(line) with the table \(table)")
        }
    }
}

extension CaptionError {
    /// What is wrong, as a sentence without its stop and without its place.
    public var reasonText: LocalizedText {
        switch reason {
        case .encoding(let name):
            LocalizedText(es: "el archivo está en \(name), no en UTF-8", en: "the file is \(name), not UTF-8")
        case .malformed(let what):
            LocalizedText(
                es: "el archivo no sigue su formato: \(what)", en: "the file does not follow its format: \(what)")
        case .refused(let what):
            LocalizedText(
                es: "el archivo tiene lo que no se acepta: \(what)", en: "the file has what is not accepted: \(what)")
        case .tooLarge(let limit):
            LocalizedText(es: "el archivo pasa de \(limit) bytes", en: "the file is larger than \(limit) bytes")
        }
    }
}

extension AccessibilityServices {
    /// What is wrong with data files, in English.
    var problems: [String] {
        [fault?.message.text(in: .english), readabilityFault.map { String(describing: $0) }].compactMap(\.self)
    }
}
