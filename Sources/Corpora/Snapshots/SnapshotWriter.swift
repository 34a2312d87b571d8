import Foundation
import TextProcessing

/// Writes a snapshot: units in order of their identifiers, divided into splits, with train free of what is held out.
///
/// The folder is written under `NAME.unfinished` with the mark `INCOMPLETE` in it and gets its name when all is on the
/// disk. Held-out texts are kept in memory, about 1 kB each; train goes through a file, so that a corpus of any size needs
/// no more memory than its held-out part.
public final class SnapshotWriter {
    private let folder: String
    private let unfinished: String
    private let recipe: SnapshotRecipe
    private var tally = SnapshotTally()
    private var outputs: [SnapshotSplit: ByteOutput] = [:]
    private let spooledTexts: ByteOutput
    private var last: UnitID?
    private var dev: LeakSet
    private var test: LeakSet
    private var external: [LeakSet]
    private var devTexts: [(id: UnitID, texts: [ComparedText])] = []

    static let spool = "train.spool"
    static let textSpool = "texts.spool"

    /// Begins a snapshot.
    ///
    /// - Parameters:
    ///   - folder: Where it will stand; nothing may stand there yet. What an earlier attempt left unfinished is replaced.
    ///   - recipe: What it is made by.
    /// - Throws: ``SnapshotError``: exists, invalid recipe, unwritable, or a file from outside that cannot be read.
    public init(folder: String, recipe: SnapshotRecipe) throws(SnapshotError) {
        guard recipe.shares.isValid, recipe.likeness.isValid else {
            throw .invalidRecipe(folder: folder, reason: "shares or likeness threshold out of range")
        }
        let names = recipe.externalFiles.map(\.name) + ["dev", "test"]
        guard Set(names).count == names.count else {
            throw .invalidRecipe(folder: folder, reason: "two files to compare with have one name")
        }
        self.folder = folder
        self.recipe = recipe
        var external: [LeakSet] = []
        for file in recipe.externalFiles { external.append(try LeakSet(file: file, threshold: recipe.likeness)) }
        self.external = external
        dev = LeakSet(split: .dev, threshold: recipe.likeness)
        test = LeakSet(split: .test, threshold: recipe.likeness)
        let unfinished = try SnapshotFolder.begin(folder)
        self.unfinished = unfinished
        spooledTexts = try Self.output(unfinished, Self.textSpool)
        outputs[.train] = try Self.output(unfinished, Self.spool)
        outputs[.dev] = try Self.output(unfinished, SnapshotSplit.dev.fileName)
        outputs[.test] = try Self.output(unfinished, SnapshotSplit.test.fileName)
    }

    /// Adds a unit.
    ///
    /// - Parameter unit: Its identifier is greater than that of the unit before.
    /// - Throws: ``SnapshotError``: unordered, unwritable.
    public func add(_ unit: TranslationUnit) throws(SnapshotError) {
        if let last, last >= unit.id { throw .unordered(folder: folder, id: unit.id) }
        last = unit.id
        let split = recipe.shares.split(of: unit.id)
        let texts = unit.variants.map { ComparedText($0, threshold: split == .train ? nil : recipe.likeness) }
        tally.count(unit, in: split)
        let line = SnapshotRecord.line(of: unit) + [0x0A]
        try asSnapshot { () throws(CorpusFileError) in try outputs[split]?.write(line) }
        switch split {
        case .train:
            let fields = texts.map { "\($0.key)\t\($0.form)" }.joined(separator: "\t") + "\n"
            try asSnapshot { () throws(CorpusFileError) in try spooledTexts.write(fields) }
        case .dev:
            dev.add(texts, of: unit.id)
            devTexts.append((unit.id, texts))
        case .test:
            test.add(texts, of: unit.id)
        }
        guard split != .train else { return }
        for place in external.indices { _ = external[place].match(texts, of: unit.id, in: split) }
    }

