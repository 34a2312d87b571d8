import Testing
import TextProcessing

@testable import Corpora

struct SnapshotLeakTests {
    static let spanish = "el centro de salud atiende de lunes a viernes"
    static let quechua = "hampina wasiqa lunismanta wirniskama kicharisqa"

    @Test(
        "keeps out of train what resembles a held-out unit",
        arguments: [
            (spanish, "mana imapas", "exact"),
            ("otra cosa del todo", quechua, "exact"),
            ("El  Centro de Salud atiende de lunes a viernes", "mana imapas", "exact"),
            // The same words in another variety's column.
            (quechua, "mana imapas", "exact"),
            (spanish + ".", "mana imapas", "near"),
            ("otra cosa del todo", "hampina wasi lunismanta wirniskama kicharisqa", "near"),
            ("el centro de salud cierra los domingos y feriados", "mana imapas", nil),
            ("", "", nil),
        ] as [(String, String, String?)], [SnapshotSplit.dev, .test])
    func quarantines(texts: (String, String, String?), split: SnapshotSplit) throws {
        let folder = try ScratchFolder()
        let held = madeUnit(key(in: split, testShares), Self.spanish, Self.quechua)
        let other = madeUnit(key(in: .train, testShares), texts.0, texts.1)
        let manifest = try writeSnapshot([held, other], to: folder.file("a"))
        let snapshot = try Snapshot(folder: folder.file("a"))
        #expect(try snapshot.list(split) == [held])
        #expect(try snapshot.list(.train) == (texts.2 == nil ? [other] : []))
        let found = try snapshot.quarantine()
        #expect(found.map(\.reason.rawValue) == (texts.2.map { [$0] } ?? []))
        #expect(found.allSatisfy { $0.id == other.id && $0.likeUnit == held.id && $0.place == split.rawValue })
        #expect(manifest.quarantined.map(\.count).reduce(0, +) == found.count)
        #expect(manifest.splits.map(\.units).reduce(0, +) == 2 - found.count)
        #expect(manifest.sources.map(\.count) == [2 - found.count])
    }

    @Test(
        "texts of few words are compared for equality only",
        arguments: [
            ("buenos dias senores", "buenos dias senores", true),
            ("buenos dias senores", "buenos dias señores", false),
            ("buenas tardes a todos los vecinos", "buenas tardes a todos los vecinos!", true),
            ("tʼanta", "T'ANTA", true), ("n\u{303}awi", "ñawi", true), ("wasiy'", "wasiy", false),
        ])
    func comparesShortTexts(held: String, other: String, isLike: Bool) {
        var index = LikenessIndex(threshold: LikenessThreshold())
        index.add(MemoryKey.storedForm(of: held))
        index.seal()
        let form = MemoryKey.storedForm(of: other)
        let match = index.match(form, shingles: shingleSet(of: form, LikenessThreshold()))
        #expect((match != nil) == isLike)
    }

    @Test("finds the same texts as a comparison of each with each", arguments: [0.5, 0.8, 0.95, 1])
    func findsAll(jaccard: Double) {
        let threshold = LikenessThreshold(jaccard: jaccard)
        var generator = RecordGenerator(seed: 3)
        let words = ["wasi", "runa", "hampiq", "kanki", "tʼanta", "allqu", "ñan"]
        var texts = (0..<120).map { _ in
            (0..<(4 + generator.number(below: 5))).map { _ in words[generator.number(below: words.count)] }
                .joined(separator: " ")
        }
        // Different texts with equal sets of shingles.
        texts[0] = "wasi wasi wasi wasi wasi"
        texts[119] = "wasi wasi wasi wasi wasi wasi"
        var index = LikenessIndex(threshold: threshold)
        for text in texts[..<80] { index.add(text) }
        index.seal()
        let sets = texts.map { Set(shingleSet(of: $0, threshold) ?? []) }
        var hits = 0
        for (text, set) in zip(texts[80...], sets[80...]) {
            var best = 0.0
            for (other, more) in zip(texts[..<80], sets[..<80]) {
                let value = Double(set.intersection(more).count) / Double(set.union(more).count)
                if value >= jaccard { best = max(best, text == other ? 1 : value) }
            }
            #expect((index.match(text, shingles: shingleSet(of: text, threshold))?.similarity ?? 0) == best, "\(text)")
            if best > 0 { hits += 1 }
        }
        #expect(hits > 0)
    }

    @Test("compares with files from outside and reports each")
    func comparesWithFiles() throws {
        let folder = try ScratchFolder()
        let first = try folder.file("first.txt", "\nhampina wasiqa lunismanta wirniskama kicharisqa!\n")
        let second = try folder.file("second.txt", "una linea que nadie tiene\n\(Self.spanish)\n")
        let units = [
            madeUnit(key(in: .train, testShares), Self.spanish, "mana imapas"),
            madeUnit(key(in: .train, testShares, number: 1), "nada", Self.quechua),
            madeUnit(key(in: .train, testShares, number: 2), "libre", "qispi"),
            madeUnit(key(in: .test, testShares), "Una línea", Self.quechua + "!"),
        ]
        let manifest = try writeSnapshot(
            units, to: folder.file("a"),
            externalFiles: [
                ExternalTextFile(name: "first", path: first), ExternalTextFile(name: "second", path: second),
            ])
        let snapshot = try Snapshot(folder: folder.file("a"))
        #expect(try snapshot.list(.train) == [units[2]])
        let found = try snapshot.quarantine()
        let places = Dictionary(uniqueKeysWithValues: found.map { ($0.id, "\($0.place) \($0.reason)") })
        #expect(places == [units[0].id: "second exact", units[1].id: "test near"])
        #expect(found.first { $0.place == "second" }?.likeLine == 2)
        let counts = manifest.leaks.map { report in
            "\(report.name) \(report.texts) "
                + report.counts.map { "\($0.split)=\($0.exact)+\($0.near)" }.joined(separator: " ")
        }
        #expect(
            counts == [
                "dev 0 train=0+0", "test 2 train=0+1", "first 2 test=1+0 train=0+1", "second 2 test=0+0 train=1+0",
            ])
        #expect(manifest.leaks.map { $0.sha256 != nil } == [false, false, true, true])
    }

    @Test("a quarantined unit is told apart from one that left")
    func tellsQuarantineFromRemoval() throws {
        let folder = try ScratchFolder()
        let held = madeUnit(key(in: .test, testShares), Self.spanish, Self.quechua)
        let other = madeUnit(key(in: .train, testShares), Self.spanish, "mana imapas")
        try writeSnapshot([other], to: folder.file("a"))
        try writeSnapshot([held, other], to: folder.file("b"))
        let (first, second) = (try Snapshot(folder: folder.file("a")), try Snapshot(folder: folder.file("b")))
        let difference = try SnapshotDifference(first, second)
        #expect(difference.quarantined == [other.id])
        #expect(difference.added == [held.id])
        #expect(difference.removed == [])
        #expect(try SnapshotDifference(second, first).released == [other.id])
    }
}
