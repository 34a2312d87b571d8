import Testing
import TextProcessing
import Translation

@testable import Backends

struct DictionaryBackendTests {
    private let pair = LanguagePair(source: .spanish, target: .chankaQuechua)

    private func translate(
        _ texts: [String], _ pair: LanguagePair, _ backend: DictionaryBackend = DictionaryData.backend,
        deadline: ContinuousClock.Instant = .now + .seconds(600)
    ) async -> [Result<SegmentOutput, BackendError>] {
        await backend.translate(texts.map { SegmentInput(text: $0) }, pair: pair, deadline: deadline)
    }

    @Test("declares both directions of each Andean language as the floor")
    func description() {
        let description = DictionaryData.backend.description
        #expect(description.directions.map(\.pair.description) == ["ayr-es", "es-ayr", "es-quy", "quy-es"])
        #expect(description.directions.allSatisfy { $0.quality == 0.25 })
    }

    @Test("has no directions without entries")
    func emptyDictionary() async throws {
        let morphology = try DictionaryData.morphology()
        let backend = DictionaryBackend(entries: [.chankaQuechua: []], morphology: morphology)
        #expect(backend.description.directions.isEmpty)
        #expect(await translate(["casa"], pair, backend).map(\.failureCode) == [.refusedInput])
    }

    @Test(
        "leaves to others what it has no word of, and fails no neighbour", arguments: ["Xyz qwrt.", "12345", "?!", "a"])
    func noAnswer(text: String) async {
        let codes = await translate(["casa", text, "agua"], pair).map(\.failureCode)
        #expect(codes == [nil, .noAnswer, nil])
    }

    @Test("refuses a pair that it does not declare")
    func wrongPair() async {
        let pair = LanguagePair(source: .english, target: .chankaQuechua)
        #expect(await translate(["house", "water"], pair).map(\.failureCode) == [.refusedInput, .refusedInput])
    }

    @Test(
        "brings protected parts back once, byte for byte",
        arguments: [
            "{nombre}", "https://www.gob.pe/inicio?x=1", "%s", "S/ 1,234.50", "01234567", "RENIEC", "{{a b}}", "<b>",
        ],
        [LanguageVariety.chankaQuechua, .centralAymara])
    func protectedSpans(span: String, target: LanguageVariety) async throws {
        for (before, after) in [("Visite ", " para pagar."), ("La casa de ", " es grande."), ("", " paga agua")] {
            let range = ByteRange<NormalizedForm>(before.utf8.count, before.utf8.count + span.utf8.count)
            for source in [[range], []] {
                let output = try await DictionaryData.translate(
                    before + span + after, .spanish, target, protected: source)
                guard !source.isEmpty else { continue }
                #expect(
                    output.text.split(separator: span, omittingEmptySubsequences: false).count == 2, "\(output.text)")
                #expect(!output.unknownWords.contains(span))
            }
        }
    }

    @Test("takes a segment of 10,000 characters", arguments: [LanguageVariety.chankaQuechua, .centralAymara])
    func longSegment(target: LanguageVariety) async throws {
        let phrase = "la casa grande de la escuela no tiene agua, "
        let text = String(repeating: phrase, count: 10_000 / phrase.count)
        let there = try await DictionaryData.translate(text, .spanish, target)
        #expect(there.unknownWords.isEmpty)
        #expect(there.text.count > 5_000)
        let back = try await DictionaryData.translate(there.text, target, .spanish)
        #expect(back.text.count > 5_000)
        for odd in [
            String(repeating: "de ", count: 3_300) + "casa", String(repeating: "y Juan ", count: 1_400) + "casa",
        ] {
            #expect(try await DictionaryData.translate(odd, .spanish, target).text.isEmpty == false)
        }
    }

    @Test("keeps the case of capitals and of beginnings", arguments: [("CASA GRANDE", "HATUN WASI"), ("casa", "wasi")])
    func letterCase(spanish: String, quechua: String) async throws {
        #expect(try await DictionaryData.translate(spanish, .spanish, .chankaQuechua).text == quechua)
    }
}
