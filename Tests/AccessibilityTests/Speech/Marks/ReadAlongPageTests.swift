import Accessibility
import Foundation
import Testing
import TextProcessing

@Suite struct ReadAlongPageTests {
    private static let text = "Hola a todos.\n\nRimasunchik: «ch'aska»."

    private static func page() -> String {
        let timeline = SpeechFixture.timeline(
            text, [(0, "Hola a todos.", .spanish), (15, "Rimasunchik: «ch'aska».", .collaoQuechua)])
        return ReadAlongPage(
            title: "Aviso <1> & \"2\"", variety: .spanish, audio: "aviso.mp3?a=1&b=\"", notice: "Voz prestada."
        ).html(timeline)
    }

    @Test("each word has its times, each sentence its language, each paragraph its element")
    func words() {
        let page = Self.page()
        #expect(page.contains("<html lang=\"es\">"))
        #expect(page.contains("<p><span class=\"sentence\" lang=\"es\" data-start=\"0.000\" data-end=\"1.300\">"))
        #expect(page.contains("<span class=\"word\" data-start=\"0.000\" data-end=\"0.433\">Hola</span> "))
        #expect(
            page.contains("todos.</span></span></p>\n<p><span class=\"sentence\" lang=\"quz\" data-start=\"1.300\""))
        #expect(page.contains(">Rimasunchik:</span> <span"))
        #expect(page.contains("«ch"))
        #expect(page.contains("<p class=\"notice\">Voz prestada.</p>"))
    }

    @Test("titles, addresses and texts cannot leave their place")
    func escaped() {
        let page = Self.page()
        #expect(page.contains("<title>Aviso &lt;1&gt; &amp; &quot;2&quot;</title>"))
        #expect(page.contains("src=\"aviso.mp3?a=1&amp;b=&quot;\""))
        let text = "</span><script>alert(1)</script>"
        let hostile = ReadAlongPage(title: "", variety: .spanish, audio: "")
            .html(SpeechFixture.timeline(text, [(0, text, .spanish)]))
        #expect(!hostile.contains("<script>alert"))
        #expect(hostile.contains(">&lt;/span&gt;&lt;</span>"))
    }

    @Test("without script there are the text and the player, and no button that does nothing")
    func withoutScript() {
        let page = Self.page()
        #expect(page.contains("<audio controls"))
        #expect(page.split(separator: "<button ").count == 3)
        #expect(page.split(separator: " hidden>").count == 3)
        #expect(!page.contains("http"))
    }

    @Test("a speech without words is a page without text")
    func empty() {
        let page = ReadAlongPage(title: "a", variety: .spanish, audio: "a.mp3").html(
            SpeechTimeline(source: SpokenSource("")))
        #expect(!page.contains("<p>"))
    }

    @Test("colours of text and ground differ by at least 7 to 1 (WCAG 2.2, 1.4.6)")
    func contrast() throws {
        var pairs = 0
        for rule in Self.page().split(separator: "}") {
            let colours = rule.split(separator: ";").compactMap { declaration -> (Bool, Double)? in
                guard let number = declaration.split(separator: "#").last, number.count == 6,
                    let value = UInt32(number, radix: 16)
                else { return nil }
                return (declaration.contains("background"), Self.luminance(value))
            }
            guard let text = colours.first(where: { !$0.0 })?.1, let ground = colours.first(where: { $0.0 })?.1 else {
                continue
            }
            pairs += 1
            #expect((max(text, ground) + 0.05) / (min(text, ground) + 0.05) >= 7, "\(rule)")
        }
        #expect(pairs >= 4)
    }

    /// Relative luminance as WCAG 2.2 defines it.
    private static func luminance(_ colour: UInt32) -> Double {
        func channel(_ shift: UInt32) -> Double {
            let value = Double(colour >> shift & 0xFF) / 255
            return value <= 0.040_45 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * channel(16) + 0.7152 * channel(8) + 0.0722 * channel(0)
    }
}
