public import TextProcessing

/// The plan for a direction: which ways would be tried in which order, and why others would not.
///
/// Made without sending anything to anybody.
public struct RouteExplanation: Hashable, Sendable {
    /// The direction.
    public let pair: LanguagePair
    /// The ways, the one tried first in front.
    public let candidates: [RouteCandidate]
    /// The backends that take no part, in order of identifier.
    public let excluded: [RouteExclusion]

    /// Creates an explanation.
    public init(pair: LanguagePair, candidates: [RouteCandidate], excluded: [RouteExclusion]) {
        self.pair = pair
        self.candidates = candidates
        self.excluded = excluded
    }

    /// Time until the first of the resting backends may be asked again; nil when none rests.
    public var retryAfter: Duration? {
        excluded.filter { $0.reason.isPassing }.compactMap(\.retryAfter).min()
    }
}
