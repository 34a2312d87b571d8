import Foundation
import Testing
import TextProcessing

@testable import Corpora

struct SnapshotTests {
    @Test("a split depends on identifier and seed alone")
    func splits() {
        let ids = (0..<10_000).map { UnitID(sourceID: "civic", key: "\($0)") }
        let shares = SnapshotShares(seed: 1, dev: 0.02, test: 0.01)
        let counts = Dictionary(ids.map { (shares.split(of: $0), 1) }, uniquingKeysWith: +)
        // Four standard deviations of a binomial draw around 200 and 100.
        #expect((144...256).contains(counts[.dev] ?? 0))
        #expect((60...140).contains(counts[.test] ?? 0))
        #expect(ids.map { shares.split(of: $0) } == ids.map { shares.split(of: $0) })
        let other = SnapshotShares(seed: 2, dev: 0.02, test: 0.01)
        #expect(ids.contains { shares.split(of: $0) != other.split(of: $0) })
        // A larger test share takes from train and dev, and never gives a test unit back.
        let wider = SnapshotShares(seed: 1, dev: 0.02, test: 0.05)
        #expect(ids.allSatisfy { shares.split(of: $0) != .test || wider.split(of: $0) == .test })
    }

    @Test("nothing moves as the corpus grows")
    func staysAsTheCorpusGrows() throws {
        let folder = try ScratchFolder()
        try writeSnapshot(unlikeUnits(200), to: folder.file("a"))
        try writeSnapshot(unlikeUnits(400), to: folder.file("b"))
        let (first, second) = (try Snapshot(folder: folder.file("a")), try Snapshot(folder: folder.file("b")))
        for split in SnapshotSplit.allCases {
            let before = Set(try first.list(split).map(\.id))
            #expect(!before.isEmpty)
            #expect(before.isSubset(of: try second.list(split).map(\.id)))
        }
        let difference = try SnapshotDifference(first, second)
        #expect(difference.added.count == 200)
        #expect(difference.moved == [])
        #expect(difference.removed == [])
        #expect(difference.changed == [])
    }

