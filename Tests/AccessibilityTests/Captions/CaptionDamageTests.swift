import Accessibility
import Testing
import TextProcessing

/// Files with random damage: they are refused with a line, or what was read can be worked on and is read again the same.
@Suite struct CaptionDamageTests {
    private struct Seeded: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            // Knuth's MMIX generator, its high bits put low.
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ (state >> 33)
        }
    }

    private static let files: [(CaptionFormat, String)] = [
        (
            .subRip,
            "1\n00:00:01,000 --> 00:00:02,500 X1:40\n- ¿<i>Ñan</i>?\n- {\\an8}Sí.\n\n2\n00:00:03,000 --> 00:00:04,000\nVaya a\nLima.\n\n"
        ),
        (
            .webVTT,
            "WEBVTT x\nLanguage: es\n\nNOTE a\n\nSTYLE\nb\n\na1\n00:01.000 --> 00:02.500 line:0\n<v Ana>t'ant' &amp; <c.x>b</c>\n\n"
                + "01:00:03.000 --> 01:00:04.000\n<v Luis>15, <00:00:03.500>16\n"
        ),
        (
            .timedText,
            "<tt xmlns=\"http://www.w3.org/ns/ttml\" xml:lang=\"es\"><head/><body begin=\"1s\"><div><!--n--><p xml:id=\"a\" "
                + "begin=\"00:00:01.5\" dur=\"12f\" region=\"r\">a<br/><span xml:lang=\"quz\"> b</span></p><p begin=\"9s\" "
                + "end=\"10s\">c &#241;</p></div></body></tt>"
        ),
    ]
    private static let pieces = [
        "<", ">", "&", "-->", "\n\n", "\n", ":", ",", "99999999", "00:00:09,000 --> 00:00:01,000\n", "</i>", "<v>",
        "NOTE", "- ",
        "\r", "\u{308}", "]]>", "\"", "{\\", " ", "<i>", "999999:59:59,999 --> ",
    ]

    @Test("damage", arguments: 0..<3, 1...200)
    func damage(file: Int, seed: UInt64) throws {
        let (format, text) = Self.files[file]
        var random = Seeded(state: seed)
        var bytes = Array(text.utf8)
        for _ in 0..<Int.random(in: 1...4, using: &random) {
            let place = Int.random(in: 0..<bytes.count, using: &random)
            switch Int.random(in: 0..<4, using: &random) {
            case 0: bytes.remove(at: place)
            case 1: bytes[place] = UInt8.random(in: 0x20..<0x7F, using: &random)
            case 2: bytes.removeSubrange(place..<min(bytes.count - 1, place + 9))
            default: bytes.insert(contentsOf: Array((Self.pieces.randomElement(using: &random) ?? "").utf8), at: place)
            }
        }
        let document: CaptionDocument
        do {
            document = try format.read(bytes).document
        } catch {
            #expect(error.line > 0)
            return
        }
        let written = format.write(document)
        let again = try format.read(Array(written.text.utf8)).document
        // A second writing has nothing left to repair.
        #expect(
            format.write(again).text
                == format.write(try format.read(Array(format.write(again).text.utf8)).document).text)
        #expect(again.cues.map(\.start) == document.cues.map(\.start))
        #expect(again.cues.map(\.end) == document.cues.map(\.end))
        let fitted = CaptionFitting(rules: .netflix, variety: .spanish, merges: true).fitted(document)
        let letters = { (document: CaptionDocument) in
            document.cues.map { $0.text.plain.filter { !$0.isWhitespace } }.joined()
        }
        #expect(letters(fitted) == letters(document))
        let translation = CaptionTranslation(document, target: .chankaQuechua)
        let result = translation.distributed(translation.texts)
        #expect(letters(result.document) == letters(document))
        #expect(
            CaptionCheck(rules: .netflix).findings(in: result.document, source: document).allSatisfy { $0.cue >= 0 })
        for other in CaptionFormat.allCases {
            #expect(other.write(document).text.utf8.count > 0 || document.cues.isEmpty)
        }
    }
}
