public import TextProcessing

/// A snapshot that was written before: an immutable set of units that a model is trained and scored on.
public struct Snapshot: Sendable {
    /// Its folder.
    public let folder: String
    /// What it says of itself.
    public let manifest: SnapshotManifest

    /// Opens a snapshot and checks the digest of every file.
    ///
    /// - Parameter folder: Its folder.
    /// - Throws: ``SnapshotError``: missing, incomplete, corrupt, newer version, unreadable.
    public init(folder: String) throws(SnapshotError) {
        let isThere = SnapshotFolder.exists(folder)
        if SnapshotFolder.exists(folder + "/" + SnapshotFolder.incompleteMark)
            || (!isThere && SnapshotFolder.exists(SnapshotFolder.unfinished(folder)))
        {
            throw .incomplete(folder: folder)
        }
        guard isThere else { throw .missing(file: folder) }
        self.folder = folder
        manifest = try SnapshotManifest(folder: folder)
        let expected = Set(SnapshotSplit.allCases.map(\.fileName) + [QuarantinedUnit.fileName])
        guard Set(manifest.files.map(\.name)) == expected else {
            let file = folder + "/" + SnapshotManifest.fileName
            throw .corrupt(file: file, line: 0, reason: "it does not list the files of a snapshot")
        }
        for file in manifest.files {
            let path = folder + "/" + file.name
            let found = try SnapshotFolder.digest(of: path)
            guard found.bytes == file.bytes else {
                let reason = "\(found.bytes) bytes, expected \(file.bytes)"
                throw .corrupt(file: path, line: 0, reason: reason)
            }
            guard found.sha256 == file.sha256 else {
                throw .corrupt(file: path, line: 0, reason: "its digest does not hold")
            }
        }
    }

    /// The units of a split as a stream, in order of their identifiers.
    ///
    /// - Parameter split: The split.
    /// - Returns: A stream at its beginning.
    /// - Throws: ``SnapshotError``: missing, unreadable.
    public func units(in split: SnapshotSplit) throws(SnapshotError) -> SnapshotUnits {
        SnapshotUnits(lines: try lines(of: split))
    }

    /// The pairs of texts of a split in one direction as a stream.
    ///
    /// - Parameters:
    ///   - direction: Varieties of source and target.
    ///   - split: The split.
    /// - Returns: A stream at its beginning.
    /// - Throws: ``SnapshotError``: missing, unreadable.
    public func pairs(
        _ direction: LanguagePair, in split: SnapshotSplit
    ) throws(SnapshotError) -> SnapshotPairs {
        SnapshotPairs(units: try units(in: split), direction: direction)
    }

    /// The units that were kept out of train, in order of their identifiers.
    ///
    /// - Returns: All of them.
    /// - Throws: ``SnapshotError``: missing, corrupt, unreadable.
    public func quarantine() throws(SnapshotError) -> [QuarantinedUnit] {
        let file = folder + "/" + QuarantinedUnit.fileName
        var lines = try SnapshotLines(file: file)
        var units: [QuarantinedUnit] = []
        while let line = try lines.next() { units.append(try QuarantinedUnit(line: line, file: file)) }
        return units
    }

    /// The units of the snapshot that were withdrawn since, or of which a text was, and which it still holds.
    ///
    /// The quarantine holds no texts and is not listed.
    ///
    /// - Parameters:
    ///   - isWithdrawn: Whether the unit of an identifier was withdrawn.
    ///   - suspects: Units of which single texts were withdrawn.
    ///   - isHeld: Whether such a unit, as the snapshot has it, holds one of these texts.
    /// - Returns: The units by split, in order of their identifiers.
    /// - Throws: ``SnapshotError``: corrupt, unreadable.
    public func verify(
        withdrawn isWithdrawn: (UnitID) -> Bool, suspects: Set<UnitID> = [],
        holding isHeld: (TranslationUnit) -> Bool = { _ in false }
    ) throws(SnapshotError) -> [(split: SnapshotSplit, id: UnitID)] {
        var found: [(split: SnapshotSplit, id: UnitID)] = []
        for split in SnapshotSplit.allCases {
            var lines = try lines(of: split)
            while let line = try lines.next() {
                let id = try lines.id(of: line)
                if isWithdrawn(id) {
                    found.append((split, id))
                } else if suspects.contains(id) {
                    if isHeld(try lines.unit(of: line)) { found.append((split, id)) }
                }
            }
        }
        return found
    }

    func lines(of split: SnapshotSplit) throws(SnapshotError) -> SnapshotLines {
        try SnapshotLines(file: folder + "/" + split.fileName)
    }
}
