public import TextProcessing

/// What is offered in place of a translation that could not be made.
public struct UntranslatedAssistance: Sendable {
    /// Finds the approved sentence most like the one given; nil when none is like it.
    public let nearest: @Sendable (_ text: String, _ pair: LanguagePair) async -> ApprovedSentence?
    /// Whom to ask: a telephone number, an address, an office.
    public let contact: String?

    /// Creates an assistance; without arguments there is none.
    public init(
        contact: String? = nil,
        nearest: @escaping @Sendable (String, LanguagePair) async -> ApprovedSentence? = { _, _ in nil }
    ) {
        self.contact = contact
        self.nearest = nearest
    }

    /// The notice for a sentence no backend translated.
    func notice(
        for text: String, pair: LanguagePair, attempts: [RouteAttempt], deadline: ContinuousClock.Instant,
        clock: RoutingClock
    ) async -> UntranslatedNotice {
        // The time is up for everything: an offer is no reason to keep a reader waiting.
        let approved = clock.now < deadline && !Task.isCancelled ? await nearest(text, pair) : nil
        return UntranslatedNotice(
            attempts: attempts, nearest: approved.map { NearestSentence($0, asked: text) }, contact: contact)
    }
}