    /// Keeps out of train what resembles held-out texts, writes the manifest and gives the folder its name.
    ///
    /// - Returns: The manifest.
    /// - Throws: ``SnapshotError``: unwritable, exists.
    public func finish() throws(SnapshotError) -> SnapshotManifest {
        try asSnapshot { () throws(CorpusFileError) in
            for split in SnapshotSplit.allCases { try outputs[split]?.close() }
            try spooledTexts.close()
        }
        dev.seal()
        test.seal()
        for unit in devTexts { _ = test.match(unit.texts, of: unit.id, in: .dev) }
        let quarantined = try separateTrain()
        try SnapshotFolder.remove(unfinished + "/" + Self.spool)
        try SnapshotFolder.remove(unfinished + "/" + Self.textSpool)
        let names = SnapshotSplit.allCases.map(\.fileName) + [QuarantinedUnit.fileName]
        var files: [SnapshotManifest.File] = []
        for name in names.sorted() {
            let found = try SnapshotFolder.digest(of: unfinished + "/" + name)
            files.append(SnapshotManifest.File(name: name, bytes: found.bytes, sha256: found.sha256))
        }
        let manifest = manifest(files: files, quarantined: quarantined).identified
        try SnapshotFolder.write(manifest.bytes, to: unfinished + "/" + SnapshotManifest.fileName)
        try SnapshotFolder.finish(folder, files: names + [SnapshotManifest.fileName])
        return manifest
    }

    private func manifest(
        files: [SnapshotManifest.File], quarantined: [QuarantinedUnit.Reason: Int]
    ) -> SnapshotManifest {
        SnapshotManifest(
            version: SnapshotManifest.currentVersion, id: "", name: recipe.name, toolVersion: recipe.toolVersion,
            query: recipe.query, shares: recipe.shares, likeness: recipe.likeness, splits: tally.splitCounts,
            quarantined: QuarantinedUnit.Reason.allCases.map {
                SnapshotManifest.Count(name: $0.rawValue, count: quarantined[$0] ?? 0)
            },
            varieties: tally.varietyCounts, sources: tally.sourceCounts, states: tally.stateCounts,
            licences: tally.licenceCounts,
            compatibility: LicenceCompatibility(of: tally.licenceCounts.map(\.name)), terms: tally.termCounts,
            leaks: ([dev, test] + external).map(\.report), files: files)
    }

    /// Copies train from the spool, without the units that resemble what is held out.
    private func separateTrain() throws(SnapshotError) -> [QuarantinedUnit.Reason: Int] {
        let train = try Self.output(unfinished, SnapshotSplit.train.fileName)
        let quarantine = try Self.output(unfinished, QuarantinedUnit.fileName)
        var units = try SnapshotLines(file: unfinished + "/" + Self.spool)
        var texts = try SnapshotLines(file: unfinished + "/" + Self.textSpool)
        var counts: [QuarantinedUnit.Reason: Int] = [:]
        while let line = try units.next(), let fields = try texts.next() {
            guard let found = quarantined(try units.id(of: line), comparedTexts(fields.bytes)) else {
                let bytes = Array(line.bytes) + [0x0A]
                try asSnapshot { () throws(CorpusFileError) in try train.write(bytes) }
                continue
            }
            counts[found.reason, default: 0] += 1
            tally.count(try units.unit(of: line), in: .train, by: -1)
            try asSnapshot { () throws(CorpusFileError) in try quarantine.write(found.line) }
        }
        try asSnapshot { () throws(CorpusFileError) in
            try train.close()
            try quarantine.close()
        }
        return counts
    }

    /// What a unit of train resembles; every set counts it, the first of the most alike is named.
    private func quarantined(_ id: UnitID, _ texts: [ComparedText]) -> QuarantinedUnit? {
        var found = [test.match(texts, of: id, in: .train), dev.match(texts, of: id, in: .train)]
        for place in external.indices { found.append(external[place].match(texts, of: id, in: .train)) }
        let all = found.compactMap { $0 }
        return all.first { $0.reason == .exact } ?? all.first
    }

    private func comparedTexts(_ line: UnsafeBufferPointer<UInt8>) -> [ComparedText] {
        let fields = line.split(separator: 0x09, omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
        return stride(from: 0, to: fields.count - 1, by: 2).map { place in
            ComparedText(key: fields[place], form: fields[place + 1], threshold: recipe.likeness)
        }
    }

    private static func output(_ folder: String, _ name: String) throws(SnapshotError) -> ByteOutput {
        try asSnapshot { () throws(CorpusFileError) in try ByteOutput(file: folder + "/" + name) }
    }
}
