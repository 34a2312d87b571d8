import Corpora
import Foundation
import PhraseMT
import TextProcessing
import Training

/// The pairs of a snapshot as the trainer takes them: a corpus for each source and state of review.
struct SnapshotCorpora {
    /// What a pair counts by the state of its worse half.
    static let weights: [VariantState: Float] = [
        .approved: 1.5, .reviewed: 1.25, .unreviewed: 1, .needsWork: 0.5, .draft: 0.5,
    ]
    /// Sources beyond so many share one feature.
    private static let mostGroups = 10

    /// Which snapshot it is.
    let snapshot: BundleManifest.Snapshot
    /// Corpora for training.
    private(set) var training: [TrainingRequest.Corpus] = []
    /// Pairs of the dev split, or nil when there are none.
    private(set) var development: ParallelCorpus?
    /// Pairs of the test split, or nil when there are none.
    private(set) var judging: ParallelCorpus?

    private struct Key: Hashable, Comparable {
        let source: String
        let variety: LanguageVariety
        let state: VariantState

        static func < (left: Key, right: Key) -> Bool {
            (left.source, left.variety, left.state) < (right.source, right.variety, right.state)
        }
    }

    /// Reads a snapshot.
    ///
    /// - Parameters:
    ///   - folder: Folder of the snapshot.
    ///   - pair: Direction of the model; texts of a variety that is rewritten by rule take part in training.
    /// - Throws: `SnapshotError`.
    init(folder: String, pair: LanguagePair) throws {
        let snapshot = try Snapshot(folder: folder)
        self.snapshot = BundleManifest.Snapshot(name: snapshot.manifest.name, id: snapshot.manifest.id)
        let varieties = snapshot.manifest.varieties.map(\.variety)
        var texts: [Key: (source: [String], target: [String], units: [UnitIdentifier])] = [:]
        for variety in Set(varieties).sorted() where Self.isUsable(variety, for: pair.target) {
            var pairs = try snapshot.pairs(LanguagePair(source: pair.source, target: variety), in: .train)
            while let found = try pairs.next() {
                guard Self.weights[found.state] != nil else { continue }
                let key = Key(source: found.sourceID, variety: variety, state: found.state)
                texts[key, default: ([], [], [])].source.append(found.source)
                texts[key, default: ([], [], [])].target.append(found.target)
                texts[key, default: ([], [], [])].units.append(UnitIdentifier(found.unitID.rawValue) ?? .absent)
            }
        }
        let native = Set(texts.keys.filter { $0.variety == pair.target }.map(\.source))
        for key in texts.keys.sorted() {
            guard let sides = texts[key] else { continue }
            let group =
                key.variety != pair.target ? key.variety.tag : native.count > Self.mostGroups ? "corpus" : key.source
            training.append(
                TrainingRequest.Corpus(
                    text: ParallelCorpus(
                        name: "\(key.source) \(key.state.rawValue)", sourceVariety: pair.source,
                        targetVariety: key.variety, source: sides.source, target: sides.target, units: sides.units),
                    group: group, weight: Self.weights[key.state] ?? 1))
        }
        development = try Self.corpus(snapshot, .dev, pair)
        judging = try Self.corpus(snapshot, .test, pair)
    }

    private static func isUsable(_ variety: LanguageVariety, for target: LanguageVariety) -> Bool {
        if variety == target { return true }
        if target == .chankaQuechua { return ["quz", "quh", "qu"].contains(variety.tag) }
        return target == .centralAymara && variety == .aymara
    }

    private static func corpus(
        _ snapshot: Snapshot, _ split: SnapshotSplit, _ pair: LanguagePair
    ) throws -> ParallelCorpus? {
        var sides: (source: [String], target: [String]) = ([], [])
        var pairs = try snapshot.pairs(pair, in: split)
        while let found = try pairs.next() {
            guard weights[found.state] != nil else { continue }
            sides.source.append(found.source)
            sides.target.append(found.target)
        }
        guard !sides.source.isEmpty else { return nil }
        return ParallelCorpus(
            name: split.rawValue, sourceVariety: pair.source, targetVariety: pair.target, source: sides.source,
            target: sides.target)
    }
}
