import Accessibility
import Testing
import TextProcessing

@Suite struct SpeechCaptionTests {
    @Test("captions of sentences with their languages and word times")
    func webVTT() {
        var timeline = SpeechTimeline(source: SpokenSource("¿Qué tal? Allinllachu & ñuqa."))
        timeline.append(SpeechFixture.sentence("Qué tal?", from: 2), SpeechFixture.audio(1_000, [0, 500]))
        timeline.append(
            SpeechFixture.sentence("Allinllachu & ñuqa.", from: 12, .collaoQuechua),
            SpeechFixture.audio(3_600_000, [200, 900]))
        #expect(
            SpeechCaptionWriter.webVTT(timeline.cues())
                == """
                WEBVTT

                1
                00:00:00.000 --> 00:00:01.000
                <lang es>Qué <00:00:00.500>tal?</lang>

                2
                00:00:01.200 --> 01:00:01.000
                <lang quz>Allinllachu &amp; <00:00:01.900>ñuqa.</lang>

                """)
        #expect(
            SpeechCaptionWriter.subRip(timeline.cues())
                == """
                1
                00:00:00,000 --> 00:00:01,000
                Qué tal?

                2
                00:00:01,200 --> 01:00:01,000
                Allinllachu & ñuqa.

                """)
        #expect(!SpeechCaptionWriter.webVTT(timeline.cues(), hasWordTimes: false).contains("<00:"))
    }

    @Test(
        "long sentences are cut to lines and captions",
        arguments: [
            ("uno dos tres cuatro", 8, 2, ["uno dos\ntres", "cuatro"]), ("uno dos tres", 80, 2, ["uno dos tres"]),
            ("uno dos tres", 3, 1, ["uno", "dos", "tres"]),
            ("otorrinolaringología sí", 5, 2, ["otorrinolaringología\nsí"]),
            ("dijo: «hola» y calló.", 12, 1, ["dijo: «hola»", "y calló."]), ("1:30 ya", 3, 2, ["1:30\nya"]),
            ("uno\n  dos", 20, 2, ["uno dos"]), ("", 20, 2, []), ("...", 20, 2, []),
        ] as [(String, Int, Int, [String])])
    func lines(text: String, length: Int, count: Int, expected: [String]) {
        let timeline = SpeechFixture.timeline(text, [(0, text, .spanish)])
        let cues = timeline.cues(lineLength: length, lineCount: count)
        #expect(cues.map(\.text) == expected)
        #expect(cues.allSatisfy { $0.start < $0.end })
        #expect(zip(cues, cues.dropFirst()).allSatisfy { $0.end <= $1.start })
    }

    @Test("nothing in a text ends a caption or opens a tag")
    func hostile() {
        let text = "a --> b\n\n2\n<c>x</c>"
        let timeline = SpeechFixture.timeline(text, [(0, text, .spanish)])
        let captions = SpeechCaptionWriter.webVTT(timeline.cues(), hasWordTimes: false)
        #expect(
            captions
                == "WEBVTT\n\n1\n00:00:00.000 --> 00:00:01.900\n<lang es>a --&gt; b 2 &lt;c&gt;x&lt;/c&gt;</lang>\n")
        #expect(!SpeechCaptionWriter.subRip(timeline.cues()).dropFirst(32).contains("-->"))
    }

    @Test("sentences of no length keep their order")
    func noLength() {
        var timeline = SpeechTimeline(source: SpokenSource("a b c"))
        for place in [0, 2, 4] {
            timeline.append(SpeechFixture.sentence("a", from: place), SpeechFixture.audio(0))
        }
        let cues = timeline.cues()
        #expect(cues.map(\.start) == [0, 1, 2])
        #expect(cues.map(\.end) == [1, 2, 3])
    }
}
