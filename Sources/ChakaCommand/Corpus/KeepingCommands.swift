import ArgumentParser
import Foundation
import Gateway
import Store
import TextProcessing

/// `chaka backup`: a verified copy of the database.
struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup", abstract: "Copy the database to a file while it is in use, and read the copy back.")

    @OptionGroup var options: CorpusOptions

    @Argument(help: "File to write; must not exist.")
    var file: String

    func run() async throws {
        let summary = try options.database().backup(to: file)
        print(Messages.current.backedUp(summary.path, summary.bytes, summary.counts.units, summary.digest.description))
    }
}

/// `chaka restore`: a backup becomes the database.
struct RestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Put a backup in place of the database; what was withdrawn and keys that ended since stay so.",
        discussion: """
            What was withdrawn is known from the database that is replaced and from withdrawals.jsonl of the data folder, \
            which is there also when the database was lost. On another machine name that file, or a later backup, with \
            --withdrawals. Keys that were revoked, rotated or erased are known in the same way, from keys.jsonl; on another \
            machine copy that file into the data folder first.
            """)

    @OptionGroup var gateway: GatewayOptions

    @Argument(help: "The backup.")
    var file: String

    @Flag(help: "Replace the database that is there.")
    var force = false

    @Option(help: "Withdraw also what this later backup or withdrawals.jsonl knows; may be repeated.")
    var withdrawals: [String] = []

    func run() async throws {
        let folder = try gateway.configuration().dataDirectory
        let known = try withdrawals.map { try GatewayDatabase.withdrawals(inFile: $0) }
        let summary = try GatewayDatabase.restore(file, into: folder, isForced: force, withdrawals: known)
        print(
            Messages.current.restored(
                summary.counts.units, withdrawn: summary.withdrawnAgain, texts: summary.textsWithdrawnAgain))
        if summary.keysEndedAgain > 0 { print(Messages.current.keysEndedAgain(summary.keysEndedAgain)) }
        if summary.isOldUnreadable { report(Messages.current.oldWithdrawalsUnknown) }
    }
}

/// `chaka purge`: what need not be kept.
struct PurgeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "purge",
        abstract:
            "Remove rejected variants and notes of abandoned imports that nobody touched for long, and the answers kept."
    )

    @OptionGroup var options: CorpusOptions
    @OptionGroup var author: AuthorOptions

    @Option(help: "Only what nobody touched for so many days.")
    var days = 365

    @Option(
        help: ArgumentHelp(
            "Also replace the names of those who changed something before this day, and remove the file names of imports.",
            valueName: "2026-01-31"))
    var actorsBefore: String?

    @Option(
        help: ArgumentHelp(
            "Also remove what was used with API keys before this day (UTC); the current month stays, since quotas count it.",
            valueName: "2026-01-31"))
    var usageBefore: String?

    @Flag(help: "Also remove the files that recipes downloaded.")
    var downloads = false

    func validate() throws {
        guard (0...36500).contains(days) else { throw ValidationError(Messages.current.outOfRange("--days", 0, 36500)) }
        for day in [actorsBefore, usageBefore] {
            if let day, UnitQuery.milliseconds(ofDay: day) == nil {
                throw ValidationError(Messages.current.notADay(day))
            }
        }
    }

    func run() async throws {
        let database = try options.database()
        let time = GatewayDatabase.wallClock() - Int64(days) * 86_400_000
        let summary = try database.purge(
            untouchedSince: time, by: author.actor, reason: author.why.isEmpty ? "purge" : author.why)
        print(Messages.current.purged(summary.rejectedVariants, imports: summary.abandonedImports))
        if let time = actorsBefore.flatMap({ UnitQuery.milliseconds(ofDay: $0) }) {
            let summary = try database.pseudonymize(before: time)
            print(Messages.current.pseudonymized(summary.actors, files: summary.fileNames))
        }
        if let time = usageBefore.flatMap({ UnitQuery.milliseconds(ofDay: $0) }) {
            let day = min(UTCDay(at: time), UTCDay(at: database.now()).monthStart)
            print(Messages.current.usagePurged(try database.purgeUsage(before: day), before: day.description))
        }
        if try database.eraseAnswers() { print(Messages.current.erasedAnswers) }
        try database.close()
        if downloads { try removeDownloads() }
    }

    private func removeDownloads() throws {
        let folder = try options.gateway.configuration().dataDirectory + "/downloads"
        let manager = FileManager.default
        guard let names = manager.enumerator(atPath: folder) else { return }
        var bytes = 0
        for case let name as String in names {
            let attributes = try manager.attributesOfItem(atPath: folder + "/" + name)
            if attributes[.type] as? FileAttributeType == .typeRegular { bytes += attributes[.size] as? Int ?? 0 }
        }
        guard manager.fileExists(atPath: folder) else { return }
        do { try manager.removeItem(atPath: folder) } catch {
            throw CommandFailure("\(folder): \(error.localizedDescription)")
        }
        print(Messages.current.removedDownloads(folder, bytes))
    }
}
