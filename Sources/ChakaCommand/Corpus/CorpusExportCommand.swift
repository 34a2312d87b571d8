import ArgumentParser
import Corpora
import Foundation
import Gateway
import Store
import TextProcessing

/// `chaka corpus export`: units become files.
struct CorpusExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write the units that a query finds, or those of a snapshot, to files.",
        discussion: """
            What the format has no place for is counted on standard error. Units of a snapshot that were withdrawn from \
            the corpus of the data folder since are left out.
            """)

    @OptionGroup var options: CorpusOptions

    @Argument(help: "Files to write, - for standard output; of the format moses one a language.")
    var files: [String]

    @Option(name: .customLong("where"), help: "Which units, as for corpus search; all by default.")
    var query: String = ""

    @Option(help: "Format: \(RecordFormat.names); by the file's ending if absent.")
    var format: String?

    @Option(help: "Varieties to write, such as es,quy: units that lack one are left out. All by default.")
    var languages: String?

    @Option(help: "Folder of a snapshot to write instead of the corpus; its digests are checked first.")
    var from: String?

    @Option(help: "Part of the snapshot: train, dev, test or all.")
    var split: String?

    func validate() throws {
        if from == nil, split != nil { throw ValidationError(Messages.current.splitWithoutSnapshot) }
        if from != nil, !query.isEmpty { throw ValidationError(Messages.current.queryWithSnapshot) }
        _ = try splits()
    }

    func run() async throws {
        guard let format = format.map(RecordFormat.init(rawValue:)) ?? RecordFormat(fileName: files[0]) else {
            throw ValidationError(Messages.current.formatMissing(RecordFormat.allCases.map(\.rawValue)))
        }
        let varieties = try items(languages).map { try parseVariety($0) }
        guard format != .moses || files.count == varieties.count else {
            throw ValidationError(Messages.current.fileALanguage)
        }
        // A damaged snapshot must not leave a file that looks like an export of it.
        let snapshot = try from.map { try Snapshot(folder: $0) }
        var writer = try format.writer(files: files, languages: varieties.map(\.tag))
        var (written, left) = (0, 0)
        func write(_ unit: TranslationUnit) throws {
            guard let record = Self.record(unit, varieties) else {
                left += 1
                return
            }
            try writer.write(record)
            written += 1
        }
        if let snapshot {
            let withdrawn = try forEachUnit(of: snapshot, write)
            if withdrawn > 0 { report(Messages.current.withdrawnLeftOut(withdrawn)) }
        } else {
            let database = try options.database()
            try database.forEachUnit(matching: try UnitQuery(parsing: query)) { try write($0.unit) }
            try database.close()
        }
        try writer.finish()
        report(Messages.current.exported(written, left))
        for (name, count) in writer.losses.sorted(by: { $0.key < $1.key }) {
            report(Messages.current.lost(count, name))
        }
    }

    /// Gives the units of the splits wanted but for those withdrawn since, and returns how many these are.
    private func forEachUnit(of snapshot: Snapshot, _ body: (TranslationUnit) throws -> Void) throws -> Int {
        let withdrawn = try withdrawnUnits()
        var count = 0
        for split in try splits() {
            var units = try snapshot.units(in: split)
            while let unit = try units.next() {
                if withdrawn.contains(unit.id) { count += 1 } else { try body(unit) }
            }
        }
        return count
    }

    /// Withdrawals of the data folder; reading a snapshot where there is no corpus makes none.
    private func withdrawnUnits() throws -> Set<UnitID> {
        let directory = try options.gateway.configuration().dataDirectory
        guard FileManager.default.fileExists(atPath: directory + "/" + GatewayDatabase.fileName) else { return [] }
        let database = try options.database()
        let ids = try database.withdrawals().unitIDs
        try database.close()
        return ids
    }

    private func splits() throws -> [SnapshotSplit] {
        guard let split, split != "all" else { return SnapshotSplit.allCases }
        guard let known = SnapshotSplit(rawValue: split) else {
            throw ValidationError(
                Messages.current.unknownChoice(split, SnapshotSplit.allCases.map(\.rawValue) + ["all"]))
        }
        return [known]
    }

    /// The record with the varieties wanted, in their order, or nil when it lacks one.
    private static func record(_ unit: TranslationUnit, _ varieties: [LanguageVariety]) -> CorpusRecord? {
        var record = CorpusRecord(unit)
        guard !varieties.isEmpty else { return record }
        let texts = varieties.map { variety in record.variants.filter { $0.language == variety.tag } }
        guard !texts.contains(where: \.isEmpty) else { return nil }
        record.variants = texts.flatMap { $0 }
        return record
    }
}
