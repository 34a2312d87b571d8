/// Why a gloss could not be rendered as pose or video; nothing in it is text of the citizen but glosses.
public enum SignRenderError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The renderer cannot be started or reached.
    case unavailable(renderer: String, reason: String)
    /// The renderer failed, or its answer breaks the contract.
    case failed(renderer: String, reason: String)
    /// The renderer did not answer within the deadline.
    case deadlineExceeded(renderer: String)
    /// The answer is over the limit.
    case tooLarge(renderer: String, limitBytes: Int)
    /// The renderer does not give this medium.
    case unavailableMedium(renderer: String, wanted: SignMedia)
    /// The answer is of another medium than the one that was asked for; nil is none that is known.
    case wrongMedium(renderer: String, wanted: SignMedia, found: SignMedia?)
    /// Glosses that nobody has a pose or video of, each once, sorted.
    case withoutSign(glosses: [String])
    /// There is no sign in the gloss.
    case empty

    /// Stable identifier for API, logs and metrics.
    public var code: String {
        switch self {
        case .unavailable: "signs.unavailable"
        case .failed: "signs.failed"
        case .deadlineExceeded: "signs.deadline-exceeded"
        case .tooLarge: "signs.too-large"
        case .unavailableMedium: "signs.unavailable-medium"
        case .wrongMedium: "signs.wrong-medium"
        case .withoutSign: "signs.without-sign"
        case .empty: "signs.empty"
        }
    }

    /// `signs.failed: avatar: the program ended with status 1`.
    public var description: String {
        switch self {
        case .unavailable(let renderer, let reason), .failed(let renderer, let reason):
            "\(code): \(renderer): \(reason)"
        case .deadlineExceeded(let renderer): "\(code): \(renderer)"
        case .tooLarge(let renderer, let limit): "\(code): \(renderer): more than \(limit) bytes"
        case .unavailableMedium(let renderer, let wanted): "\(code): \(renderer): no \(wanted.mediaType)"
        case .wrongMedium(let renderer, let wanted, let found):
            "\(code): \(renderer): not \(wanted.mediaType) but \(found?.mediaType ?? "something else")"
        case .withoutSign(let glosses): "\(code): \(glosses.joined(separator: ", "))"
        case .empty: code
        }
    }
}
