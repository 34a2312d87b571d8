import Foundation
import Testing
import TextProcessing

@testable import Corpora

struct CorpusTallyTests {
    private static func text(
        _ variety: LanguageVariety, _ text: String, state: VariantState = .unreviewed
    ) -> CorpusTally.Text {
        let variant = Variant(variety: variety, text: text, origin: .imported, state: state)
        return CorpusTally.Text(
            variety: variety, state: state, text: text,
            digest: variant.digest.bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) })
    }

    private static func tally(
        _ texts: [(LanguageVariety, String)],
        analyzer: @escaping (LanguageVariety) -> CorpusTally.Analyzer? = { _ in nil }
    ) -> CorpusTally {
        var tally = CorpusTally(analyzer: analyzer)
        for (variety, content) in texts {
            tally.add(source: "s", domain: "d", licence: "l", texts: [text(variety, content)])
        }
        return tally
    }

    @Test(
        "words end where letters do; an ejective may end one, a quotation mark may not",
        arguments: [
            (.chankaQuechua, "", 0, 0), (.chankaQuechua, " ¿? ...", 0, 0), (.chankaQuechua, "wasi", 1, 1),
            (.chankaQuechua, "Wasi wasi WASI, wasi.", 4, 1), (.spanish, "está esta ESTÁ", 3, 2),
            // One word in NFC, NFD and capitals.
            (.spanish, "niño nin\u{303}o NIÑO", 3, 1),
            // The apostrophe in four glyphs, inside and at the end.
            (.centralAymara, "t'ant'a t\u{2019}ant\u{2019}a tʼantʼa T`ANT`A", 4, 1),
            (.centralAymara, "waq' waq", 2, 2),
            (.collaoQuechua, "'wasi' ‘wasi’ wasi", 3, 1), (.spanish, "los 'perros' perros'", 3, 2),
            (.english, "don't don’t dogs' dogs", 4, 2), (.spanish, "ley-27 27 veintisiete", 4, 3),
        ] as [(LanguageVariety, String, Int, Int)])
    func words(variety: LanguageVariety, text: String, tokens: Int, types: Int) throws {
        let found = try #require(Self.tally([(variety, text)]).statistics.texts.first)
        #expect(found.tokens == tokens)
        #expect(found.types == types)
        #expect(found.typeTokenRatio == (tokens == 0 ? 0 : Double(types) / Double(tokens)))
    }

    @Test("nothing counted, nothing said")
    func empty() {
        #expect(CorpusTally().statistics == CorpusStatistics())
    }

    @Test("lengths of texts and of pairs, Spanish below the line")
    func pairs() throws {
        var tally = CorpusTally()
        // 2 : 1, 4 : 5, no words in one of them, 1 : 40, and a second rendering that does not count.
        for (quechua, spanish) in [
            ("chuya yaku", "agua"), ("a b c d", "a b c d e"), ("...", "hola"),
            (String(repeating: "ama ", count: 40), "no"),
        ] {
            tally.add(
                source: "s", domain: "", licence: "",
                texts: [
                    Self.text(.spanish, spanish), Self.text(.chankaQuechua, quechua),
                    Self.text(.chankaQuechua, "huk rimay"),
                ])
        }
        let found = tally.statistics
        let pair = try #require(found.pairs.first)
        #expect(found.pairs.count == 1)
        #expect(pair.source == .spanish && pair.target == .chankaQuechua)
        #expect(pair.pairs == 3 && pair.sourceTokens == 7 && pair.targetTokens == 46)
        // 2 / 1 = 2.0, 4 / 5 = 0.8, 40 / 1 is beyond the last place.
        #expect(pair.ratios[20] == 1 && pair.ratios[8] == 1 && pair.ratios[30] == 1)
        #expect(pair.medianRatio == 2)
        let quechua = try #require(found.texts.last)
        #expect(quechua.lengths[0] == 1 && quechua.lengths[2] == 5 && quechua.lengths[4] == 1)
        #expect(quechua.lengths[40] == 1 && quechua.medianLength == 2)
        #expect(quechua.repeatedTexts == 1 && quechua.duplicates == 3)
    }

    @Test("English is divided by before Quechua and by Spanish")
    func order() {
        var tally = CorpusTally()
        tally.add(
            source: "s", domain: "", licence: "",
            texts: [Self.text(.centralAymara, "uta"), Self.text(.english, "house"), Self.text(.spanish, "casa")])
        #expect(tally.statistics.pairs.map { "\($0.source)>\($0.target)" } == ["en>ayr", "es>ayr", "es>en"])
    }

    @Test("a source is covered by the words that others have")
    func sources() throws {
        var tally = CorpusTally()
        for (source, text) in [("a", "wasi yaku wasi inti"), ("b", "yaku mayu"), ("b", "yaku")] {
            tally.add(source: source, domain: "", licence: "", texts: [Self.text(.chankaQuechua, text)])
        }
        let found = tally.statistics.sources
        #expect(found.map(\.source) == ["a", "b"])
        #expect(found.map(\.variants) == [1, 2])
        #expect(found.map(\.tokens) == [4, 3])
        #expect(found.map(\.types) == [3, 2])
        // Both have yaku, once in a and twice in b.
        #expect(found.map(\.coveredTokens) == [1, 2])
        #expect(found.map(\.coveredTypes) == [1, 1])
    }

    @Test("a file is covered by the words of its variety, and unknown ones are named")
    func file() throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("cover-\(UUID().uuidString)").path
        try "Yaku, wasi!\r\nmayu mayu t'anta\n\n".write(toFile: path, atomically: true, encoding: .utf8)
        // What stays behind in the temporary directory harms no test.
        defer { try? FileManager.default.removeItem(atPath: path) }
        let tally = Self.tally([(.chankaQuechua, "wasi yaku"), (.collaoQuechua, "mayu")])
        let found = try tally.coverage(ofFile: path, variety: .chankaQuechua)
        #expect(found.tokens == 5 && found.knownTokens == 2)
        #expect(found.types == 4 && found.knownTypes == 2)
        #expect(found.unknownWords.map(\.word) == ["mayu", "tʼanta"])
        #expect(found.unknownWords.map(\.count) == [2, 1])
        #expect(try tally.coverage(ofFile: path, variety: .spanish).knownTokens == 0)
        #expect(throws: CorpusFileError.self) { try tally.coverage(ofFile: path + "-", variety: .spanish) }
    }

    @Test("a grammar is asked once a different word, and not about digits")
    func analysis() throws {
        let counter = CallCounter()
        let tally = Self.tally(
            [(.chankaQuechua, "wasiykita wasiykita xyz 27 paykunata"), (.spanish, "casa")],
            analyzer: { variety in
                guard variety == .chankaQuechua else { return nil }
                return { word in
                    counter.calls.append(word)
                    return word == "wasiykita" ? .known : word == "xyz" ? .unknown : .guessed
                }
            })
        #expect(counter.calls == ["wasiykita", "xyz", "paykunata"])
        let found = tally.statistics.texts
        #expect(found[0].analysis == nil)
        let counts = try #require(found[1].analysis)
        #expect(counts.tokens == 4 && counts.types == 3)
        #expect(counts.knownTokens == 2 && counts.knownTypes == 1)
        #expect(counts.guessedTokens == 1 && counts.guessedTypes == 1)
    }

    @Test("a curve has points evenly apart, and its end")
    func growth() {
        var curve = GrowthCurve(limit: 2)
        #expect(curve.all.isEmpty)
        // Types after each word: 1 2 2 3 3 3 4. Four points at a distance of 1 become two of 2; then 6, and the end.
        for isNew in [true, true, false, true, false, false, true] { curve.add(isNew: isNew) }
        #expect(curve.all.map(\.tokens) == [2, 4, 6, 7])
        #expect(curve.all.map(\.types) == [2, 3, 3, 4])
    }
}

/// What was asked, in order.
private final class CallCounter {
    var calls: [String] = []
}
