import Accessibility
import Testing

@Suite struct TimedTextTests {
    private func read(_ body: String, root: String = "") throws -> (CaptionDocument, [CaptionWarning]) {
        let file = """
            <?xml version="1.0" encoding="UTF-8"?>
            <tt xmlns="http://www.w3.org/ns/ttml" xmlns:tts="http://www.w3.org/ns/ttml#styling" \
            xmlns:ttp="http://www.w3.org/ns/ttml#parameter" xml:lang="es" \(root)>
            <head><layout><region xml:id="r1" tts:origin="10% 80%"/></layout></head>
            <body>\(body)</body></tt>
            """
        return try CaptionFormat.timedText.read(Array(file.utf8))
    }

    @Test(
        "times as clock, frames, offset and ticks",
        arguments: [
            ("begin=\"00:00:01\" end=\"00:00:02.5\"", "", 1000, 2500), ("begin=\"1.5s\" dur=\"500ms\"", "", 1500, 2000),
            ("begin=\"1h\" end=\"61m\"", "", 3_600_000, 3_660_000),
            ("begin=\"00:00:01:15\" end=\"60f\"", "", 1500, 2000),
            ("begin=\"00:00:01:12\" end=\"50f\"", "ttp:frameRate=\"25\"", 1480, 2000),
            ("begin=\"24f\" end=\"48f\"", "ttp:frameRate=\"24\" ttp:frameRateMultiplier=\"1000 1001\"", 1001, 2002),
            ("begin=\"10000000t\" end=\"20000000t\"", "ttp:tickRate=\"10000000\"", 1000, 2000),
            ("begin=\"2t\" end=\"3t\"", "", 2000, 3000), ("begin=\"1s\" end=\"9s\" dur=\"2s\"", "", 1000, 3000),
        ])
    func times(attributes: String, root: String, start: Int, end: Int) throws {
        let (document, warnings) = try read("<div><p \(attributes)>a</p></div>", root: root)
        #expect(warnings.isEmpty)
        #expect(document.cues.map(\.start) == [start])
        #expect(document.cues.map(\.end) == [end])
    }

    @Test("times, styles, regions and language of outer elements go to the cue")
    func scopes() throws {
        let (document, warnings) = try read(
            "<div begin=\"10s\" end=\"20s\" region=\"r1\" style=\"a\" xml:lang=\"quz\">"
                + "<p xml:id=\"x\" begin=\"1s\" style=\"b\">a</p></div>")
        #expect(warnings.isEmpty)
        #expect(
            document.cues == [
                CaptionCue(
                    id: "x", start: 11_000, end: 20_000, text: "a", settings: "region=\"r1\" style=\"a b\"",
                    language: "quz")
            ])
    }

    @Test(
        "text: breaks, spans, white space",
        arguments: [
            ("a<br/>b", [.text("a\nb")]), ("  a \n  b  <br/>  c  ", [.text("a b\nc")]),
            (
                "a <span tts:fontStyle=\"italic\"> b</span>",
                [.text("a "), .markup("<i>"), .text("b"), .markup("</i>")]
            ),
            (
                "<span style=\"s\">t'ant'</span>",
                [.markup("<span style=\"s\">"), .text("t'ant'"), .markup("</span>")]
            ),
            (
                "<span xml:lang=\"ayr\">jach' uta</span>",
                [.markup("<lang ayr>"), .text("jach' uta"), .markup("</lang>")]
            ),
            ("&lt;3 &amp; &#241;", [.text("<3 & ñ")]), ("", []), ("<![CDATA[a<b]]>", [.text("a<b")]),
        ] as [(String, [CaptionText.Piece])])
    func text(body: String, pieces: [CaptionText.Piece]) throws {
        let (document, warnings) = try read("<div><p begin=\"1s\" end=\"2s\">\(body)</p></div>")
        #expect(warnings.isEmpty)
        #expect(document.cues.map(\.text.pieces) == [pieces])
        let written = CaptionFormat.timedText.write(document)
        #expect(written.warnings.isEmpty)
        let again = try CaptionFormat.timedText.read(Array(written.text.utf8))
        #expect(again.document == document)
        #expect(document.head.contains("<region xml:id=\"r1\""))
    }

    @Test("preserved white space stays")
    func preserved() throws {
        let (document, _) = try read("<div xml:space=\"preserve\"><p begin=\"1s\" end=\"2s\"> a  b<br/></p></div>")
        #expect(document.cues.map(\.text.plain) == [" a  b\n"])
        let written = CaptionFormat.timedText.write(document)
        #expect(try CaptionFormat.timedText.read(Array(written.text.utf8)).document == document)
    }

    @Test("timed spans time a cue that has no times; a cue without end is reported")
    func spans() throws {
        let (document, warnings) = try read(
            "<div><p><span begin=\"1s\" end=\"2s\">a</span><span begin=\"2s\" dur=\"3s\">b</span></p><p begin=\"9s\">c</p></div>"
        )
        #expect(document.cues.map(\.start) == [1000, 9000])
        #expect(document.cues.map(\.end) == [5000, nil])
        #expect(warnings == [CaptionWarning(place: 4, message: "the cue has no end")])
    }

    @Test("what is left out is reported")
    func leftOut() throws {
        let (_, warnings) = try read("<set/><div>x<p begin=\"1s\" end=\"2s\">a<metadata>b</metadata></p></div>")
        #expect(warnings.count == 3)
    }
}
