import ArgumentParser
import Corpora
import Foundation
import Gateway
import Store
import TextProcessing

/// `chaka corpus snapshot`: training sets that can be made again.
struct CorpusSnapshotCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "snapshot", abstract: "Freeze units into a folder that can be made again, byte for byte.",
        subcommands: [SnapshotCreateCommand.self, SnapshotVerifyCommand.self, SnapshotDiffCommand.self],
        defaultSubcommand: SnapshotCreateCommand.self)
}

/// `chaka corpus snapshot create`.
struct SnapshotCreateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "create", abstract: "Write the units that a query finds, divided into train, dev and test.",
        discussion: """
            A unit's split follows from its identifier and the seed alone: none moves as the corpus grows. Units of train \
            that resemble a unit of dev or test, or a line of a file given with --against, are kept apart in quarantine.jsonl.
            """)

    @OptionGroup var options: CorpusOptions

    @Argument(help: "Name of the snapshot.")
    var name: String

    @Option(name: .customLong("where"), help: "Which units, as for corpus search; all by default.")
    var query: String = ""

    @Option(help: "Folder to write; snapshots/NAME of the data folder by default. Must not exist.")
    var out: String?

    @Option(help: "Seed of the split.")
    var seed: UInt64 = 1

    @Option(help: "Share of dev.")
    var dev = 0.01

    @Option(help: "Share of test.")
    var test = 0.01

    @Option(help: "File of plain lines that no unit of train may resemble; may be repeated.")
    var against: [String] = []

    func validate() throws {
        guard dev >= 0, test >= 0, dev + test < 1 else { throw ValidationError(Messages.current.sharesOutOfRange) }
        guard !name.isEmpty, name.utf8.allSatisfy({ $0 != 0x2F && $0 != 0 }), !name.hasPrefix(".") else {
            throw ValidationError(Messages.current.notAName(name))
        }
    }

    func run() async throws {
        let configuration = try options.gateway.configuration()
        let folder = out ?? configuration.dataDirectory + "/snapshots/" + name
        let parent = URL(filePath: folder).deletingLastPathComponent().path
        let database = try options.database()
        do {
            try FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true)
        } catch {
            throw CommandFailure("\(parent): \(error.localizedDescription)")
        }
        let parsed = try UnitQuery(parsing: query)
        let recipe = SnapshotRecipe(
            name: name, query: query, toolVersion: Chaka.configuration.version,
            shares: SnapshotShares(seed: seed, dev: dev, test: test),
            externalFiles: against.map {
                ExternalTextFile(name: URL(filePath: $0).lastPathComponent, path: $0)
            })
        let writer = try SnapshotWriter(folder: folder, recipe: recipe)
        try database.forEachUnitByIdentifier(matching: parsed) { try writer.add($0.unit) }
        let manifest = try writer.finish()
        print("\(folder): \(manifest.id)")
        for split in manifest.splits { print("  \(split.split.rawValue)\t\(split.units)") }
        for count in manifest.quarantined where count.count > 0 {
            print("  \(Messages.current.quarantined)\t\(count.count)\t\(count.name)")
        }
        for licence in manifest.licences { print("  \(licence.count)\t\(licence.name)") }
        try database.close()
    }
}

/// `chaka corpus snapshot verify`.
struct SnapshotVerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Check the files of a snapshot; list units withdrawn since and models trained on it.",
        discussion: "Exits with 1 when a file differs or withdrawn units are in it.")

    @OptionGroup var options: CorpusOptions

    @Argument(help: "Folder of the snapshot.")
    var folder: String

    func run() async throws {
        let snapshot = try Snapshot(folder: folder)
        let database = try options.database()
        let withdrawn = WithdrawnContent(try database.withdrawals())
        let found = try snapshot.verify(
            withdrawn: { withdrawn.unitIDs.contains($0) }, suspects: withdrawn.suspects,
            holding: { withdrawn.isHeld(by: $0) })
        for unit in found { print(Messages.current.withdrawnInSnapshot(unit.id.rawValue, unit.split.rawValue)) }
        let models = ModelRegistry(dataDirectory: try options.gateway.configuration().dataDirectory).models()
            .filter { $0.isTrained(fromSnapshot: snapshot.manifest.id) }
        for model in models {
            print(Messages.current.trainedFromSnapshot(model.pair.description, model.id, isActive: model.isActive))
        }
        try database.close()
        guard found.isEmpty else {
            if !models.isEmpty { print(Messages.current.retrain(models.map(\.id))) }
            throw ExitCode(1)
        }
        print(Messages.current.snapshotIsWhole(snapshot.manifest.id))
    }
}

/// `chaka corpus snapshot diff`.
struct SnapshotDiffCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff", abstract: "Compare two snapshots unit by unit.")

    @Argument(help: "Folder of the older snapshot.")
    var first: String

    @Argument(help: "Folder of the newer snapshot.")
    var second: String

    func run() async throws {
        let difference = try SnapshotDifference(Snapshot(folder: first), Snapshot(folder: second))
        for (sign, ids) in [
            ("+", difference.added), ("-", difference.removed), ("~", difference.changed),
            ("q", difference.quarantined), ("u", difference.released),
        ] {
            for id in ids { print("\(sign) \(id)") }
        }
        for move in difference.moved { print("> \(move.id) \(move.from.rawValue) \(move.to.rawValue)") }
    }
}
