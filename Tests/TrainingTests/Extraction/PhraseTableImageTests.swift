import Foundation
import PhraseMT
import Testing

@testable import struct Training.PhraseIndex
@testable import struct Training.PhrasePair
@testable import struct Training.PhraseTableBuilder
@testable import enum Training.PhraseTableImage
@testable import struct Training.PhraseTrie

/// Phrase pairs written, mapped and looked up.
struct PhraseTableImageTests {
    private struct Phrases {
        var sources = PhraseIndex(expected: 4)
        var targets = PhraseIndex(expected: 4)
        var pairs: [PhrasePair] = []

        mutating func add(_ source: [UInt16], _ target: [UInt16], weight: Float) {
            var pair = PhrasePair(
                source: source.withUnsafeBufferPointer { sources.number(of: $0) },
                target: target.withUnsafeBufferPointer { targets.number(of: $0) })
            pair.weight = weight
            pair.count = UInt32(weight)
            pair.lexicalDirect = 0.5
            pair.lexicalInverse = 0.25
            pair.orientations = (weight, 0, 0)
            pair.wordEnds = weight / 2
            pair.corpora = 5
            pair.alignment = 0xFFFF_FF10
            pair.examples = (7, UInt32(pairs.count), .max)
            pairs.append(pair)
        }

        func image() -> [UInt8] {
            let sorted = pairs.sorted {
                $0.source == $1.source ? $0.weight > $1.weight : $0.source < $1.source
            }
            return PhraseTableImage.image(
                pairs: sorted, sources: sources, targets: targets,
                totals: .init(pairs, sources: sources.count, targets: targets.count), corpusCount: 3, longestSource: 3,
                vocabularies: (20, 30))
        }
    }

    private static func find(_ phrase: [UInt16], in table: PhraseTable) -> Int? {
        phrase.reduce(Int?.some(0)) { node, piece in node.flatMap { table.child(of: $0, piece: piece) } }
    }

    /// Targets of a source phrase with their weights among `all`, the best first; nil where the phrase is no path.
    private static func targets(_ phrase: [UInt16], in table: PhraseTable) -> [[UInt16]]? {
        find(phrase, in: table).map { node in
            table.translations(of: node).map { Array(table.target(table.record($0).target)) }
        }
    }

    // Nodes by level: the root; 6, 7; 6-8, 6-9, 7-6; 6-8-9. `6 9` and `6 8 9` are phrases, `6 8` only leads to one.
    @Test func trieByHand() {
        var phrases = Phrases()
        for (source, weight) in [([7, 6], 1), ([6, 8, 9], 2), ([6], 3), ([6, 9], 4)] as [([UInt16], Float)] {
            phrases.add(source, [10], weight: weight)
        }
        let trie = PhraseTrie(pairs: phrases.pairs, sources: phrases.sources)
        #expect(trie.pieces == [0, 6, 7, 8, 9, 6, 9])
        #expect(trie.children == [1, 3, 5, 6, 7, 7, 7, 7])
        #expect(trie.order == [2, 3, 0, 1])
        #expect(trie.recordStarts == [0, 0, 1, 1, 1, 2, 3, 4])
    }

    // p(10 | 6) = 3/4, p(6 | 10) = 3/5: bytes 16·0.28768 = 4.6 and 16·0.5108 = 8.2; 1/2 and 1/4: 11.09 and 22.18.
    // Orientations, each smoothed by half of the general 6/6, 0 counted as 1/6: (3 + 0.5)/3.5 and (0.5/6)/3.5 = 1/42,
    // 16·3.7377 = 59.8.
    @Test func scoresByHand() throws {
        var phrases = Phrases()
        phrases.add([6], [10], weight: 3)
        phrases.add([6], [11, 12], weight: 1)
        phrases.add([7], [10], weight: 2)
        let table = try PhraseTable(
            MappedFile(copying: phrases.image(), name: "p"), sourceVocabulary: 20, targetVocabulary: 30)
        let node = try #require(Self.find([6], in: table))
        let numbers = table.translations(of: node)
        let record = table.record(numbers.lowerBound)
        #expect(Array(table.target(record.target)) == [10])
        #expect([record.direct, record.inverse] == [5, 8])
        #expect([record.lexicalDirect, record.lexicalInverse] == [11, 22])
        #expect([record.monotone, record.backward, record.forward] == [0, 60, 60])
        #expect(record.corpora == 5)
        #expect([0, 1, 2, 8].map { record.source(ofTarget: $0) ?? -1 } == [0, 1, -1, -1])
        // Half of the occurrences end a word, which is usual; seen three times, and once.
        #expect(record.endsWord)
        #expect(!record.isSingleton)
        #expect(table.record(numbers.lowerBound + 1).isSingleton)
        #expect(table.examples(of: numbers.lowerBound) == [7, 0])
        #expect(table.count == 3)
        #expect(table.corpusCount == 3)
        #expect(table.longestSource == 3)
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func everyPhraseIsFoundAndNoOther(seed: UInt64) throws {
        var generator = SplitMix(state: seed)
        var phrases = Phrases()
        var expected: [[UInt16]: [(target: [UInt16], weight: Float)]] = [:]
        var weight: Float = 0
        func random(_ longest: Int, _ limit: UInt16) -> [UInt16] {
            (0..<Int.random(in: 1...longest, using: &generator)).map { _ in
                UInt16.random(in: 6..<limit, using: &generator)
            }
        }
        for _ in 0..<2000 {
            let (source, target) = (random(3, 20), random(5, 30))
            guard !(expected[source] ?? []).contains(where: { $0.target == target }) else { continue }
            weight += 1
            phrases.add(source, target, weight: weight)
            expected[source, default: []].append((target, weight))
        }
        let path = NSTemporaryDirectory() + "chaka-phrases-\(UUID().uuidString).bin"
        try Data(phrases.image()).write(to: URL(filePath: path))
        defer { #expect(throws: Never.self) { try FileManager.default.removeItem(atPath: path) } }
        let table = try PhraseTable(
            MappedFile(path: path, name: "phrases"), sourceVocabulary: 20, targetVocabulary: 30)
        #expect(table.count == phrases.pairs.count)
        let prefixes = Set(expected.keys.flatMap { key in (1...key.count).map { Array(key.prefix($0)) } })
        let pieces = Array(5..<21 as Range<UInt16>)
        let all = pieces.flatMap { a in [[a]] + pieces.flatMap { b in [[a, b]] + pieces.map { [a, b, $0] } } }
        for phrase in all {
            let wanted = expected[phrase]?.sorted { $0.weight > $1.weight }.map(\.target)
            let found = Self.targets(phrase, in: table)
            if found != (prefixes.contains(phrase) ? wanted ?? [] : nil) { Issue.record("\(phrase)") }
        }
        #expect(Self.find([6, 7, 8, 9], in: table) == nil)
    }

    @Test func anEmptyTableHasNothing() throws {
        let table = try PhraseTable(
            MappedFile(copying: Phrases().image(), name: "p"), sourceVocabulary: 20, targetVocabulary: 30)
        #expect(table.count == 0)
        #expect(table.child(of: 0, piece: 6) == nil)
        #expect(table.translations(of: 0).isEmpty)
        #expect(table.target(0).isEmpty)
    }
}
