import Gateway
import HTTPTypes
import TextProcessing
import Translation

/// What can stand in the way of a translation.
extension Problem {
    /// The problem of a text that has no result.
    ///
    /// - Parameters:
    ///   - error: Why.
    ///   - source: Pointer to the language of the text.
    ///   - target: Pointer to the language asked for.
    ///   - item: Pointer to what is translated.
    ///   - text: Pointer to its text.
    /// - Returns: The problem, with the field `Retry-After` where time mends it (RFC 9110, 10.2.3).
    static func untranslatable(
        _ error: TranslationError, source: String, target: String, item: String, text: String
    ) -> Problem {
        switch error {
        case .sourceUndetermined:
            return Problem(
                .sourceUndetermined, es: "\(source): indique el idioma del texto.",
                en: "\(source): name the language of the text.", pointer: source)
        case .noRoute(let pair):
            return Problem(
                .noRoute, es: "No hay ruta de \(pair.source) a \(pair.target).",
                en: "There is no route from \(pair.source) to \(pair.target).", pointer: target)
        case .forbiddenByPolicy(let pair):
            return Problem(
                .forbiddenByPolicy, es: "Las rutas de \(pair.source) a \(pair.target) no están permitidas aquí.",
                en: "The routes from \(pair.source) to \(pair.target) are not allowed here.", pointer: target)
        case .backendsResting(_, let wait): return resting(.backendsResting, wait, pointer: item)
        case .overloaded(let wait): return resting(.overloaded, wait, pointer: item)
        case .textTooLong(let length, let limit):
            return RequestReader.textTooLong(length: length, limit: limit, pointer: text)
        }
    }

    private static func resting(_ code: ProblemCode, _ wait: Duration, pointer: String) -> Problem {
        let seconds = max(1, Int((wait / .seconds(1)).rounded(.up)))
        var problem = Problem(
            code, es: "Intente de nuevo en \(seconds) s.", en: "Try again in \(seconds) s.", pointer: pointer)
        problem.fields[.retryAfter] = "\(seconds)"
        return problem
    }
}
