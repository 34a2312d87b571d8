/// What a client asked for, what it got, and how one became the other.
public struct VarietyNegotiation: Hashable, Sendable, Codable {
    /// How the served variety follows from the one asked.
    public enum Reason: String, Hashable, Sendable, Codable {
        /// The same tag.
        case exact
        /// `es-PE` asked, `es` served: the region makes no difference to the engines.
        case regionGeneralized = "region-generalized"
        /// `qu` asked, `quy` served: the macrolanguage's default variety of this deployment.
        case macrolanguageDefault = "macrolanguage-default"
        /// `qu` asked of a text in `quz`: the text is already in a member of the macrolanguage.
        case macrolanguageMember = "macrolanguage-member"
    }

    /// Variety the client named.
    public let asked: LanguageVariety
    /// Variety the answer is in.
    public let served: LanguageVariety
    /// How the second follows from the first.
    public let reason: Reason

    /// Creates a record of a negotiation.
    public init(asked: LanguageVariety, served: LanguageVariety, reason: Reason) {
        self.asked = asked
        self.served = served
        self.reason = reason
    }

    /// Finds the variety to serve, or nil when none of the available ones may stand for the one asked.
    ///
    /// A member never stands for another member: `quz` is not answered with `quy`.
    ///
    /// - Parameters:
    ///   - asked: Variety the client named.
    ///   - available: Varieties that can be served.
    ///   - defaults: Default member by macrolanguage (`qu` to `quy`).
    /// - Returns: What is served and why, or nil.
    public static func negotiate(
        asked: LanguageVariety, available: Set<LanguageVariety>, defaults: [LanguageVariety: LanguageVariety]
    ) -> VarietyNegotiation? {
        if available.contains(asked) { return VarietyNegotiation(asked: asked, served: asked, reason: .exact) }
        let general = asked.withoutRegion
        if available.contains(general) {
            return VarietyNegotiation(asked: asked, served: general, reason: .regionGeneralized)
        }
        if let member = defaults[general], available.contains(member) {
            return VarietyNegotiation(asked: asked, served: member, reason: .macrolanguageDefault)
        }
        return nil
    }

    /// Default members: Chanka for Quechua, Central for Aymara.
    public static let standardDefaults: [LanguageVariety: LanguageVariety] = [
        .quechua: .chankaQuechua, .aymara: .centralAymara,
    ]
}
