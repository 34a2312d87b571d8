import Foundation
import Synchronization
import Testing
import TextProcessing

@testable import Translation

struct SavedAnswerTests {
    private static let pair = LanguagePair(source: .spanish, target: .chankaQuechua)

    /// An answer with a value in every field, and every optional one once without.
    private static let full: TranslationResult = {
        let guesses = [LanguageGuess(variety: .spanish, confidence: 0.1)]
        let leg = RouteLeg(backend: "b", pair: pair)
        let error = BackendError(.rejectedAnswer, "e", retryAfter: .milliseconds(1500), defect: .loop)
        let explanation = SegmentExplanation(
            pair: pair, model: "m", score: -1.25, parts: [.init(name: "n", value: 0.1, weighted: -.infinity)],
            phrases: [
                .init(
                    source: "s", target: "t", isCarried: true, parts: [.init(name: "p", value: 1, weighted: 2)],
                    learnedFrom: ["c:1"])
            ])
        let notice = UntranslatedNotice(
            reason: .rejectedAnswer, defect: .loop, retryAfter: .seconds(2),
            nearest: NearestSentence(
                ApprovedSentence(unitID: "u", sourceText: "uno dos", text: "huk"), asked: "uno tres"),
            contact: "c")
        let segments = [true, false].map { isFull in
            SegmentResult(
                sourceRange: ByteRange(0, 5), targetRange: 1..<4, sourceText: "á\u{301} \"\n\u{0}",
                text: "manq\u{2BC}a", source: .spanish, status: isFull ? .translated : .copied, legs: [leg],
                quality: isFull
                    ? QualityEstimate(score: 0.3, reasons: [.pivot, .loop], disqualifying: .loop) : nil,
                unknownWords: ["w"], alternatives: ["a"],
                attempts: [
                    RouteAttempt(leg: leg, error: isFull ? error : nil, duration: .nanoseconds(7), isHedge: isFull)
                ], unitID: isFull ? "u" : nil, isMachineTranslated: isFull, explanations: [explanation],
                convertedFrom: isFull ? .collaoQuechua : nil, notice: isFull ? notice : nil)
        }
        return TranslationResult(
            text: "t", source: SourceDecision(asked: .undetermined, guesses: guesses, used: .spanish),
            target: VarietyNegotiation(asked: .quechua, served: .chankaQuechua, reason: .macrolanguageDefault),
            segments: segments,
            edits: [
                NormalizationEdit(kind: .apostrophe, original: ByteRange(1, 2), normalized: ByteRange(1, 3), rule: "r")
            ], duration: .milliseconds(3), isFromCache: true)
    }()

    private static func dumped(_ value: Any) -> String {
        var text = ""
        dump(value, to: &text)
        return text
    }

    @Test("every field of an answer comes back")
    func roundTrip() throws {
        let (encoder, decoder) = (JSONEncoder(), JSONDecoder())
        encoder.nonConformingFloatEncodingStrategy = .convertToString(
            positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
        decoder.nonConformingFloatDecodingStrategy = .convertFromString(
            positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
        let saved = SavedAnswer(request: Digest(of: "r"), createdAt: 12, answer: Self.full)
        let back = try decoder.decode(SavedAnswer.self, from: encoder.encode(saved))
        #expect(Self.dumped(back) == Self.dumped(saved))
        let texts = [back.answer.segments[0].sourceText, back.answer.segments[0].text]
        #expect(
            texts.map { Array($0.utf8) }
                == saved.answer.segments[0..<1].flatMap { [$0.sourceText, $0.text] }.map { Array($0.utf8) })
    }

    private func key(_ text: String, revision: String = "1") -> CacheKey {
        CacheKey(TranslationRequest(text: text, source: .spanish, target: .chankaQuechua), revision: revision)
    }

    @Test("an answer is given until its lifetime is over, and not while the clock is before it")
    func aging() {
        let time = Mutex<Int64>(1000)
        let cache = TranslationCache(
            byteBudget: 1 << 20, aging: .init(lifetime: 100, now: { time.withLock { $0 } }))
        cache.insert(Self.full, for: key("a"))
        time.withLock { $0 = 1099 }
        #expect(cache.answer(for: key("a")) != nil)
        cache.insert(Self.full, for: key("b"))
        time.withLock { $0 = 1100 }
        #expect(cache.answer(for: key("a")) == nil && cache.statistics.entries == 1)
        time.withLock { $0 = 1098 }
        #expect(cache.answer(for: key("b")) == nil && cache.statistics.entries == 0)
    }

    @Test("saved are the living answers of a revision, those used last at the end, and restored they keep their age")
    func saving() {
        let time = Mutex<Int64>(0)
        let aging = TranslationCache.Aging(lifetime: 100, now: { time.withLock { $0 } })
        let cache = TranslationCache(byteBudget: 1 << 20, aging: aging)
        for (index, text) in ["old", "a", "b", "c"].enumerated() {
            time.withLock { $0 = Int64(index) }
            cache.insert(Self.full, for: key(text))
        }
        cache.insert(Self.full, for: key("other", revision: "2"))
        #expect(cache.answer(for: key("a")) != nil)
        time.withLock { $0 = 100 }
        let saved = cache.saved(revision: "1")
        #expect(saved.map(\.request) == [key("b"), key("c"), key("a")].map(\.request))
        #expect(saved.map(\.createdAt) == [2, 3, 1])
        #expect(cache.statistics.entries == 4)
        time.withLock { $0 = 101 }
        let other = TranslationCache(byteBudget: 1 << 20, aging: aging)
        for answer in saved { other.restore(answer, revision: "7 3") }
        #expect(other.answer(for: key("b", revision: "7 3"))?.text == "t")
        #expect(other.answer(for: key("b")) == nil)
        #expect(other.answer(for: key("a", revision: "7 3")) == nil && other.statistics.entries == 2)
        time.withLock { $0 = 102 }
        #expect(other.answer(for: key("b", revision: "7 3")) == nil)
    }
}
