import ArgumentParser
import Corpora
import Foundation
import Store

/// `chaka corpus show`: a unit with its history.
struct CorpusShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show a unit with all it says of itself, and its history.")

    @OptionGroup var options: CorpusOptions

    @Argument(help: "Identifier of the unit.")
    var unit: String

    @Option(help: "Show the unit as it was after this revision.")
    var revision: Int?

    func run() async throws {
        let database = try options.database()
        let id = try UnitID(argument: unit)
        if let revision {
            print(UnitText.short(try database.unit(id, at: revision)))
            return
        }
        let history = try database.revisions(of: id)
        if let stored = try database.storedUnit(id) {
            print(UnitText.long(stored))
        } else if history.isEmpty {
            throw StoreError.unknownUnit(id: id.rawValue)
        }
        for revision in history { print("  " + RevisionText.line(revision)) }
    }
}

/// Revisions as a person reads them.
enum RevisionText {
    static func line(_ revision: Revision) -> String {
        let place = revision.variety.map { " \($0)/\(revision.ordinal ?? 0)" } ?? ""
        let reason = revision.reason.isEmpty ? "" : "  (\(UnitText.oneLine(revision.reason)))"
        return "#\(revision.number) \(UnitText.moment(revision.happenedAt)) \(revision.actor): "
            + "\(revision.action.rawValue)\(place)\(reason)"
    }
}

/// `chaka corpus log`: changes across all units.
struct CorpusLogCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "log", abstract: "List the latest changes of all units, the newest first.")

    @OptionGroup var options: CorpusOptions

    @Option(help: "Only what this person did.")
    var by: String?

    @Option(help: "Only units of this source.")
    var source: String?

    @Option(help: "Most changes to list.")
    var limit = 50

    func validate() throws {
        guard limit > 0 else { throw ValidationError(Messages.current.outOfRange("--limit", 1, Int(Int32.max))) }
    }

    func run() async throws {
        for revision in try options.database().log(limit: limit, actor: by, sourceID: source) {
            print("\(revision.unitID?.rawValue ?? "-") \(RevisionText.line(revision))")
        }
    }
}
