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
        abstract: "Put a backup in place of the database; what was withdrawn since is withdrawn again.")

    @OptionGroup var gateway: GatewayOptions

    @Argument(help: "The backup.")
    var file: String

    @Flag(help: "Replace the database that is there.")
    var force = false

    func run() async throws {
        let folder = try gateway.configuration().dataDirectory
        let summary = try GatewayDatabase.restore(file, into: folder, isForced: force)
        print(Messages.current.restored(summary.counts.units, withdrawn: summary.withdrawnAgain))
        if summary.isOldUnreadable { report(Messages.current.oldWithdrawalsUnknown) }
    }
}

/// `chaka purge`: what need not be kept.
struct PurgeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "purge",
        abstract: "Remove rejected variants and notes of abandoned imports that nobody touched for long.")

    @OptionGroup var options: CorpusOptions
    @OptionGroup var author: AuthorOptions

    @Option(help: "Only what nobody touched for so many days.")
    var days = 365

    func validate() throws {
        guard (0...36500).contains(days) else { throw ValidationError(Messages.current.outOfRange("--days", 0, 36500)) }
    }

    func run() async throws {
        let database = try options.database()
        let time = GatewayDatabase.wallClock() - Int64(days) * 86_400_000
        let summary = try database.purge(
            untouchedSince: time, by: author.actor, reason: author.why.isEmpty ? "purge" : author.why)
        print(Messages.current.purged(summary.rejectedVariants, imports: summary.abandonedImports))
        try database.close()
    }
}