    @Test("the same units give the same bytes, wherever they are written")
    func isReproducible() throws {
        let folder = try ScratchFolder()
        let file = try folder.file("lines.txt", "nothing of this is in the units\n")
        let external = [ExternalTextFile(name: "lines", path: file)]
        let first = try writeSnapshot(unlikeUnits(300), to: folder.file("a"), externalFiles: external)
        let second = try writeSnapshot(
            unlikeUnits(300).reversed(), to: folder.file("deeper/b"), externalFiles: external)
        #expect(first == second)
        for name in ["train.jsonl", "dev.jsonl", "test.jsonl", "quarantine.jsonl", "manifest.json"] {
            #expect(try folder.bytes("a/\(name)") == folder.bytes("deeper/b/\(name)"), "\(name)")
        }
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.file("a"))
        #expect(names.count == 5)
        #expect(try writeSnapshot(unlikeUnits(299), to: folder.file("c")).id != first.id)
    }

    @Test(
        "gives back units equal to those written, for units with every field", arguments: [SnapshotSplit.train, .test])
    func roundTrips(split: SnapshotSplit) throws {
        let folder = try ScratchFolder()
        var generator = RecordGenerator(seed: 11)
        let units = (0..<300).map { number in
            let record = generator.record(languages: ["es", "quy", "quy", "en"])
            let varieties: [LanguageVariety] = [.spanish, .chankaQuechua, .chankaQuechua, .english]
            return TranslationUnit(
                sourceID: "source \(number % 3)", key: "\(record.key ?? "")-\(number)",
                description: UnitDescription(
                    domain: record.domain ?? "", licence: record.licence ?? "unstated",
                    contributor: record.contributor, credit: record.credit, terms: record.terms,
                    consent: record.consent, document: record.document, position: record.position, note: record.note,
                    tags: record.tags, properties: record.properties),
                variants: record.variants.enumerated().map { place, text in
                    // Ordinals 0 and 2 leave a gap, as a text that was taken away does.
                    Variant(
                        variety: varieties[place], orthography: text.orthography ?? .official,
                        ordinal: place == 2 ? 2 - number % 2 : 0, text: text.text, origin: text.origin ?? .human,
                        state: text.state ?? .draft, translatedFrom: text.translatedFrom, inline: text.inline,
                        properties: text.properties)
                })
        }
        try writeSnapshot(units, to: folder.file("a"), shares: SnapshotShares(dev: 0, test: split == .test ? 1 : 0))
        let found = try Snapshot(folder: folder.file("a")).list(split)
        #expect(found == units.sorted { $0.id < $1.id })
        #expect(found.map { $0.variants.map(\.key) } == units.sorted { $0.id < $1.id }.map { $0.variants.map(\.key) })
    }

    @Test("an empty snapshot is one")
    func writesNothing() throws {
        let folder = try ScratchFolder()
        let manifest = try writeSnapshot([], to: folder.file("a"))
        #expect(manifest.splits.map(\.units) == [0, 0, 0])
        #expect(try Snapshot(folder: folder.file("a")).list(.train) == [])
    }

    @Test("counts what it holds")
    func counts() throws {
        let folder = try ScratchFolder()
        let units = [
            madeUnit("1", "uno dos", "huk iskay", terms: ["TK Attribution"]),
            madeUnit("2", "tres", "kimsa", source: "b", licence: "CC-BY-SA-4.0"),
            madeUnit("3", "cuatro", "tawa", licence: "unstated", terms: ["TK Attribution", "TK Non-Commercial"]),
        ]
        let manifest = try writeSnapshot(units, to: folder.file("a"), shares: SnapshotShares(dev: 0, test: 0))
        #expect(manifest.splits.map(\.units) == [3, 0, 0])
        #expect(manifest.splits.map(\.texts) == [6, 0, 0])
        #expect(manifest.sources.map { "\($0.name)=\($0.count)" } == ["b=1", "civic=2"])
        #expect(manifest.states.map { "\($0.name)=\($0.count)" } == ["unreviewed=3", "approved=3"])
        #expect(
            manifest.varieties.map { "\($0.variety)/\($0.orthography)=\($0.texts)" } == [
                "es/official=3", "quy/official=3",
            ])
        #expect(
            manifest.licences.map { "\($0.name)=\($0.count)" } == ["CC-BY-4.0=1", "CC-BY-SA-4.0=1", "unstated=1"])
        #expect(manifest.terms.map { "\($0.name)=\($0.count)" } == ["TK Attribution=2", "TK Non-Commercial=1"])
        #expect(!manifest.compatibility.isRedistributable)
        #expect(manifest.id.count == 64)
        #expect(try SnapshotManifest(folder: folder.file("a")) == manifest)
    }

    @Test("gives pairs in a direction")
    func givesPairs() throws {
        let folder = try ScratchFolder()
        try writeSnapshot(
            [madeUnit("1", "casa", "wasi")], to: folder.file("a"), shares: SnapshotShares(dev: 0, test: 0))
        let snapshot = try Snapshot(folder: folder.file("a"))
        var pairs = try snapshot.pairs(
            LanguagePair(source: .chankaQuechua, target: .spanish), in: .train)
        let pair = try pairs.next()
        #expect(pair?.source == "wasi")
        #expect(pair?.target == "casa")
        #expect(pair?.sourceID == "civic")
        #expect(pair?.state == .unreviewed)
        #expect(pair?.licence == "CC-BY-4.0")
        #expect(try pairs.next() == nil)
        var none = try snapshot.pairs(LanguagePair(source: .spanish, target: .collaoQuechua), in: .train)
        #expect(try none.next() == nil)
    }

    @Test("tells what changed")
    func tellsDifference() throws {
        let folder = try ScratchFolder()
        let units = unlikeUnits(50)
        let changed = madeUnit(units[3].key, "otra cosa", "huk ima")
        try writeSnapshot(units, to: folder.file("a"))
        try writeSnapshot([changed] + units[4...] + unlikeUnits(2, from: 50), to: folder.file("b"))
        let first = try Snapshot(folder: folder.file("a"))
        let second = try Snapshot(folder: folder.file("b"))
        let difference = try SnapshotDifference(first, second)
        #expect(difference.removed == units[..<3].map(\.id).sorted())
        #expect(difference.added == unlikeUnits(2, from: 50).map(\.id).sorted())
        #expect(difference.changed == [changed.id])
        #expect(try SnapshotDifference(first, first).isEmpty)
        try writeSnapshot(units, to: folder.file("c"), shares: SnapshotShares(dev: 0, test: 0))
        let redrawn = try SnapshotDifference(first, try Snapshot(folder: folder.file("c")))
        #expect(redrawn.moved.count == (try first.list(.dev).count + first.list(.test).count))
        #expect(redrawn.moved.allSatisfy { $0.to == .train })
    }

    @Test("lists withdrawn units in every split")
    func listsWithdrawn() throws {
        let folder = try ScratchFolder()
        let units = [SnapshotSplit.train, .dev, .test].map { madeUnit(key(in: $0, testShares), "a \($0)", "b \($0)") }
        try writeSnapshot(units, to: folder.file("a"))
        let snapshot = try Snapshot(folder: folder.file("a"))
        let found = try snapshot.verify { $0 != units[1].id }
        #expect(found.map(\.split) == [.train, .test])
        #expect(found.map(\.id) == [units[0].id, units[2].id])
    }
}
