import Corpora
import TextProcessing

@testable import Corpora

/// A unit with one text in Spanish and one in Chanka Quechua.
func madeUnit(
    _ key: String, _ spanish: String, _ quechua: String, source: String = "civic", licence: String = "CC-BY-4.0",
    terms: [String] = []
) -> TranslationUnit {
    TranslationUnit(
        sourceID: source, key: key,
        description: UnitDescription(domain: "health", licence: licence, terms: terms),
        variants: [
            Variant(variety: .spanish, text: spanish, origin: .human, state: .approved),
            Variant(
                variety: .chankaQuechua, text: quechua, origin: .imported, state: .unreviewed,
                translatedFrom: VariantKey(variety: .spanish)),
        ])
}

/// Units whose texts have nothing in common.
func unlikeUnits(_ count: Int, from start: Int = 0) -> [TranslationUnit] {
    (start..<(start + count)).map { number in
        let word = Digest(of: "word \(number)").description
        return madeUnit("\(number)", "\(word.prefix(30))", "\(word.suffix(30))")
    }
}

/// A key of the civic source whose unit falls in a split of the usual draw.
func key(in split: SnapshotSplit, _ shares: SnapshotShares, number: Int = 0) -> String {
    let keys = (0...).lazy.map { "k\($0)" }.filter {
        shares.split(of: UnitID(sourceID: "civic", key: $0)) == split
    }
    return keys.dropFirst(number).first { _ in true } ?? ""
}

/// A tenth for dev and a tenth for test, so that small sets have all splits.
let testShares = SnapshotShares(seed: 7, dev: 0.1, test: 0.1)

/// Writes units in order of their identifiers.
@discardableResult func writeSnapshot(
    _ units: [TranslationUnit], to folder: String, shares: SnapshotShares = testShares,
    externalFiles: [ExternalTextFile] = []
) throws(SnapshotError) -> SnapshotManifest {
    let writer = try SnapshotWriter(
        folder: folder,
        recipe: SnapshotRecipe(
            name: "spring", query: "state >= draft", toolVersion: "0.4.0", shares: shares,
            externalFiles: externalFiles))
    for unit in units.sorted(by: { $0.id < $1.id }) { try writer.add(unit) }
    return try writer.finish()
}

extension Snapshot {
    /// The units of a split in a list.
    func list(_ split: SnapshotSplit) throws(SnapshotError) -> [TranslationUnit] {
        var stream = try units(in: split)
        var list: [TranslationUnit] = []
        while let unit = try stream.next() { list.append(unit) }
        return list
    }
}
