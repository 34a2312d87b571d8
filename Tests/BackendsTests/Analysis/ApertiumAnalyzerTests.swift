import Accessibility
import Testing
import TextProcessing

@testable import Backends

private let isInstalled =
    // Only whether it works is asked here; what is missing is another test's matter.
    (try? ApertiumMode(
        LanguagePair(source: .spanish, target: .english), configuration: ApertiumConfiguration())) != nil

@Suite(.serialized, .enabled(if: isInstalled, "needs the Debian packages apertium and apertium-eng-spa"))
struct ApertiumAnalyzerTests {
    private func analyzer() throws -> ApertiumAnalyzer {
        var configuration = ApertiumConfiguration()
        configuration.processesPerDirection = 1
        return try ApertiumAnalyzer(configuration: configuration)
    }

    @Test("texts of one call are analysed in order with spans of each") func order() async throws {
        let analyzer = try analyzer()
        let texts = ["La niña come pan.", "", "EE.UU.", "del\nchullu [x] 😀", "¿Dónde?"]
        let analyses = try await analyzer.analyze(texts)
        #expect(analyses.count == texts.count)
        for (text, words) in zip(texts, analyses) {
            for word in words { #expect(String(text[utf8: word.span]) == word.surface) }
        }
        #expect(analyses[0].flatMap { $0.parts.map { $0.lemma.lowercased() } }.starts(with: ["el", "niño", "comer"]))
        #expect(analyses[1].isEmpty)
        #expect(analyses[3].first?.parts.map(\.lemma) == ["de", "el"])
        #expect(analyses[3].contains { $0.surface == "chullu" && !$0.isKnown })
        await analyzer.shutDown()
    }

    @Test("no texts have no analyses") func none() async throws {
        let analyzer = try analyzer()
        #expect(try await analyzer.analyze([]).isEmpty)
        await analyzer.shutDown()
    }

    @Test("an analyser that was shut down refuses") func shutDown() async throws {
        let analyzer = try analyzer()
        await analyzer.shutDown()
        await #expect(throws: ApertiumError.shutDown) { _ = try await analyzer.analyze(["hola"]) }
    }

    @Test("names the missing package") func missing() {
        var configuration = ApertiumConfiguration()
        configuration.modesDirectory = "/nonexistent"
        #expect(throws: ApertiumError.notInstalled(path: "/nonexistent/spa-eng.mode", package: "apertium-eng-spa")) {
            _ = try ApertiumAnalyzer(configuration: configuration)
        }
    }
}
