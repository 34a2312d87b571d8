import Gateway
import HTTPTypes
import Hummingbird
import Store

/// What can be wrong with the key of a request.
extension Problem {
    /// The key is not taken.
    static func refusal(_ refusal: KeyRefusal) -> Problem {
        var problem =
            switch refusal {
            case .missing:
                Problem(
                    .keyMissing, es: "Envíe Authorization: Bearer con la clave.",
                    en: "Send Authorization: Bearer with the key.")
            case .invalid:
                Problem(
                    .keyInvalid, es: "La clave no es de este servicio.", en: "The key is none of this service.")
            case .mistyped:
                Problem(
                    .keyMistyped, es: "El dígito de control no coincide; copie la clave de nuevo.",
                    en: "The check digit does not match; copy the key again.")
            case .revoked: Problem(.keyRevoked, es: "Pida otra clave.", en: "Ask for another key.")
            case .expired:
                Problem(
                    .keyExpired, es: "Pida otra clave, o use la nueva si se renovó.",
                    en: "Ask for another key, or use the new one if it was rotated.")
            case .unavailable:
                Problem(.notReady, es: "Las claves aún no se pueden leer.", en: "The keys cannot be read yet.")
            }
        if problem.code.status == 401 {
            problem.fields[.wwwAuthenticate] =
                refusal == .missing ? "Bearer realm=\"chaka\"" : "Bearer realm=\"chaka\", error=\"invalid_token\""
        }
        return problem
    }

    /// The key has none of the roles.
    static func roleMissing(_ roles: Set<KeyRole>) -> Problem {
        let list = roles.map(\.rawValue).sorted().joined(separator: ", ")
        var problem = Problem(.roleMissing, es: "Roles: \(list).", en: "Roles: \(list).")
        problem.fields[.wwwAuthenticate] = "Bearer realm=\"chaka\", error=\"insufficient_scope\""
        return problem
    }

    /// The bucket of the key is empty.
    static func rateExceeded(_ standing: RateLimiter.Standing) -> Problem {
        let seconds = max(1, RequestAdmission.seconds(standing.retryAfter))
        var problem = Problem(
            .rateExceeded, es: "Intente de nuevo en \(seconds) s.", en: "Try again in \(seconds) s.",
            limit: standing.limit)
        problem.fields[.retryAfter] = "\(seconds)"
        return problem
    }

    /// A quota of characters would be passed.
    ///
    /// - Parameters:
    ///   - excess: Which, and how much of it is used.
    ///   - time: Now, milliseconds since 1970 UTC.
    /// - Returns: The problem, with the time until the quota is whole again.
    static func quotaExceeded(_ excess: UsageMeter.Excess, at time: Int64) -> Problem {
        let day = UTCDay(at: time)
        let (code, limit, used, reset): (ProblemCode, Int, Int, UTCDay) =
            switch excess {
            case .day(let limit, let used): (.dailyQuotaExceeded, limit, used, day.next)
            case .month(let limit, let used): (.monthlyQuotaExceeded, limit, used, day.nextMonthStart)
            }
        let left = max(0, limit - used)
        var problem = Problem(
            code, es: "Quedan \(left) de \(limit) caracteres hasta el \(reset) a las 00:00 UTC.",
            en: "\(left) of \(limit) characters are left until \(reset) at 00:00 UTC.", limit: limit)
        problem.fields[.retryAfter] = "\((reset.start - time + 999) / 1000)"
        return problem
    }
}
