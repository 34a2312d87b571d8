import Foundation
import PhraseMT
import Testing
import TextProcessing
import Training

struct PhraseTranslatorTests {
    private static let sentences = [
        "a b c", "ab cd e", "Ab 12 cde, e 7.", "e e e e e e e e", "f ab", "ʼa manqʼ", "a", "...", "",
    ]

    private static func translator(seed: UInt64, results: Int = 1) throws -> PhraseTranslator {
        var options = DecodingOptions()
        options.consensusSize = 1
        options.resultCount = results
        return PhraseTranslator(model: try TinyModel(seed: seed).open(), options: options)
    }

    @Test(arguments: [1, 2, 3, 4] as [UInt64])
    func theScoreIsTheSumOfTheFeatures(seed: UInt64) throws {
        let translator = try Self.translator(seed: seed, results: 30)
        for sentence in Self.sentences {
            let list = try translator.translate(sentence, explained: true)
            for translation in list {
                let sum = zip(translation.features, translator.model.weights.values).reduce(0) { $0 + $1.0 * $1.1 }
                #expect(abs(sum - translation.score) < 1e-2)
            }
            #expect(zip(list, list.dropFirst()).allSatisfy { $0.score >= $1.score - 1e-4 })
            #expect(list.first?.text == (try Self.translator(seed: seed).translate(sentence).first?.text))
        }
    }

    @Test func manyTasksGiveOneText() async throws {
        let translator = try Self.translator(seed: 5)
        let sentence = "ab cd e f 12 a b c d e"
        let expected = try translator.translate(sentence)[0].text
        let texts = try await withThrowingTaskGroup(of: String.self) { group in
            for _ in 0..<100 { group.addTask { try translator.translate(sentence)[0].text } }
            return try await group.reduce(into: Set<String>()) { $0.insert($1) }
        }
        #expect(texts == [expected])
    }

    @Test func mappedFilesGiveTheSameList() throws {
        let tiny = TinyModel(seed: 6)
        let folder = NSTemporaryDirectory() + "chaka-model-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { #expect(throws: Never.self) { try FileManager.default.removeItem(atPath: folder) } }
        let mapped = try tiny.open { image, name in
            try Data(image).write(to: URL(filePath: folder + "/" + name))
            return try MappedFile(path: folder + "/" + name, name: name)
        }
        var options = DecodingOptions()
        options.resultCount = 20
        for sentence in Self.sentences {
            let lists = try [mapped, tiny.open()].map {
                try PhraseTranslator(model: $0, options: options).translate(sentence)
            }
            #expect(lists[0].map(\.text) == lists[1].map(\.text))
            #expect(lists[0].map(\.score) == lists[1].map(\.score))
        }
    }

    /// Numbers are carried once each, however the sentence is divided.
    @Test(arguments: [1, 10, 100, 1000]) func aLongSentenceLosesNoNumber(longest: Int) throws {
        var options = DecodingOptions()
        options.popLimit = 5
        options.longestSearch = longest
        let translator = PhraseTranslator(model: try TinyModel(seed: 7).open(), options: options)
        let words = (0..<5000).map { $0 % 25 == 0 ? "\(10_000 + $0)" : ["ab", "cd", "edcba", ",", "x"][$0 % 5] }
        let text = try translator.translate(words.joined(separator: " "))[0].text
        let numbers = text.split { !$0.isNumber }.map(String.init).sorted()
        #expect(numbers == words.filter { $0.first?.isNumber == true }.sorted())
    }

    @Test(arguments: [
        String(repeating: "ab", count: 150), "f", "👩‍👩‍👧", "x\u{0301}\u{0323}", "…", "¿?", "ʼ",
    ]) func oddTextIsCarriedOver(text: String) throws {
        let translation = try Self.translator(seed: 8).translate(text)
        #expect(translation.count == 1)
        #expect(translation[0].text == text)
    }

    @Test(arguments: [-1, 0, 1, 40_000]) func limitsOutOfRangeAreBrought(limit: Int) throws {
        var options = DecodingOptions()
        options.popLimit = limit
        options.translationsPerSpan = limit
        options.distortionLimit = limit
        options.longestSearch = limit
        let text = try PhraseTranslator(model: TinyModel(seed: 9).open(), options: options).translate("ab 12 e")[0].text
        #expect(text.contains("12"))
    }

    @Test func aFixedTermStandsInTheTranslation() throws {
        let term = PhraseTranslator.FixedTerm(range: ByteRange<NormalizedForm>(3, 5), text: "ZZ")
        let text = try Self.translator(seed: 10).translate("ab cd e", terms: [term])[0].text
        #expect(text.split { $0 != "Z" }.map(String.init) == ["ZZ"])
    }

    @Test func aCancelledTaskStops() async throws {
        let translator = try Self.translator(seed: 11)
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return try translator.translate("ab cd")
        }
        await #expect(throws: CancellationError.self) { try await task.value }
    }
}
