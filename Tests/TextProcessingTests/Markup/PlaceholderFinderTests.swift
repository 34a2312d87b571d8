import Testing
import TextProcessing

struct PlaceholderFinderTests {
    /// Placeholders are written `kind:text` with a space between.
    @Test(
        "finds placeholders exactly",
        arguments: [
            ("", ""), ("a", ""), ("100 %", ""), ("50%", ""), ("50% de descuento", ""), ("50 %de", ""), ("5%s", ""),
            ("{", ""),
            ("{}", ""), ("{ }", ""), ("{a, b, c}", ""), ("{{", ""), ("{{}}", ""), ("a@b", ""), ("@pepe #hoy", ""),
            ("a@b.", ""),
            ("a@1.2", ""), ("www.", ""), ("http://", ""), ("awww.a.pe", ""), ("<b>x</b>", ""), ("a%20del", ""),
            ("50%% más", ""),
            ("%s", "percent:%s"), ("%d%s", "percent:%d percent:%s"), ("%1$s y %2$d.", "percent:%1$s percent:%2$d"),
            ("%(name)s!", "percent:%(name)s"), ("%.2f soles", "percent:%.2f"), ("%ld", "percent:%ld"),
            ("%@", "percent:%@"),
            ("%%", "percent:%%"), ("%sol", ""), ("{0}", "brace:{0}"), ("{name}.", "brace:{name}"),
            ("{a.b}", "brace:{a.b}"),
            ("{n, number}", "brace:{n, number}"), ("{0:00}", "brace:{0:00}"), ("{{x}}", "doubleBrace:{{x}}"),
            ("{{user.name}}", "doubleBrace:{{user.name}}"), ("${x}", "dollarBrace:${x}"), ("$5 {x}", "brace:{x}"),
            ("https://www.gob.pe.", "url:https://www.gob.pe"), ("(http://a.pe/b)", "url:http://a.pe/b"),
            ("http://a.pe/b_(c).", "url:http://a.pe/b_(c)"), ("www.gob.pe, hoy", "url:www.gob.pe"),
            ("HTTPS://A.PE?x=1&y=2!", "url:HTTPS://A.PE?x=1&y=2"), ("«https://a.pe»", "url:https://a.pe"),
            ("https://a.pe/ñandú?", "url:https://a.pe/ñandú"), ("https://a.pe/{id}/x", "url:https://a.pe/{id}/x"),
            ("mesa@minsa.gob.pe.", "email:mesa@minsa.gob.pe"), ("<a.b+c@x-y.pe>", "email:a.b+c@x-y.pe"),
            ("de a@b.pe a c@d.pe", "email:a@b.pe email:c@d.pe"), ("e\u{0301}{x}", "brace:{x}"),
            ("tʼantʼ{x}", "brace:{x}"),
            ("שלום {0}", "brace:{0}"), ("👍%s", "percent:%s"), ("a\0{0}", "brace:{0}"),
        ])
    func finds(text: String, expected: String) {
        let found = PlaceholderFinder().placeholders(in: text).map { "\($0.kind.rawValue):\(text[utf8: $0.range])" }
        #expect(found.joined(separator: " ") == expected)
    }

    @Test("gives sorted, disjoint ranges", arguments: SegmentationLexicon.edgeTexts)
    func disjoint(edge: EdgeText) {
        let text = edge.text
        var end = 0
        for placeholder in PlaceholderFinder().placeholders(in: text) {
            #expect(placeholder.range.lowerBound >= end && !placeholder.range.isEmpty)
            end = placeholder.range.upperBound
        }
        #expect(end <= text.utf8.count)
    }
}
