public import TextProcessing

/// One step of a route: a backend and the direction it translates.
public struct RouteLeg: Hashable, Sendable, Codable {
    /// Identifier of the backend.
    public let backend: String
    /// Direction of this step.
    public let pair: LanguagePair

    /// Creates a step.
    public init(backend: String, pair: LanguagePair) {
        self.backend = backend
        self.pair = pair
    }
}

/// A way from source to target: one leg, or several through pivot languages.
public struct Route: Hashable, Sendable {
    /// The steps in order; the target of each is the source of the next.
    public let legs: [RouteLeg]
    /// Expected quality in `0...1`: the product over the legs, each pivot costing ``RoutePlanner/pivotFactor`` more.
    public let quality: Double

    /// Creates a route.
    public init(legs: [RouteLeg], quality: Double) {
        precondition(!legs.isEmpty, "a route has at least one leg")
        self.legs = legs
        self.quality = quality
    }

    /// Languages passed through on the way.
    public var pivots: [LanguageVariety] { legs.dropLast().map(\.pair.target) }
}
