/// States of XLIFF and ours.
///
/// | XLIFF 1.2 `state` | ours | written as |
/// | --- | --- | --- |
/// | any with `state-qualifier="rejected-..."` | rejected | `needs-translation`, `rejected-inaccurate` |
/// | `new`, `needs-translation` | draft | `new` |
/// | `needs-adaptation`, `needs-l10n` | needs-work | `needs-adaptation` |
/// | `translated`, `needs-review-translation`, `-adaptation`, `-l10n` | unreviewed | `translated` |
/// | `signed-off` | reviewed | `signed-off` |
/// | `final`, or none with `approved="yes"` | approved | `final`, `approved="yes"` |
///
/// | XLIFF 2 `state` | `subState` | ours |
/// | --- | --- | --- |
/// | `initial` | `x-chaka:rejected` | rejected |
/// | `initial` | `x-chaka:needs-work` | needs-work |
/// | `initial` | any other or none | draft |
/// | `translated` | | unreviewed |
/// | `reviewed` | | reviewed |
/// | `final` | | approved |
///
/// Source: XLIFF 1.2 (OASIS, 2008), section 2.4 "state"; XLIFF 2.1 (OASIS, 2018), section 4.3.1.30.
enum XLIFFState {
    /// A word of XLIFF and the word that narrows it.
    struct Words: Hashable {
        var state: String
        var detail: String?
    }

    /// Our state for words of XLIFF 1.2; nil for `x-...` and unknown ones.
    static func read1(_ words: Words) -> VariantState? {
        if words.detail?.hasPrefix("rejected") == true { return .rejected }
        switch words.state {
        case "new", "needs-translation": return .draft
        case "needs-adaptation", "needs-l10n": return .needsWork
        case "translated", "needs-review-translation", "needs-review-adaptation", "needs-review-l10n":
            return .unreviewed
        case "signed-off": return .reviewed
        case "final": return .approved
        default: return nil
        }
    }

    /// The words of XLIFF 1.2 for our state.
    static func written1(_ state: VariantState) -> Words {
        switch state {
        case .rejected: Words(state: "needs-translation", detail: "rejected-inaccurate")
        case .draft: Words(state: "new")
        case .needsWork: Words(state: "needs-adaptation")
        case .unreviewed: Words(state: "translated")
        case .reviewed: Words(state: "signed-off")
        case .approved: Words(state: "final")
        }
    }

    /// Our state for words of XLIFF 2; nil for unknown ones.
    static func read2(_ words: Words) -> VariantState? {
        switch words.state {
        case "initial":
            switch words.detail {
            case "x-chaka:rejected": .rejected
            case "x-chaka:needs-work": .needsWork
            default: .draft
            }
        case "translated": .unreviewed
        case "reviewed": .reviewed
        case "final": .approved
        default: nil
        }
    }

    /// The words of XLIFF 2 for our state.
    static func written2(_ state: VariantState) -> Words {
        switch state {
        case .rejected: Words(state: "initial", detail: "x-chaka:rejected")
        case .draft: Words(state: "initial")
        case .needsWork: Words(state: "initial", detail: "x-chaka:needs-work")
        case .unreviewed: Words(state: "translated")
        case .reviewed: Words(state: "reviewed")
        case .approved: Words(state: "final")
        }
    }
}
