import Accessibility
import Gateway

extension Problem {
    /// Gloss could not be made, or not in the form asked for.
    static func gloss(_ error: GlossError) -> Problem {
        if case .noNotation(let glosses) = error {
            let list = glosses.prefix(20).joined(separator: ", ")
            return Problem(
                .glossWithoutNotation, es: "/format: sin HamNoSys: \(list).", en: "/format: without HamNoSys: \(list).",
                pointer: "/format")
        }
        return Problem(
            .glossUnavailable, es: "Los datos de la glosa no se pueden usar (\(error.code)).",
            en: "The data of the gloss cannot be used (\(error.code)).")
    }

    /// The analyser of Spanish cannot be started or has failed.
    static func analyzer(_ fault: GlossServices.AnalyzerFault) -> Problem {
        if let package = fault.package {
            return Problem(
                .glossUnavailable, es: "Falta el analizador: instale \(package).",
                en: "The analyser is missing: install \(package).")
        }
        return Problem(
            .glossUnavailable, es: "El analizador no responde (\(fault.code)).",
            en: "The analyser does not answer (\(fault.code)).")
    }

    /// The deadline passed.
    static var glossTooLate: Problem {
        Problem(
            .glossDeadlineExceeded, es: "Envíe menos texto o espere más.", en: "Send less text, or wait longer.")
    }

    /// A gloss could not be made a pose or a video.
    static func rendering(_ error: SignRenderError) -> Problem {
        switch error {
        case .withoutSign(let glosses):
            let list = glosses.prefix(20).joined(separator: ", ")
            return Problem(
                .glossWithoutSign, es: "/format: sin seña: \(list). Con \"partial\": true se dejan fuera.",
                en: "/format: without a sign: \(list). With \"partial\": true they are left out.", pointer: "/format")
        case .empty:
            return Problem(
                .glossWithoutSign, es: "/text: no hay nada que hacer en señas.", en: "/text: there is nothing to sign.",
                pointer: "/text")
        case .deadlineExceeded: return .glossTooLate
        case .unavailable(let renderer, let reason) where renderer == "gloss.renderers":
            return Problem(
                .signsUnavailable, es: "/format: ningún programa de gloss.renderers da este medio (\(reason)).",
                en: "/format: no renderer of gloss.renderers gives this medium (\(reason)).", pointer: "/format")
        default:
            // The reason may name places inside the operator's network.
            return Problem(
                .signsUnavailable, es: "El programa de señas no respondió bien (\(error.code)).",
                en: "The renderer of signs did not answer well (\(error.code)).")
        }
    }
}
