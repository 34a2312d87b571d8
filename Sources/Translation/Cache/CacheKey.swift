import TextProcessing

/// What an answer depends on: two requests with one key get the same answer.
///
/// The request counts as a SHA-256 digest over length-prefixed fields, so that the key holds no text and no two lists of
/// fields run together. Texts are told apart byte by byte: a canonically equivalent text has offsets of its own.
public struct CacheKey: Hashable, Sendable {
    /// Identity of the request by itself, the same in every process.
    let request: Digest
    /// What the answers came from, as this process counts it.
    let revision: String

    init(request: Digest, revision: String) {
        self.request = request
        self.revision = revision
    }

    /// Derives the key of a request.
    ///
    /// - Parameters:
    ///   - request: The request.
    ///   - revision: What the answers of this moment come from: models, glossaries, reviewed translations, plan.
    public init(_ request: TranslationRequest, revision: String) {
        self.request = Digest(
            fields: [
                request.text, request.source?.tag ?? "", request.target.tag, request.isExplained ? "explained" : "",
                Self.form(of: request.policy),
            ])
        self.revision = revision
    }

    /// A form that differs for policies that may lead to other answers.
    private static func form(of policy: RoutingPolicy) -> String {
        if policy == .standard { return "" }
        func list(_ names: Set<String>?) -> String { names.map { $0.sorted().joined(separator: "\u{1}") } ?? "*" }
        let price = policy.maximumPrice.map { "\($0)" } ?? "*"
        return [
            list(policy.allowedBackends), list(policy.allowedLicences), "\(policy.allowsNonCommercial)", price,
            policy.external.rawValue, "\(policy.weights)",
        ].joined(separator: "\u{2}")
    }
}
