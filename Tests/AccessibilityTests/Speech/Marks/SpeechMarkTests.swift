import Accessibility
import Testing
import TextProcessing

@Suite struct SpeechMarkTests {
    private static let text = "Año 😀 ñandú"

    @Test("marks are those of Polly")
    func polly() {
        let text = "Mary had a little lamb."
        var timeline = SpeechTimeline(source: SpokenSource(text))
        timeline.append(SpeechFixture.sentence(text), SpeechFixture.audio(2_000, [6, 373, 604, 643, 882, 1_300]))
        #expect(
            SpeechMarkWriter(source: timeline.source).lines(timeline.marks)
                == """
                {"time":0,"type":"sentence","start":0,"end":23,"value":"Mary had a little lamb."}
                {"time":6,"type":"word","start":0,"end":4,"value":"Mary"}
                {"time":373,"type":"word","start":5,"end":8,"value":"had"}
                {"time":604,"type":"word","start":9,"end":10,"value":"a"}
                {"time":643,"type":"word","start":11,"end":17,"value":"little"}
                {"time":882,"type":"word","start":18,"end":22,"value":"lamb"}

                """)
    }

    @Test(
        "offsets are counted in bytes, scalars or UTF-16 units",
        arguments: [(.bytes, 10, 17), (.scalars, 6, 11), (.utf16, 7, 12)] as [(TextUnit, Int, Int)])
    func units(unit: TextUnit, start: Int, end: Int) {
        let source = SpokenSource(Self.text)
        let mark = SpeechMark(time: 0, kind: .word, source: ByteRange(10, 17), value: "x")
        let line = SpeechMarkWriter(source: source, unit: unit).line(mark)
        #expect(line == "{\"time\":0,\"type\":\"word\",\"start\":\(start),\"end\":\(end),\"value\":\"x\"}\n")
    }

    @Test("what JSON does not allow is escaped, and an estimated time says so")
    func escapes() {
        let mark = SpeechMark(
            time: 5, kind: .ssml, source: ByteRange(9, 9), value: "a\"b\\c\n\u{2028}é", isEstimated: true)
        #expect(
            SpeechMarkWriter(source: SpokenSource("")).line(mark)
                == #"{"time":5,"type":"ssml","start":9,"end":9,"value":"a\"b\\c\u000a\u2028é","estimated":true}"# + "\n"
        )
    }

    @Test("marks of SSML have the bytes of the document and the text without tags")
    func document() throws {
        let ssml = "<speak>Tom &amp; <mark name=\"aquí\"/>Ana</speak>"
        let document = try SSMLReader().read(ssml)
        let parts: [SpokenPart] = [
            .word(SpokenWord(spoken: "tom y", source: ByteRange(7, 16))), .mark(name: "aquí", offset: 17),
            .word(SpokenWord(spoken: "ana", source: ByteRange(37, 40))),
        ]
        var timeline = SpeechTimeline(source: SpokenSource(document, source: ssml))
        timeline.append(
            SpokenSentence(variety: .spanish, parts: parts, source: ByteRange(7, 40)),
            SpeechFixture.audio(1_000, [0, 400, 400]))
        let marks = timeline.marks
        #expect(marks.map(\.value) == ["Tom & Ana", "Tom &", "aquí", "Ana"])
        #expect(marks.map(\.time) == [0, 0, 400, 400])
        #expect(marks.map(\.kind) == [.sentence, .word, .ssml, .word])
    }

    @Test("sentences without words, and ranges beyond the source, do no harm")
    func empty() {
        var timeline = SpeechTimeline(source: SpokenSource("é"))
        timeline.append(SpeechFixture.sentence(""), SpeechFixture.audio(100))
        #expect(timeline.marks.isEmpty)
        let word = SpokenWord(spoken: "x", source: ByteRange(1, 90))
        timeline.append(
            SpokenSentence(variety: .spanish, parts: [.word(word)], source: ByteRange(1, 90)), SpeechFixture.audio(100))
        let writer = SpeechMarkWriter(source: timeline.source, unit: .utf16)
        #expect(timeline.marks.map(\.value) == ["", ""])
        #expect(writer.lines(timeline.marks).contains("\"start\":0,\"end\":1"))
    }
}
