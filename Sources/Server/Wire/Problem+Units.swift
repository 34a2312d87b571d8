import Gateway
import Store

/// What can be wrong with a request on units.
extension Problem {
    /// A query that cannot be read; names of conditions and values are not repeated, since they may be text.
    static func invalidQuery(_ error: UnitQueryError) -> Problem {
        let (spanish, english): (String, String) =
            switch error.reason {
            case .unknownName: ("esta condición no existe", "there is no such condition")
            case .invalidValue: ("la condición no acepta este valor", "the condition does not take this value")
            case .invalidComparison: ("la condición no se compara así", "the condition is not compared so")
            case .unterminated: ("la cita o expresión no termina", "the quotation or pattern does not end")
            case .invalidPattern: ("la expresión regular no se entiende", "the regular expression cannot be read")
            case .patternTimeout: ("la expresión regular tarda demasiado", "the regular expression takes too long")
            case .repeated: ("la condición está dos veces", "the condition stands there twice")
            }
        if case .patternTimeout = error.reason {
            return Problem(
                .costlyQuery, es: "q: \(spanish) (\(error.code)).", en: "q: \(english) (\(error.code)).", parameter: "q"
            )
        }
        return Problem(
            .invalidQuery, es: "q, byte \(error.offset): \(spanish) (\(error.code)).",
            en: "q, byte \(error.offset): \(english) (\(error.code)).", parameter: "q", offset: error.offset)
    }

    /// The answer to a failure of the store; nil for what is a fault of the gateway.
    init?(_ error: StoreError) {
        switch error {
        case .unknownUnit:
            self.init(.unitNotFound, es: "Ninguna unidad tiene este identificador.", en: "No unit has this identifier.")
        case .withdrawnUnit:
            self.init(
                .unitWithdrawn, es: "Sus textos se borraron; la historia dice cuándo y por qué.",
                en: "Its texts were erased; the history says when and why.")
        case .unitExists(let id):
            self.init(.unitExists, es: "La unidad es \(id).", en: "The unit is \(id).")
        case .revisionConflict(_, let expected, let found):
            self.init(
                .revisionConflict, es: "La unidad está en la revisión \(found), no en la \(expected).",
                en: "The unit is at revision \(found), not at \(expected).", parameter: "If-Match")
        case .busy:
            self.init(.notReady, es: "Otro proceso ocupa la base de datos.", en: "Another process holds the database.")
        case .diskFull:
            self.init(.notReady, es: "El disco está lleno.", en: "The disk is full.")
        default: return nil
        }
    }

    /// A text, or the unit to be made, was withdrawn.
    static let withdrawnText = Problem(
        .withdrawnText, es: "Lo retirado no vuelve a la base.", en: "What was withdrawn does not come back.")
}
