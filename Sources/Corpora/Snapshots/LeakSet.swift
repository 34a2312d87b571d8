import TextProcessing

/// A text of a unit in the form in which texts are compared.
struct ComparedText {
    let key: String
    let form: String
    /// Its shingles; nil when it is too short for more than a test of equality, or only to be written.
    let shingles: [UInt64]?

    init(key: String, form: String, threshold: LikenessThreshold) {
        self.key = key
        self.form = form
        shingles = shingleSet(of: form, threshold)
    }

    init(_ variant: Variant, threshold: LikenessThreshold? = nil) {
        key = variant.key.description
        // The spool separates fields with characters that the form has not; NUL is taken out for the same reason.
        let form = variant.normalizedText
        self.form = form.utf8.contains(0) ? String(form.unicodeScalars.filter { $0.value != 0 }) : form
        shingles = threshold.flatMap { [form = self.form] in shingleSet(of: form, $0) }
    }
}

/// Texts that train must not resemble, and the count of what does.
struct LeakSet {
    private(set) var report: LeakReport
    private var index: LikenessIndex
    /// Unit and text of each entry; empty for a file from outside, where the entry is the line.
    private var units: [(id: UnitID, key: String)] = []

    /// A set to which the units of a split are added.
    init(split: SnapshotSplit, threshold: LikenessThreshold) {
        report = LeakReport(name: split.rawValue, sha256: nil, texts: 0, counts: [])
        index = LikenessIndex(threshold: threshold)
    }

    /// The lines of a file from outside.
    ///
    /// - Throws: ``SnapshotError`` when the file cannot be read or a line is no text.
    init(file: ExternalTextFile, threshold: LikenessThreshold) throws(SnapshotError) {
        report = LeakReport(
            name: file.name, sha256: try SnapshotFolder.digest(of: file.path).sha256, texts: 0, counts: [])
        index = LikenessIndex(threshold: threshold)
        let input = try asSnapshot { () throws(CorpusFileError) in try TextInput(file: file.path) }
        while let line = try asSnapshot({ () throws(CorpusFileError) in try input.next() }) {
            switch line.content {
            case .success(let text): index.add(MemoryKey.storedForm(of: text))
            case .failure(let error): throw SnapshotError(error)
            }
        }
        report.texts = index.count
        index.seal()
    }

    mutating func add(_ texts: [ComparedText], of id: UnitID) {
        for text in texts {
            index.add(text.form)
            units.append((id, text.key))
        }
        report.texts = index.count
    }

    mutating func seal() { index.seal() }

    /// The text of a unit that is most like one of the set, counted for the unit's split.
    mutating func match(_ texts: [ComparedText], of id: UnitID, in split: SnapshotSplit) -> QuarantinedUnit? {
        var best: (match: LikenessIndex.Match, key: String)?
        for text in texts {
            guard let match = index.match(text.form, shingles: text.shingles) else { continue }
            if let best, match.isExact ? best.match.isExact : best.match.similarity >= match.similarity { continue }
            best = (match, text.key)
        }
        let place = place(of: split)
        guard let best else { return nil }
        if best.match.isExact { report.counts[place].exact += 1 } else { report.counts[place].near += 1 }
        let like = units.isEmpty ? nil : units[best.match.entry]
        return QuarantinedUnit(
            id: id, text: best.key, reason: best.match.isExact ? .exact : .near, similarity: best.match.similarity,
            place: report.name, likeUnit: like?.id, likeText: like?.key,
            likeLine: like == nil ? best.match.entry + 1 : nil)
    }

    private mutating func place(of split: SnapshotSplit) -> Int {
        if let place = report.counts.firstIndex(where: { $0.split == split }) { return place }
        report.counts.append(LeakReport.Count(split: split, exact: 0, near: 0))
        report.counts.sort { $0.split.rawValue < $1.split.rawValue }
        return place(of: split)
    }
}
