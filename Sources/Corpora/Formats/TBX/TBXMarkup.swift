/// The parts of TBX-Basic that reader and writer share.
///
/// | `administrativeStatus` | ours | written as |
/// | --- | --- | --- |
/// | `preferredTerm-admn-sts`, `standardizedTerm-`, `legalTerm-`, `regulatedTerm-` | approved | `preferredTerm-admn-sts` |
/// | `admittedTerm-admn-sts` | reviewed | `admittedTerm-admn-sts` |
/// | `deprecatedTerm-admn-sts`, `supersededTerm-admn-sts` | rejected | `deprecatedTerm-admn-sts` |
///
/// The other states have no word and are fields of our own.
///
/// Source: ISO 30042:2008 and 2019; TBX-Basic (LISA and LTAC, version 2 of 2008 and version 3 of 2019).
enum TBXMarkup {
    /// Label of every record that is a term.
    static let tag = "term"
    /// What a header of our own says of the source.
    static let tool = "chaka"
    /// The data categories of TBX-Basic that are simple values, with the element that holds each.
    static let categories = [
        "definition": "descrip", "context": "descrip", "subjectField": "descrip", "source": "admin",
        "customerSubset": "admin", "projectSubset": "admin", "partOfSpeech": "termNote",
        "grammaticalGender": "termNote", "administrativeStatus": "termNote", "geographicalUsage": "termNote",
        "termLocation": "termNote", "termType": "termNote",
    ]
    /// Begins the name of a property that belongs to all terms of a language; it stands on the first.
    static let languagePrefix = "langSet:"

    static let inline = InlineMarkup(
        rules: ["hi": .init(allowed: ["type", "target", "xml:lang"])], wrap: { _, _, _ in nil },
        unwrap: { _ in nil })

    /// Our state for an administrative status.
    static func state(_ status: String) -> VariantState? {
        switch status {
        case "preferredTerm-admn-sts", "standardizedTerm-admn-sts", "legalTerm-admn-sts", "regulatedTerm-admn-sts":
            .approved
        case "admittedTerm-admn-sts": .reviewed
        case "deprecatedTerm-admn-sts", "supersededTerm-admn-sts": .rejected
        default: nil
        }
    }

    /// The administrative status for our state, if there is one.
    static func status(_ state: VariantState) -> String? {
        switch state {
        case .approved: "preferredTerm-admn-sts"
        case .reviewed: "admittedTerm-admn-sts"
        case .rejected: "deprecatedTerm-admn-sts"
        case .draft, .needsWork, .unreviewed: nil
        }
    }

    /// A field of our own as the text of a note: `x-chaka-licence=CC0-1.0`.
    static func note(_ field: Property) -> String {
        "\(field.name.replacing("%", with: "%25").replacing("=", with: "%3D"))=\(field.value)"
    }

    /// The field that a note holds, or nil when it is a note.
    static func field(_ note: String) -> Property? {
        guard note.hasPrefix(RecordFields.prefix), let equals = note.firstIndex(of: "=") else { return nil }
        let name = note[..<equals].replacing("%3D", with: "=").replacing("%25", with: "%")
        return Property(name: String(name), value: String(note[note.index(after: equals)...]))
    }
}
