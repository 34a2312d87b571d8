import Gateway
import TextProcessing
import Translation

/// Why a single text was not translated, for routes whose request is no list of texts.
extension Problem {
    /// A failure of translation; the languages stand in `/source` and `/target`.
    static func translation(_ error: TranslationError) -> Problem {
        switch error {
        case .sourceUndetermined:
            return Problem(
                .sourceUndetermined, es: "/source: indique el idioma del texto.",
                en: "/source: name the language of the text.", pointer: "/source")
        case .noRoute(let pair):
            return Problem(
                .noRoute, es: "No hay ruta de \(pair.source) a \(pair.target).",
                en: "There is no route from \(pair.source) to \(pair.target).", pointer: "/target")
        case .forbiddenByPolicy(let pair):
            return Problem(
                .forbiddenByPolicy, es: "Las rutas de \(pair.source) a \(pair.target) no están permitidas aquí.",
                en: "The routes from \(pair.source) to \(pair.target) are not allowed here.", pointer: "/target")
        case .backendsResting(_, let wait): return TranslateRoute.resting(.backendsResting, wait, pointer: nil)
        case .overloaded(let wait): return TranslateRoute.resting(.overloaded, wait, pointer: nil)
        case .textTooLong(let length, let limit):
            return RequestReader.textTooLong(length: length, limit: limit, pointer: "/text")
        }
    }
}
