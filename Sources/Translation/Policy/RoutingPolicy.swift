/// What a request may use on its way, said by its tenant and narrowed by the request itself.
///
/// The default sends nothing off this machine.
public struct RoutingPolicy: Hashable, Sendable {
    /// Whether text may leave this machine.
    public enum ExternalUse: String, Hashable, Sendable {
        /// Never, whatever fails.
        case never
        /// Where the costs say so.
        case allowed
    }

    /// Identifiers of the backends that may be used; all when nil.
    public let allowedBackends: Set<String>?
    /// Licences of data or weights that may be used, as backends declare them; all when nil.
    public let allowedLicences: Set<String>?
    /// Whether weights and data for non-commercial use only may be used.
    public let allowsNonCommercial: Bool
    /// Highest price of a million characters in US dollars, for the whole route; no limit when nil.
    public let maximumPrice: Double?
    /// Whether text may leave this machine.
    public let external: ExternalUse
    /// Longest time for the request; the caller's own deadline holds beside it.
    public let deadline: Duration?
    /// What counts how much among the ways that are allowed.
    public let weights: RouteCostWeights

    /// Creates a policy.
    public init(
        allowedBackends: Set<String>? = nil, allowedLicences: Set<String>? = nil, allowsNonCommercial: Bool = true,
        maximumPrice: Double? = nil, external: ExternalUse = .never, deadline: Duration? = nil,
        weights: RouteCostWeights = .standard
    ) {
        self.allowedBackends = allowedBackends
        self.allowedLicences = allowedLicences
        self.allowsNonCommercial = allowsNonCommercial
        self.maximumPrice = maximumPrice
        self.external = external
        self.deadline = deadline
        self.weights = weights
    }

    /// Everything on this machine, nothing off it.
    public static let standard = RoutingPolicy()

    /// What both policies allow: a request narrows its tenant's policy and never widens it.
    ///
    /// The weights are those of the other policy, as taste is no permission.
    public func narrowed(by other: RoutingPolicy) -> RoutingPolicy {
        RoutingPolicy(
            allowedBackends: Self.common(allowedBackends, other.allowedBackends),
            allowedLicences: Self.common(allowedLicences, other.allowedLicences),
            allowsNonCommercial: allowsNonCommercial && other.allowsNonCommercial,
            maximumPrice: [maximumPrice, other.maximumPrice].compactMap(\.self).min(),
            external: external == .allowed && other.external == .allowed ? .allowed : .never,
            deadline: [deadline, other.deadline].compactMap(\.self).min(), weights: other.weights)
    }

    /// Why a backend may not be used; nil when it may.
    public func objection(to backend: BackendDescription) -> RouteExclusion.Reason? {
        if let allowedBackends, !allowedBackends.contains(backend.id) { return .policyBackend }
        if external == .never, backend.locality == .external { return .policyExternal }
        if let allowedLicences, !allowedLicences.contains(backend.licence) { return .policyLicence }
        if !allowsNonCommercial, backend.isNonCommercial { return .policyLicence }
        if let maximumPrice, backend.costPerMillionCharacters > maximumPrice { return .policyPrice }
        return nil
    }

    private static func common(_ left: Set<String>?, _ right: Set<String>?) -> Set<String>? {
        guard let left else { return right }
        return right.map(left.intersection) ?? left
    }
}
