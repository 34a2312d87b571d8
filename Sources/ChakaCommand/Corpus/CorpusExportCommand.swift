import ArgumentParser
import Corpora
import Foundation
import Store
import TextProcessing

/// `chaka corpus export`: units become files.
struct CorpusExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write the units that a query finds to files.",
        discussion: "What the format has no place for is counted on standard error.")

    @OptionGroup var options: CorpusOptions

    @Argument(help: "Files to write, - for standard output; of the format moses one a language.")
    var files: [String]

    @Option(name: .customLong("where"), help: "Which units, as for corpus search; all by default.")
    var query: String = ""

    @Option(help: "Format: \(RecordFormat.names); by the file's ending if absent.")
    var format: String?

    @Option(help: "Varieties to write, such as es,quy: units that lack one are left out. All by default.")
    var languages: String?

    func run() async throws {
        guard let format = format.map(RecordFormat.init(rawValue:)) ?? RecordFormat(fileName: files[0]) else {
            throw ValidationError(Messages.current.formatMissing(RecordFormat.allCases.map(\.rawValue)))
        }
        let varieties = try items(languages).map { try parseVariety($0) }
        guard format != .moses || files.count == varieties.count else {
            throw ValidationError(Messages.current.fileALanguage)
        }
        let database = try options.database()
        var writer = try format.writer(files: files, languages: varieties.map(\.tag))
        var (written, left) = (0, 0)
        try database.forEachUnit(matching: try UnitQuery(parsing: query)) { stored in
            guard let record = Self.record(stored.unit, varieties) else {
                left += 1
                return
            }
            try writer.write(record)
            written += 1
        }
        try writer.finish()
        report(Messages.current.exported(written, left))
        for (name, count) in writer.losses.sorted(by: { $0.key < $1.key }) {
            report(Messages.current.lost(count, name))
        }
        try database.close()
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
