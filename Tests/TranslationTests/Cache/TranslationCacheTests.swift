import Testing
import TextProcessing
import Translation

struct TranslationCacheTests {
    private func key(
        _ text: String, source: LanguageVariety? = .spanish, target: LanguageVariety = .chankaQuechua,
        isExplained: Bool = false, revision: String = "1", policy: RoutingPolicy = .standard
    ) -> CacheKey {
        CacheKey(
            TranslationRequest(text: text, source: source, target: target, isExplained: isExplained, policy: policy),
            revision: revision)
    }

    private func answer(_ text: String) async throws -> TranslationResult {
        let pipeline = try TestPipeline.make()
        return try await pipeline.translate(
            TranslationRequest(text: text, source: .spanish, target: .chankaQuechua), deadline: .now + .seconds(60)
        ).get()
    }

    @Test("keys differ in every field, and byte by byte in the text")
    func keys() {
        let keys = [
            key("a"), key("á"), key("a\u{301}"), key("a", source: nil), key("a", target: .collaoQuechua),
            key("a", isExplained: true), key("a", revision: "2"),
            key("a", policy: RoutingPolicy(allowedBackends: ["b"])),
            key("a", policy: RoutingPolicy(allowedBackends: [])),
            key("a", policy: RoutingPolicy(allowedLicences: ["b"])),
            key("a", policy: RoutingPolicy(external: .allowed)),
            key("a", policy: RoutingPolicy(maximumPrice: 1)),
            key("a", policy: RoutingPolicy(allowsNonCommercial: false)),
        ]
        #expect(Set(keys).count == keys.count)
        #expect(key("a") == key("a"))
    }

    @Test("holds what fits and drops what was not used for longest")
    func budget() async throws {
        let value = try await answer("uno")
        // Three of them fit and not a fourth; each is under an eighth of the budget only if the budget is far larger.
        let cost = try await costOfOne(value)
        let cache = TranslationCache(byteBudget: cost * 9 + cost / 2)
        for number in 0..<9 { cache.insert(value, for: key("\(number)")) }
        #expect(cache.statistics.entries == 9 && cache.statistics.bytes == cost * 9)
        #expect(cache.answer(for: key("0"))?.text == value.text)
        cache.insert(value, for: key("9"))
        #expect(cache.answer(for: key("1")) == nil)
        #expect(cache.answer(for: key("0")) != nil && cache.answer(for: key("9")) != nil)
        let statistics = cache.statistics
        #expect([statistics.hits, statistics.misses, statistics.evictions, statistics.entries] == [3, 1, 1, 9])
        cache.removeAll()
        #expect(cache.answer(for: key("0")) == nil && cache.statistics.bytes == 0)
        cache.insert(value, for: key("0"))
        #expect(cache.answer(for: key("0")) != nil && cache.statistics.entries == 1)
    }

    @Test("the same key again replaces, and what is too large is not held")
    func replacesAndRefuses() async throws {
        let value = try await answer("uno")
        let cost = try await costOfOne(value)
        let cache = TranslationCache(byteBudget: cost * 8)
        cache.insert(value, for: key("a"))
        cache.insert(value, for: key("a"))
        #expect(cache.statistics.entries == 1 && cache.statistics.bytes == cost)
        let small = TranslationCache(byteBudget: cost * 8 - 1)
        small.insert(value, for: key("a"))
        #expect(small.statistics.entries == 0)
        let none = TranslationCache(byteBudget: 0)
        none.insert(value, for: key("a"))
        #expect(none.answer(for: key("a")) == nil)
    }

    private func costOfOne(_ value: TranslationResult) async throws -> Int {
        let cache = TranslationCache(byteBudget: 1 << 20)
        cache.insert(value, for: key("a"))
        return cache.statistics.bytes
    }
}
