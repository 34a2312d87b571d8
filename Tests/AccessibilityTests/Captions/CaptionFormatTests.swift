import Accessibility
import Testing

@Suite struct CaptionFormatTests {
    private func read(_ text: String, _ format: CaptionFormat) throws -> (CaptionDocument, [CaptionWarning]) {
        try format.read(Array(text.utf8))
    }

    @Test("SubRip, regular")
    func subRip() throws {
        let file =
            "1\n00:00:01,000 --> 00:00:02,500\nMana <i>qillqayta</i>\nyachanichu.\n\n2\n01:00:00,001 --> 01:00:01,000\n- ¿Ñan?\n\n"
        let (document, warnings) = try read(file, .subRip)
        #expect(warnings.isEmpty)
        #expect(document.cues.map(\.start) == [1000, 3_600_001])
        #expect(document.cues.map(\.end) == [2500, 3_601_000])
        #expect(document.cues.map(\.id) == ["1", "2"])
        #expect(
            document.cues[0].text.pieces == [
                .text("Mana "), .markup("<i>"), .text("qillqayta"), .markup("</i>"), .text("\nyachanichu."),
            ])
        #expect(CaptionFormat.subRip.write(document).text == file)
    }

    @Test(
        "SubRip, lenient: what is read, and the line and matter of the warning",
        arguments: [
            ("1\n00:00:01.000 --> 00:00:02,000\na\n", ["a"], 2, "a point instead of a comma in the time"),
            ("1\n00:01,000 --> 00:00:02,000\na\n", ["a"], 2, "a time without hours"),
            ("1\n0:00:01,5 --> 00:00:02,000\na\n", ["a"], 2, "a time with too few or too many digits"),
            ("00:00:01,000 --> 00:00:02,000\na\n", ["a"], 1, "the cue has no number"),
            (
                "1\n00:00:01,000 --> 00:00:02,000\na\n2\n00:00:03,000 --> 00:00:04,000\nb", ["a", "b"], 4,
                "no empty line before the cue"
            ),
            ("1\n00:00:01,000 --> 00:00:02,000\na\n\nb\n", ["a\n\nb"], 5, "the text goes on after an empty line"),
            ("1\n00:00:01,000 -->\na\n", ["a"], 2, "the cue has no end"),
            ("1\n00:00:03,000 --> 00:00:02,000\na\n", ["a"], 2, "the cue ends before it starts"),
        ])
    func lenientSubRip(file: String, texts: [String], line: Int, message: String) throws {
        let (document, warnings) = try read(file, .subRip)
        #expect(document.cues.map(\.text.plain) == texts)
        #expect(warnings == [CaptionWarning(place: line, message: message)])
    }

    @Test(
        "text of SubRip that looks like something else",
        arguments: [
            ("3 < 4", ["3 < 4"]), ("<3 kuyayki", ["<3 kuyayki"]), ("a --> b", ["a --> b"]),
            ("t'ant' apamuy p'", ["t'ant' apamuy p'"]),
            ("{\\an8}arriba", ["arriba"]), ("<font color=\"red\">x</font>", ["x"]), ("2024", ["2024"]),
            ("a\u{308}", ["a\u{308}"]),
        ])
    func subRipText(text: String, plain: [String]) throws {
        let (document, warnings) = try read("1\n00:00:01,000 --> 00:00:02,000\n\(text)\n\n", .subRip)
        #expect(document.cues.map(\.text.plain) == plain)
        #expect(warnings.isEmpty)
        #expect(CaptionFormat.subRip.write(document).text.hasSuffix("\n\(text)\n\n"))
    }

    @Test("WebVTT: header, notes, styles, regions, settings, voices, references, hours left out")
    func webVTT() throws {
        let file = """
            WEBVTT - Trámites
            Kind: captions
            Language: es

            STYLE
            ::cue(v) { color: yellow }

            REGION
            id:fred width:40%

            NOTE una nota
            de dos líneas

            intro
            00:01.000 --> 00:02.500 line:0 position:20% align:start
            <v Ana>¿Qué es el <c.loud>DNI</c> &amp; el &lt;RUC&gt;?

            01:00:00.000 --> 01:00:01.000
            <00:00:30.000>b&nbsp;c

            """
        let (document, warnings) = try read(file, .webVTT)
        #expect(warnings.isEmpty)
        #expect(document.language == "es")
        #expect(document.header == " - Trámites\nKind: captions\nLanguage: es")
        #expect(
            Array(document.blocks.prefix(3)) == [
                .style("\n::cue(v) { color: yellow }"), .region("\nid:fred width:40%"),
                .note(" una nota\nde dos líneas"),
            ])
        #expect(document.cues.map(\.id) == ["intro", nil])
        #expect(document.cues[0].settings == "line:0 position:20% align:start")
        #expect(document.cues[0].text.plain == "¿Qué es el DNI & el <RUC>?")
        #expect(document.cues[1].text.plain == "b\u{A0}c")
        #expect(document.cues.map(\.start) == [1000, 3_600_000])
        let written = CaptionFormat.webVTT.write(document)
        #expect(written.warnings.isEmpty)
        #expect(written.text == file.replacing("00:01.000 --> 00:02.500", with: "00:00:01.000 --> 00:00:02.500"))
    }

    @Test(
        "WebVTT, lenient",
        arguments: [
            ("WEBVTT\n\n00:01,000 --> 00:02.000\na\n", ["a"], 3, "a comma instead of a point in the time"),
            ("WEBVTT\n00:01.000 --> 00:02.000\na\n", ["a"], 2, "no empty line behind the header"),
            (
                "WEBVTT\n\n00:01.000 --> 00:02.000\na\n00:03.000 --> 00:04.000\nb\n", ["a", "b"], 5,
                "no empty line before the cue"
            ),
            (
                "WEBVTT\n\nhola\n\n00:01.000 --> 00:02.000\na\n", ["a"], 3,
                "a block without times, which players pass over"
            ),
            ("WEBVTT\n\n00:01.000 --> 00:02.000\n3 < 4\n", ["3 < 4"], 4, "a < without >, taken as a character"),
            ("WEBVTT\n\n00:02.000 --> 00:02.000\na\n", ["a"], 3, "the cue does not end after its start"),
        ])
    func lenientWebVTT(file: String, texts: [String], line: Int, message: String) throws {
        let (document, warnings) = try read(file, .webVTT)
        #expect(document.cues.map(\.text.plain) == texts)
        #expect(warnings == [CaptionWarning(place: line, message: message)])
    }

    @Test("a mark of UTF-8, CRLF and CR are read")
    func lineEnds() throws {
        for end in ["\r\n", "\r", "\n"] {
            let file = "\u{FEFF}WEBVTT\(end)\(end)00:01.000 --> 00:02.000\(end)añu\(end)b\(end)"
            let (document, warnings) = try read(file, .webVTT)
            #expect(warnings.isEmpty)
            #expect(document.cues.map(\.text.plain) == ["añu\nb"])
        }
    }

    @Test(
        "refused, by line and code",
        arguments: [
            (Array("hola\n".utf8), .subRip, 1, "caption.malformed"),
            (Array("1\n00:00:61,000 --> 00:00:62,000\na".utf8), .subRip, 2, "caption.malformed"),
            (Array("1\n00:00:01,000 --> mañana\na".utf8), .subRip, 2, "caption.malformed"),
            (Array("00:01.000 --> 00:02.000\n".utf8), .webVTT, 1, "caption.malformed"),
            (Array("WEBVTTX\n".utf8), .webVTT, 1, "caption.malformed"), ([], .webVTT, 1, "caption.malformed"),
            (Array("WEBVTT\n\nx\nab:01.000 --> 00:02.000\na\n".utf8), .webVTT, 4, "caption.malformed"),
            ([0xFF, 0xFE, 0x31, 0x00], .subRip, 1, "caption.encoding"),
            ([0x31, 0x00, 0x0A, 0x00], .subRip, 1, "caption.encoding"),
            (Array("1\n00:00:01,000 --> 00:00:02,000\n".utf8) + [0x61, 0xF1, 0x6F], .subRip, 3, "caption.encoding"),
            (Array("<tt".utf8), .timedText, 1, "caption.malformed"), ([], .timedText, 1, "caption.malformed"),
            (Array("<html/>".utf8), .timedText, 1, "caption.malformed"),
            (Array("<!DOCTYPE tt [<!ENTITY a \"b\">]>\n<tt>&a;</tt>".utf8), .timedText, 1, "caption.refused"),
            (Array("<!DOCTYPE tt SYSTEM \"file:///etc/passwd\">\n<tt/>".utf8), .timedText, 1, "caption.refused"),
            (Array("<tt>\n<body><div><p begin=\"x\"/></div></body></tt>".utf8), .timedText, 2, "caption.malformed"),
            (Array("<tt>\n<body>&a;</body></tt>".utf8), .timedText, 2, "caption.malformed"),
            (
                Array(("<tt><body>" + String(repeating: "<div>", count: 70)).utf8), .timedText, 1, "caption.refused"
            ),
        ] as [([UInt8], CaptionFormat, Int, String)])
    func refused(file: [UInt8], format: CaptionFormat, line: Int, code: String) throws {
        let error = try #require(throws: CaptionError.self) { try format.read(file) }
        #expect(error.code == code)
        #expect(error.line == line)
    }

    @Test("a file over the limit is refused")
    func tooLarge() throws {
        let file = [UInt8](repeating: 0x61, count: CaptionFormat.sizeLimit + 1)
        let error = try #require(throws: CaptionError.self) { try CaptionFormat.subRip.read(file) }
        #expect(error.code == "caption.too-large")
    }

    @Test("an empty SubRip file has no cues")
    func empty() throws {
        #expect(try read("", .subRip).0.cues.isEmpty)
        #expect(try read("WEBVTT", .webVTT).0.cues.isEmpty)
    }

    @Test(
        "the format tells itself",
        arguments: [
            ("", "WEBVTT\n", .webVTT), ("", "\u{FEFF}WEBVTT\n", .webVTT), ("", "1\n", .subRip),
            ("", " <tt/>", .timedText),
            ("a.b.vtt", "1\n", .webVTT), ("x.DFXP", "", .timedText), ("", "", .subRip),
        ] as [(String, String, CaptionFormat)])
    func detect(name: String, text: String, expected: CaptionFormat) {
        #expect(CaptionFormat.detect(name: name, bytes: Array(text.utf8)) == expected)
    }

    @Test("what another format cannot carry is reported")
    func losses() throws {
        let (document, _) = try read(
            "WEBVTT\n\nNOTE x\n\na\n00:01.000 --> 00:02.000 line:0\n<v Ana>hola</v> &lt;i>\n", .webVTT)
        let written = CaptionFormat.subRip.write(document)
        #expect(written.text == "1\n00:00:01,000 --> 00:00:02,000\nhola <i>\n\n")
        #expect(written.warnings.count == 6)
    }
}
