import Store

/// What a caller needs for a route, where keys are needed at all.
enum RouteRequirement: Hashable, Sendable {
    /// Nothing: what says whether the gateway lives, what it is, and which languages it has.
    case nothing
    /// Any key.
    case key
    /// A key with one of these roles.
    case anyOf(Set<KeyRole>)

    /// A key with a role.
    static func role(_ role: KeyRole) -> RouteRequirement { .anyOf([role]) }
}
