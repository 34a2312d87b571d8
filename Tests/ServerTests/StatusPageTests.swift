import Gateway
import HTTPTypes
import Testing
import TextProcessing
import Translation

@testable import Server

struct StatusPageTests {
    private static func page(_ text: String, language: MessageLanguage = .english) -> String {
        let description = BackendDescription(
            id: text, method: .rules, locality: .external,
            directions: [.init(LanguagePair(source: .spanish, target: .chankaQuechua), quality: 0.5, model: text)],
            licence: text)
        return StatusPage(
            language: language, version: text, uptime: .seconds(90_061), isReady: false,
            backends: [
                BackendStatus(
                    description: description, health: BackendHealth(isHealthy: false, remedy: text), obstacle: nil)
            ], modelProblems: [LocalizedText(verbatim: text)], cache: nil, contact: text
        ).page.document.markup
    }

    @Test(
        "no value becomes markup",
        arguments: [
            ("<b onclick=x>", "&lt;b onclick=x&gt;"), ("\"'", "&quot;&#39;"), ("a&amp;b", "a&amp;amp;b"),
            ("</style></table>", "&lt;/style&gt;&lt;/table&gt;"), ("a\u{0}\u{1B}b", "a\u{FFFD}\u{FFFD}b"),
            ("t'anta ñ", "t&#39;anta ñ"),
        ])
    func escaping(text: String, escaped: String) {
        let page = Self.page(text)
        // Version, identifier, remedy, licence, model, problem, contact.
        #expect(page.split(separator: escaped, omittingEmptySubsequences: false).count == 8)
        let plain = Self.page("x")
        #expect(page.split(separator: "<").count == plain.split(separator: "<").count)
    }

    @Test("counts days, hours and minutes, and says in words that nothing can be translated")
    func content() {
        #expect(Self.page("x").contains("<dd>1 d 1 h 1 min</dd>"))
        #expect(Self.page("x").contains("It cannot translate now."))
        #expect(Self.page("x", language: .spanish).contains("No puede traducir ahora."))
        #expect(Self.page("x", language: .spanish).contains("<span lang=\"en\">x</span>"))
    }

    @Test("shows the figures of the cache")
    func cache() {
        let page = StatusPage(
            language: .english, version: "1", uptime: .zero, isReady: true, backends: [], modelProblems: [],
            cache: (TranslationCache(byteBudget: 1 << 20).statistics, 64 << 20), contact: nil
        ).page.document.markup
        #expect(page.contains("0 / 64 MiB"))
        #expect(!page.contains("Whom to ask"))
    }

    @Test(
        "allows its own style and nothing else",
        arguments: [(nil, "es"), ("en", "en"), ("xx", "es")] as [(String?, String)])
    func headers(query: String?, language: String) async throws {
        let answer = try await TestGateway.respond(
            .get, "/status" + (query.map { "?lang=\($0)" } ?? ""), type: nil)
        #expect(answer.status == 200)
        #expect(answer.headers[.contentLanguage] == language)
        #expect(answer.headers[.xContentTypeOptions] == "nosniff")
        let policy = try #require(answer.headers[.contentSecurityPolicy])
        #expect(policy.hasPrefix("default-src 'none'; style-src 'sha256-"))
        #expect(answer.body.contains("<style>\(HTMLPage.commonStyle)</style>"))
        #expect(answer.body.contains("<html lang=\"\(language)\">"))
    }

    @Test("readiness names each backend")
    func readiness() async throws {
        let answer = try await TestGateway.respond(.get, "/readyz", type: nil)
        let backends = try #require(try answer.json["backends"] as? [String: [String: String]])
        #expect(backends == ["bracket": ["status": "ready"]])
    }
}
