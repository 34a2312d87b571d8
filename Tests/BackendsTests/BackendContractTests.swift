import PhraseMT
import TestModels
import TestSupport
import Testing
import TextProcessing
import Translation

@testable import Backends

/// A memory of two sentences.
private struct TinyMemory: TranslationMemory {
    let pairs = [LanguagePair(source: .spanish, target: .chankaQuechua)]

    func matches(for text: String, pair: LanguagePair) -> [MemoryMatch] {
        guard pair == pairs[0], let answer = ["casa": "wasi", "agua": "yaku"][text] else { return [] }
        return [MemoryMatch(unitID: text, text: answer, exactness: .exact, isApproved: true)]
    }
}

/// What every backend keeps, whatever it translates with.
struct BackendContractTests {
    private static let toQuechua = LanguagePair(source: .spanish, target: .chankaQuechua)
    private static let toEnglish = LanguagePair(source: .spanish, target: .english)
    private static let hasApertium =
        // Only whether it works is asked here; the tests of Apertium say what is missing.
        (try? ApertiumMode(toEnglish, configuration: ApertiumConfiguration())) != nil

    @Test("memory") func memory() async {
        await check(
            MemoryBackend(memory: TinyMemory(), varieties: [.spanish, .chankaQuechua]), Self.toQuechua,
            answers: ["wasi", nil, "yaku"])
    }

    @Test("dictionary") func dictionary() async {
        await check(DictionaryData.backend, Self.toQuechua, answers: ["wasi", nil, "yaku"])
    }

    @Test("phrase") func phrase() async throws {
        try await TinyBundle.with { folder, _ in
            let model = LoadedModel(try ModelBundle(folder: folder))
            await check(PhraseBackend([model]), Self.toQuechua, answers: ["wasi", nil, "yaku"])
        }
    }

    @Test("Apertium", .enabled(if: hasApertium, "needs the Debian packages apertium and apertium-eng-spa"))
    func apertium() async throws {
        await check(try ApertiumBackend(configuration: ApertiumConfiguration()), Self.toEnglish, answers: nil)
    }

    @Test("a service on the network") func remote() async throws {
        let server = try ServiceCase.libreTranslate.echoing()
        await check(
            try ServiceCase.libreTranslate.backend(server.url), Self.toQuechua,
            answers: ["q: casa", "q: xqzw", "q: agua"])
    }

    /// Texts are expected for `casa`, a word that nobody knows, and `agua`; nil asks only for their number.
    private func check(_ backend: any TranslationBackend, _ pair: LanguagePair, answers: [String?]?) async {
        let segments = ["casa", "xqzw", "agua"].map { SegmentInput(text: $0) }
        let later = ContinuousClock.now + .seconds(600)
        #expect(backend.description.quality(of: pair) != nil)

        let expected = await texts(backend.translate(segments, pair: pair, deadline: later))
        #expect(expected.count == segments.count)
        if let answers { #expect(expected == answers) }

        let none = await backend.translate([], pair: pair, deadline: later)
        #expect(none.isEmpty)

        let late = await backend.translate(segments, pair: pair, deadline: .now - .seconds(1))
        #expect(late.map(\.failureCode) == Array(repeating: .deadlineExceeded, count: 3))

        let cancelled = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return await backend.translate(segments, pair: pair, deadline: later)
        }
        let codes = await cancelled.value.map(\.failureCode)
        #expect(codes == Array(repeating: .cancelled, count: 3))

        await withTaskGroup(of: [String?].self) { group in
            for _ in 0..<32 {
                group.addTask { await texts(backend.translate(segments, pair: pair, deadline: later)) }
            }
            for await answer in group { #expect(answer == expected) }
        }
    }

    private func texts(_ results: [Result<SegmentOutput, BackendError>]) -> [String?] {
        // An abstention is as good an answer as a text.
        results.map { try? $0.get().text }
    }
}
