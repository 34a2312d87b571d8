/// How far the review of a variant has come, from worst to best.
public enum VariantState: String, Hashable, Sendable, Comparable, CaseIterable, Codable {
    /// A reviewer refused it.
    case rejected
    /// Its author has not finished it.
    case draft
    /// A reviewer asked for changes.
    case needsWork = "needs-work"
    /// Nobody has checked it.
    case unreviewed
    /// One speaker has checked it.
    case reviewed
    /// It was approved for official use.
    case approved

    /// Whether a variant in this state may answer a request in place of an engine.
    public var mayAnswer: Bool { self >= .reviewed }

    /// Whether nobody has passed judgement yet.
    public var isUnjudged: Bool { self == .draft || self == .unreviewed }

    /// The better state is the greater.
    public static func < (left: VariantState, right: VariantState) -> Bool { left.rank < right.rank }

    private var rank: Int {
        switch self {
        case .rejected: 0
        case .draft: 1
        case .needsWork: 2
        case .unreviewed: 3
        case .reviewed: 4
        case .approved: 5
        }
    }
}

/// Who made the text of a variant.
public enum VariantOrigin: Hashable, Sendable {
    /// A person wrote it here.
    case human
    /// It came with a file or another system.
    case imported
    /// An engine made it.
    case machine(engine: String, model: String)
}
