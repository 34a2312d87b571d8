import Accessibility
import Testing

struct ReadabilityWriterTests {
    private let analyzer: ReadabilityAnalyzer

    init() throws { analyzer = try SpanishReading.analyzer.get() }

    @Test("one line a finding, with the line of the text")
    func lines() {
        let text = "Venga hoy.\nDebe abonar.\n\nSi hubiere deuda, pague."
        let report = analyzer.analyze(text)
        #expect(
            ReadabilityLineWriter().lines(for: report, of: text, file: "a.txt") == """
                a.txt:2: difficult-word: Hay una palabra más conocida. En vez de «abonar» use «pagar» (dinero que se debe).
                a.txt:4: future-subjunctive: El futuro de subjuntivo ya no se usa al hablar. Use el presente («si tiene», \
                «cuando tenga») o, si es una suposición, «hubiera».

                """)
        let english = ReadabilityLineWriter(language: .english).lines(for: report, of: text, file: "a.txt")
        #expect(english.hasPrefix("a.txt:2: difficult-word: There is a better known word. Instead of «abonar»"))
        #expect(ReadabilityLineWriter().lines(for: analyzer.analyze(""), of: "", file: "a.txt").isEmpty)
    }

    @Test("a test case a sentence, failures counted, text escaped")
    func junit() {
        let text = "Pague <b> & \"hoy\".\nEsta oración tiene muchas palabras para su límite."
        let report = analyzer.analyze(text)
        let xml = ReadabilityJUnitWriter(thresholds: ReadabilityThresholds(sentenceWords: 5), language: .english)
            .xml(for: report, of: text, file: "a&b.txt")
        #expect(
            xml == """
                <?xml version="1.0" encoding="UTF-8"?>
                <testsuites>
                <testsuite name="a&amp;b.txt" tests="3" failures="1" skipped="1">
                <testcase name="text" classname="readability" file="a&amp;b.txt" line="1">\
                <skipped message="11 words; the measures need 100"/></testcase>
                <testcase name="sentence 1: Pague &lt;b&gt; &amp; &quot;hoy&quot;." classname="readability" \
                file="a&amp;b.txt" line="1"></testcase>
                <testcase name="sentence 2: Esta oración tiene muchas palabras para su límite." \
                classname="readability" file="a&amp;b.txt" line="2">\
                <failure type="readability" message="8 words, limit 5"></failure></testcase>
                </testsuite>
                </testsuites>

                """)
    }

    @Test(
        "messages and suggestions are in one language",
        arguments: [
            (.spanish, ["11 palabras; las medidas necesitan 100", "8 palabras, límite 5", "1 avisos, límite 0"]),
            (.english, ["11 words; the measures need 100", "8 words, limit 5", "1 warnings, limit 0"]),
        ] as [(ReadabilityLineWriter.Language, [String])])
    func language(language: ReadabilityLineWriter.Language, messages: [String]) {
        let text = "Debe abonar hoy.\nEsta oración tiene muchas palabras para su límite."
        let report = analyzer.analyze(text)
        let thresholds = ReadabilityThresholds(sentenceWords: 5, warningsPerSentence: 0)
        let xml = ReadabilityJUnitWriter(thresholds: thresholds, language: language)
            .xml(for: report, of: text, file: "a.txt")
        for message in messages { #expect(xml.contains(message)) }
        let (own, other) = language == .spanish ? ("En vez de", "Instead of") : ("Instead of", "En vez de")
        #expect(xml.contains("difficult-word: \(own)"))
        #expect(!xml.contains(other))
    }

    @Test("a long text that misses its limit fails, one that is easy does not")
    func textLimit() {
        let easy = String(repeating: "La casa de mi tía es muy grande hoy día. ", count: 10)
        let hard = String(
            repeating: "La administración institucional implementará procedimientos extraordinarios. ", count: 20)
        let writer = ReadabilityJUnitWriter(thresholds: ReadabilityThresholds())
        #expect(writer.xml(for: analyzer.analyze(easy), of: easy, file: "e").contains("failures=\"0\" skipped=\"0\""))
        let xml = writer.xml(for: analyzer.analyze(hard), of: hard, file: "h")
        #expect(xml.contains("failures=\"1\""))
        #expect(xml.contains("message=\"perspicuity -"))
    }

    @Test("control characters and an empty text make well-formed XML")
    func control() {
        let text = "Pague\u{1}hoy \u{FFFE} ya."
        let writer = ReadabilityJUnitWriter(thresholds: ReadabilityThresholds(warningsPerSentence: 0))
        let xml = writer.xml(for: analyzer.analyze(text), of: text, file: "c")
        #expect(!xml.unicodeScalars.contains { $0 == "\u{1}" || $0 == "\u{FFFE}" })
        #expect(writer.xml(for: analyzer.analyze(""), of: "", file: "c").contains("tests=\"0\""))
    }
}
