/// Why a sentence was not translated, and what a reader may do instead: a wrong answer is worse than none.
public struct UntranslatedNotice: Hashable, Sendable, Codable {
    /// What stood in the way: the failure that tells most.
    public let reason: BackendError.Code
    /// What was wrong with the answers, where there were some.
    public let defect: QualityEstimate.Reason?
    /// Time after which asking again makes sense; nil where time mends nothing.
    public let retryAfter: Duration?
    /// The approved sentence most like this one, if there is one.
    public let nearest: NearestSentence?
    /// Whom to ask, as configured; nil when nobody is.
    public let contact: String?

    /// Creates a notice.
    public init(
        reason: BackendError.Code, defect: QualityEstimate.Reason? = nil, retryAfter: Duration? = nil,
        nearest: NearestSentence? = nil, contact: String? = nil
    ) {
        self.reason = reason
        self.defect = defect
        self.retryAfter = retryAfter
        self.nearest = nearest
        self.contact = contact
    }

    /// A notice after the attempts made for a sentence.
    ///
    /// A rejected answer tells more than a failing backend, and that more than one that had nothing.
    init(attempts: [RouteAttempt], nearest: NearestSentence?, contact: String?) {
        let errors = attempts.compactMap(\.error)
        let telling =
            errors.first { $0.code == .rejectedAnswer } ?? errors.last { $0.code != .noAnswer } ?? errors.last
        self.init(
            reason: telling?.code ?? .deadlineExceeded, defect: telling?.defect,
            retryAfter: errors.compactMap(\.retryAfter).min(), nearest: nearest, contact: contact)
    }
}

/// An approved translation of another sentence, with what tells the two sentences apart.
public struct NearestSentence: Hashable, Sendable, Codable {
    /// Identifier of the stored unit.
    public let unitID: String
    /// The stored source sentence.
    public let sourceText: String
    /// Its approved translation.
    public let text: String
    /// What must change in the stored sentence to make it the one asked, in order.
    public let differences: [WordDifference]

    /// Creates a sentence compared with the one that was asked.
    public init(_ approved: ApprovedSentence, asked: String) {
        unitID = approved.unitID
        sourceText = approved.sourceText
        text = approved.text
        differences = WordDifference.between(approved.sourceText, and: asked)
    }
}

/// A stored sentence whose two sides are approved.
public struct ApprovedSentence: Hashable, Sendable {
    /// Identifier of the stored unit.
    public let unitID: String
    /// The source sentence.
    public let sourceText: String
    /// Its translation.
    public let text: String

    /// Creates a sentence.
    public init(unitID: String, sourceText: String, text: String) {
        self.unitID = unitID
        self.sourceText = sourceText
        self.text = text
    }
}
