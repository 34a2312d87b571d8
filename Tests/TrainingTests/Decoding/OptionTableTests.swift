import Testing

@testable import PhraseMT

struct OptionTableTests {
    /// Options of each span that has some: `start+size` and the records' target pieces with their estimates.
    private static func spans(
        _ phrases: [HandModel.Phrase], _ sentence: String, known: [String], range: Range<Int>? = nil, limit: Int = 9
    ) throws -> [String: [String]] {
        var hand = HandModel(phrases, weights: [.direct: 1, .copied: 0.25])
        hand.sourceWords = known
        let model = try hand.open()
        let source = PhraseTranslator(model: model).encode(sentence, terms: [])
        let table = OptionTable(
            source, range: range ?? 0..<source.pieces.count, model: model, weights: model.weights, limit: limit)
        var result: [String: [String]] = [:]
        for start in 0..<table.length {
            for size in 1...table.width where start + size <= table.length {
                let options = table.options[table.ranges[start * table.width + size - 1].asIntegers]
                guard !options.isEmpty else { continue }
                #expect(options.allSatisfy { Int($0.start) == start && Int($0.end) == start + size })
                result["\(start)+\(size)"] = options.map { "\(Array($0.target)) \($0.estimate) \($0.splits)" }
            }
        }
        return result
    }

    private static let phrases: [HandModel.Phrase] = [
        ("a", "m", 16), ("a", "n", 8), ("a", "o", 8), ("b", "n", 32), ("a b", "m n", 48), ("a", "p", 64),
    ]

    // The best estimate first; of equal ones the first record, which is that of the first target phrase.
    @Test func theBestComesFirst() throws {
        let spans = try Self.spans(Self.phrases, "a b", known: ["a", "b"])
        #expect(
            spans == [
                "0+1": ["[7] -0.5 0", "[8] -0.5 0", "[6] -1.0 0", "[9] -4.0 0"], "1+1": ["[7] -2.0 0"],
                "0+2": ["[6, 7] -3.0 0"],
            ])
    }

    @Test(arguments: [(1, 1), (2, 2), (0, 1), (-5, 1), (100_000, 4)])
    func theLimitCutsTheWorst(limit: Int, expected: Int) throws {
        let spans = try Self.spans(Self.phrases, "a", known: ["a"], limit: limit)
        #expect(spans["0+1"]?.count == expected)
        #expect(spans["0+1"]?.first == "[7] -0.5 0")
    }

    // Edges of a span inside the word: `a|b|c` has one, two, one for its letters and none for the whole.
    @Test func edgesInsideAWordAreSplits() throws {
        let phrases: [HandModel.Phrase] = [
            ("a", "m", 16), ("-b", "n", 16), ("-c", "o", 16), ("a -b", "p", 16), ("-b -c", "q", 16),
        ]
        let spans = try Self.spans(phrases, "abc", known: ["abc"])
        #expect(
            spans == [
                "0+1": ["[6] -1.0 1"], "1+1": ["[7] -1.0 2"], "2+1": ["[8] -1.0 1"], "0+2": ["[9] -1.0 1"],
                "1+2": ["[10] -1.0 1"],
            ])
    }

    // A number is carried for nothing, an unknown capitalized word for the weight of a copy, beside what the table
    // has of it; any other word is carried only where the table lacks one of its pieces. Three pieces are more than any phrase has.
    @Test func whatIsCarriedOver() throws {
        #expect(try Self.spans(Self.phrases, "12", known: []) == ["0+1": ["[3] 0.0 0"]])
        #expect(try Self.spans(Self.phrases, "B", known: []) == ["0+1": ["[5] -0.25 0", "[7] -2.0 0"]])
        #expect(try Self.spans(Self.phrases, "B", known: ["b"]) == ["0+1": ["[7] -2.0 0"]])
        #expect(try Self.spans(Self.phrases, "b", known: []) == ["0+1": ["[7] -2.0 0"]])
        #expect(
            try Self.spans(Self.phrases, "acd", known: ["acd"]) == [
                "0+1": ["[7] -0.5 1", "[8] -0.5 1", "[6] -1.0 1", "[9] -4.0 1"], "0+3": ["[5] -0.25 0"],
            ])
    }

    // Positions count from the beginning of the part; its first and last pieces lie at the edges of words.
    @Test func aPartOfASentence() throws {
        let spans = try Self.spans(Self.phrases, "a b a b", known: ["a", "b"], range: 1..<3, limit: 1)
        #expect(spans == ["0+1": ["[7] -2.0 0"], "1+1": ["[7] -0.5 0"]])
    }

    @Test func nothingHasNoOptions() throws {
        #expect(try Self.spans(Self.phrases, "", known: []).isEmpty)
    }
}

extension Range<Int32> {
    fileprivate var asIntegers: Range<Int> { Int(lowerBound)..<Int(upperBound) }
}
