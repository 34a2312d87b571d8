import Accessibility
import Testing
import TextProcessing

@Suite struct SpeechRunTests {
    @Test(
        "a range of the run is a range of the source",
        arguments: [
            (SpeechRun(text: "hola", start: 5), 0..<4, 5..<9), (SpeechRun(text: "hola", start: 5), 2..<2, 7..<7),
            // `a&amp;b` from byte 3 on: the run has three bytes, its source seven.
            (SpeechRun(text: "a&b", start: 3, offsets: [3, 4, 9]), 2..<3, 9..<10),
            (SpeechRun(text: "a&b", start: 3, offsets: [3, 4, 9]), 0..<3, 3..<10),
            (SpeechRun(text: "", start: 3, offsets: []), 0..<0, 3..<3),
        ] as [(SpeechRun, Range<Int>, Range<Int>)])
    func source(run: SpeechRun, range: Range<Int>, expected: Range<Int>) {
        #expect(run.source(of: range).range == expected)
    }

    @Test("prosody stays within its range")
    func prosody() {
        #expect(Prosody(rate: 9, pitch: 0, volume: -1) == Prosody(rate: 4, pitch: 0.5, volume: 0))
    }
}
