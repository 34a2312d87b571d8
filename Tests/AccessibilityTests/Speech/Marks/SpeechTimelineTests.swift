import Accessibility
import Testing
import TextProcessing

@Suite struct SpeechTimelineTests {
    @Test(
        "parts without a time share what lies between by letters",
        arguments: [
            // hola (4 letters), a comma (as two), mundo (5): 1,100 ms in 11 shares.
            ("hola, mundo", 1_100, [], [0, 400, 600], [true, true, true]),
            (
                "hola, mundo", 1_100, [PartTime(part: 0, sample: 0), PartTime(part: 2, sample: 800)], [0, 533, 800],
                [false, true, false]
            ),
            ("hola, mundo", 900, [PartTime(part: 1, sample: 100)], [0, 100, 328], [true, false, true]),
            // An engine that goes backwards, or beyond the end, or names a part that is not there.
            (
                "a b c", 300,
                [PartTime(part: 0, sample: 50), PartTime(part: 1, sample: 20), PartTime(part: 2, sample: 999)],
                [50, 50, 300], [false, false, false]
            ),
            ("a b", 200, [PartTime(part: 7, sample: 10), PartTime(part: -1, sample: 10)], [0, 100], [true, true]),
            ("a b", 0, [], [0, 0], [true, true]), ("", 500, [], [], []),
        ] as [(String, Int, [PartTime], [Int], [Bool])])
    func starts(text: String, length: Int, times: [PartTime], expected: [Int], isEstimated: [Bool]) {
        var timeline = SpeechTimeline(source: SpokenSource(text))
        var audio = SpeechFixture.audio(length)
        audio.times = times
        let timed = timeline.append(SpeechFixture.sentence(text), audio)
        #expect(timed.parts.map(\.start) == expected)
        #expect(timed.parts.map(\.isEstimated) == isEstimated)
        #expect(timed.end == length)
    }

    @Test("pauses have their length, marks none")
    func pauses() {
        let word = SpokenPart.word(SpokenWord(spoken: "a", source: ByteRange(0, 1)))
        let sentence = SpokenSentence(
            variety: .spanish, parts: [word, .pause(milliseconds: 500), .mark(name: "m", offset: 1), word],
            source: ByteRange(0, 1))
        var timeline = SpeechTimeline(source: SpokenSource("a"))
        #expect(timeline.append(sentence, SpeechFixture.audio(1_000)).parts.map(\.start) == [0, 250, 750, 750])
        #expect(timeline.append(sentence, SpeechFixture.audio(300)).parts.map(\.start) == [1_000, 1_000, 1_300, 1_300])
        #expect(timeline.milliseconds == 1_300)
    }

    @Test("sentences of odd rates do not drift")
    func drift() {
        var timeline = SpeechTimeline(source: SpokenSource("a"))
        // A third of a millisecond at 22,050 Hz, three thousand times.
        for _ in 0..<3_000 {
            timeline.append(
                SpeechFixture.sentence("a"), SpeechAudio(sampleRate: 22_050, samples: [Int16](repeating: 0, count: 7)))
        }
        #expect(timeline.milliseconds == 952)
        let starts = timeline.sentences.map(\.start)
        #expect(zip(starts, starts.dropFirst()).allSatisfy { $0 <= $1 })
    }
}
