import Corpora
import Foundation
import Store
import TextProcessing

/// What an import did.
struct ImportOutcome {
    /// What became of the file, in one line.
    let summary: String
    /// What the steps of a recipe did; empty where nothing was read.
    let cleaning: [CleaningTally]
}

/// The import of one file, or of one set of aligned files.
struct ImportRun {
    let files: [String]
    let format: RecordFormat
    let defaults: UnitAssembly.Defaults
    let options: RecordFileOptions
    let isStrict: Bool
    let actor: String
    let reason: String
    /// The recipe whose steps clean the records, or nil to take them as they are.
    var recipe: Recipe?
    /// Tells the language of a text, for the recipe's steps.
    var identify: @Sendable (String) -> Identification = { _ in .undetermined }

    /// Records of one transaction.
    private static let batchSize = 5_000
    /// Problems that are printed one by one.
    private static let printedProblems = 20

    /// Imports, and tells what became of the file.
    func run(_ database: GatewayDatabase) throws -> ImportOutcome {
        let clock = ContinuousClock()
        let start = clock.now
        let request = ImportRequest(
            sourceID: defaults.sourceID, fileName: files.joined(separator: " "), format: format.rawValue,
            optionsDigest: Digest(fields: [format.rawValue, "\(options)", settings]).description,
            fileIdentity: try identity(), actor: actor, reason: reason)
        let name = files.joined(separator: " ")
        if try database.finishedImport(request) != nil {
            return ImportOutcome(summary: Messages.current.importedBefore(name), cleaning: [])
        }
        let begun = try database.beginImport(request)
        var reader: any RecordReader = try format.reader(files: files, options: options)
        let cleaner = recipe?.cleaned(reader, identify: identify)
        if let cleaner { reader = cleaner }
        var assembly = UnitAssembly(defaults: defaults, file: files[0])
        var position = 0
        var problems = 0
        var isAtEnd = false
        let record = try database.runImport(begun.id) {
            guard !isAtEnd else { return nil }
            var batch = ImportBatch(units: [], records: 0)
            batch.units.reserveCapacity(Self.batchSize)
            while batch.records < Self.batchSize {
                guard let outcome = try reader.next() else {
                    isAtEnd = true
                    break
                }
                position += 1
                let unit = try unit(outcome, &assembly, &problems, isSettled: position <= begun.committedRecords)
                guard position > begun.committedRecords else { continue }
                batch.records += 1
                if let unit { batch.units.append(unit) } else { batch.rejected += 1 }
            }
            return batch.records == 0 ? nil : batch
        }
        if problems > Self.printedProblems { report(Messages.current.furtherProblems(problems - Self.printedProblems)) }
        let seconds = (clock.now - start) / .seconds(1)
        return ImportOutcome(
            summary: Messages.current.imported(
                name, position, record.summary, rejected: record.rejected, seconds: String(format: "%.1f", seconds)),
            cleaning: cleaner?.tallies ?? [])
    }

    /// The unit of a record, also of one that an earlier run settled: later keys depend on it.
    private func unit(
        _ outcome: RecordOutcome, _ assembly: inout UnitAssembly, _ problems: inout Int, isSettled: Bool
    ) throws -> TranslationUnit? {
        do {
            switch outcome {
            case .record(let record): return try assembly.unit(record)
            case .problem(let error): throw error
            }
        } catch {
            if isStrict { throw error }
            guard !isSettled else { return nil }
            problems += 1
            if problems <= Self.printedProblems { report("\(error)") }
            return nil
        }
    }

    private var settings: String {
        let varieties = defaults.varieties.map { "\($0.key)=\($0.value.tag)" }.sorted().joined(separator: ",")
        let spellings = defaults.orthographies.map { "\($0.key.tag)=\($0.value.rawValue)" }.sorted()
            .joined(separator: ",")
        var fields = [
            defaults.licence, defaults.domain, defaults.state.rawValue, varieties, spellings,
            defaults.contributor ?? "", defaults.consent ?? "", defaults.terms.joined(separator: ","),
            defaults.tags.joined(separator: ","),
        ]
        if let recipe { fields += [defaults.credit ?? "", recipe.cleaningSettings] }
        return fields.joined(separator: "\u{1}")
    }

    /// Digest over the bytes of all files; standard input is like no other.
    private func identity() throws -> String {
        guard !files.contains("-") else { return UUID().uuidString }
        return Digest(
            fields: try files.map { file in
                do {
                    let bytes = try Data(contentsOf: URL(filePath: file), options: .mappedIfSafe)
                    return bytes.withUnsafeBytes { Digest(of: $0) }.description
                } catch {
                    throw CorpusFileError(file: file, line: 0, reason: .unreadable(error.localizedDescription))
                }
            }
        ).description
    }
}
