import Testing
import TextProcessing
import Translation

@testable import Backends

struct ProtectedMarkupTests {
    private let markup = ProtectedMarkup(element: "span", attributes: " translate=\"no\"")

    @Test(
        "encodes and gives the same text back",
        arguments: [
            ("", [], ""),
            ("Hola", [], "Hola"),
            ("a < b & c > d", [], "a &lt; b &amp; c &gt; d"),
            ("{n}", [0..<3], "<span translate=\"no\">{n}</span>"),
            (
                "<b>x</b>", [0..<3, 4..<8],
                "<span translate=\"no\">&lt;b&gt;</span>x<span translate=\"no\">&lt;/b&gt;</span>"
            ),
            ("it's \"mʼa\" &lt;", [], "it's \"mʼa\" &amp;lt;"),
            ("ñ\u{301}{n}ʼ", [4..<7], "ñ\u{301}<span translate=\"no\">{n}</span>ʼ"),
        ] as [(String, [Range<Int>], String)])
    func encodes(text: String, spans: [Range<Int>], encoded: String) {
        let segment = SegmentInput(text: text, protectedSpans: spans.map { ByteRange($0) })
        #expect(markup.encoded(segment) == encoded)
        #expect(Array(markup.decoded(encoded).utf8) == Array(text.utf8))
    }

    @Test(
        "reads what services write",
        arguments: [
            ("it&#39;s &quot;x&quot;", "it's \"x\""),
            ("m&#x2BC;a&apos;&nbsp;y", "mʼa'\u{A0}y"),
            ("<SPAN class=\"notranslate\">{n}</Span >z", "{n}z"),
            ("<spanner> <b> &foo; & &; &#0; &#xD800; &amp", "<spanner> <b> &foo; & &; &#0; &#xD800; &amp"),
            ("&amp;lt;", "&lt;"),
            ("<span", "<span"),
            ("&", "&"),
        ])
    func decodes(reply: String, text: String) {
        #expect(markup.decoded(reply) == text)
    }

    @Test("runs of special bytes are protected together")
    func special() {
        let encoded = ProtectedMarkup(element: "x").encoded(SegmentInput(text: "a **b* c")) { $0 == UInt8(ascii: "*") }
        #expect(encoded == "a <x>**</x>b<x>*</x> c")
    }
}
