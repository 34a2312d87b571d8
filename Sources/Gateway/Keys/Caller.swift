public import Store
public import Translation

/// Who makes a request, and what that allows.
public struct Caller: Hashable, Sendable {
    /// Identifier of the key; nil for a caller on this machine that needs none.
    public let keyID: String?
    /// What is allowed.
    public let terms: KeyTerms

    /// Creates a caller with a key.
    public init(keyID: String, terms: KeyTerms) {
        self.keyID = keyID
        self.terms = terms
    }

    private init(terms: KeyTerms) {
        keyID = nil
        self.terms = terms
    }

    /// A caller on this machine that needs no key: everything, but nothing leaves the machine.
    public static let local = Caller(terms: KeyTerms(roles: Set(KeyRole.allCases)))

    /// A caller who is nobody in particular, on a route that is open to all.
    public static let visitor = Caller(terms: KeyTerms(roles: []))

    /// Whether the caller may do what a role may; an administrator may do everything.
    public func has(_ role: KeyRole) -> Bool { terms.roles.contains(role) || terms.roles.contains(.admin) }

    /// What requests of the caller may use on their way.
    public var policy: RoutingPolicy {
        RoutingPolicy(allowedBackends: terms.backends, external: terms.allowsExternal ? .allowed : .never)
    }

    /// A request as this caller may make it.
    ///
    /// The key narrows what the gateway and the request allow, and widens nothing: for a text to leave the machine, all
    /// three must let it.
    func request(_ request: TranslationRequest) -> TranslationRequest {
        guard keyID != nil else { return request }
        return TranslationRequest(
            text: request.text, source: request.source, target: request.target, isExplained: request.isExplained,
            policy: policy.narrowed(by: request.policy),
            isStored: request.isStored && terms.isStored)
    }
}
