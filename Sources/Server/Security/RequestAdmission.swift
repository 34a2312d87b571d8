import Gateway
import HTTPTypes
import Synchronization

/// Who makes a request and how its rate stands: found by ``KeyMiddleware``, or by the route where the key is in the body.
final class RequestAdmission: Sendable {
    private struct State {
        var caller: Caller?
        var standing: RateLimiter.Standing?
    }

    private let state = Mutex(State())

    /// The caller; nil until it is known.
    var caller: Caller? { state.withLock { $0.caller } }

    func admit(_ caller: Caller) { state.withLock { $0.caller = caller } }

    func note(_ standing: RateLimiter.Standing) { state.withLock { $0.standing = standing } }

    /// The header fields on the rate of the key; none for a caller without one.
    ///
    /// Source: draft-ietf-httpapi-ratelimit-headers-10 (`RateLimit`, `RateLimit-Policy`), and the three fields of its
    /// earlier drafts that clients know. Times are whole seconds from now, rounded up.
    var rateFields: HTTPFields {
        guard let standing = state.withLock({ $0.standing }) else { return [:] }
        let reset = Self.seconds(standing.isAllowed ? standing.fullAfter : standing.retryAfter)
        var fields = HTTPFields()
        func set(_ name: StaticString, _ value: String) {
            guard let name = HTTPField.Name(name.description) else { preconditionFailure("\(name) is no field name") }
            fields[name] = value
        }
        set("RateLimit-Policy", "\"requests\";q=\(standing.limit);w=\(max(1, Self.seconds(standing.window)))")
        set("RateLimit", "\"requests\";r=\(standing.remaining);t=\(reset)")
        set("RateLimit-Limit", "\(standing.limit)")
        set("RateLimit-Remaining", "\(standing.remaining)")
        set("RateLimit-Reset", "\(reset)")
        return fields
    }

    static func seconds(_ duration: Duration) -> Int { Int((duration / .seconds(1)).rounded(.up)) }
}
