import ArgumentParser
import Corpora
import Foundation
import Store

/// `chaka corpus edit`: texts, states and what a unit says of itself.
struct CorpusEditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "edit", abstract: "Change the text or state of a variant, or what a unit says of itself.")

    @OptionGroup var options: CorpusOptions
    @OptionGroup var author: AuthorOptions

    @Argument(help: "Identifier of the unit.")
    var unit: String

    @Option(help: "Variant to change: quy, or quy/1 for the second rendering.")
    var variant: String?

    @Option(help: "New text of the variant; its state is then unreviewed unless --state says otherwise.")
    var text: String?

    @Option(help: "State of the variant: \(VariantState.names).")
    var state: String?

    @Option(help: "Subject area of the unit.")
    var domain: String?

    @Option(help: "Licence of the unit.")
    var licence: String?

    @Option(help: "Remark for translators and reviewers.")
    var note: String?

    @Option(help: "How the contributor wishes to be named.")
    var credit: String?

    @Option(help: "Under which consent the texts are kept.")
    var consent: String?

    @Option(help: "Change only if this is still the last revision.")
    var revision: Int?

    func validate() throws {
        if let state, VariantState(rawValue: state) == nil {
            throw ValidationError(Messages.current.unknownChoice(state, VariantState.allCases.map(\.rawValue)))
        }
        let describes = domain != nil || licence != nil || note != nil || credit != nil || consent != nil
        guard text != nil || state != nil || describes else { throw ValidationError(Messages.current.nothingToChange) }
        guard variant != nil || (text == nil && state == nil) else {
            throw ValidationError(Messages.current.variantMissing)
        }
    }

    func run() async throws {
        let database = try options.database()
        let id = try UnitID(argument: unit)
        var expected = revision
        let newState = state.flatMap(VariantState.init(rawValue:))
        if domain != nil || licence != nil || note != nil || credit != nil || consent != nil {
            expected = try database.changeDescription(
                of: id, by: author.actor, reason: author.why, expectedRevision: expected
            ) { description in
                if let domain { description.domain = domain }
                if let licence { description.licence = licence }
                if let note { description.note = note }
                if let credit { description.credit = credit }
                if let consent { description.consent = consent }
            }.revision
        }
        if let variant {
            let key = try VariantKey(argument: variant)
            if let text {
                try database.setVariantText(
                    text, unit: id, variant: key, state: newState ?? .unreviewed, by: author.actor, reason: author.why,
                    expectedRevision: expected)
            } else if let newState {
                try database.setVariantState(
                    newState, unit: id, variant: key, by: author.actor, reason: author.why, expectedRevision: expected)
            }
        }
        if let stored = try database.storedUnit(id) { print(UnitText.long(stored)) }
        try database.close()
    }
}

/// `chaka corpus tag`: labels.
struct CorpusTagCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tag", abstract: "Add labels to a unit, or take them away.")

    @OptionGroup var options: CorpusOptions
    @OptionGroup var author: AuthorOptions

    @Argument(help: "Identifier of the unit.")
    var unit: String

    @Argument(help: "Labels to add.")
    var labels: [String] = []

    @Option(help: "Label to take away; may be repeated.")
    var remove: [String] = []

    func run() async throws {
        let database = try options.database()
        let stored = try database.tag(
            UnitID(argument: unit), adding: labels, removing: remove, by: author.actor, reason: author.why)
        print(UnitText.long(stored))
        try database.close()
    }
}

/// `chaka corpus undo`: back to an earlier revision.
struct CorpusUndoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "undo", abstract: "Bring a unit back to what it was after a revision; nothing is forgotten.")

    @OptionGroup var options: CorpusOptions
    @OptionGroup var author: AuthorOptions

    @Argument(help: "Identifier of the unit.")
    var unit: String

    @Option(help: "Revision to go back to, as corpus show numbers them.")
    var to: Int

    func run() async throws {
        let database = try options.database()
        let stored = try database.revert(
            UnitID(argument: unit), toRevision: to, by: author.actor, reason: author.why)
        print(UnitText.long(stored))
        try database.close()
    }
}
