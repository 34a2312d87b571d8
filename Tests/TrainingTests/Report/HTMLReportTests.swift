import Testing

@testable import Training

struct HTMLReportTests {
    /// A report whose texts hold every character that HTML gives a meaning.
    private static var full: TrainingReport {
        var report = TrainingReport(source: "es", target: "quy")
        report.id = "abc123"
        report.corpora = [
            .init(
                name: "a<b&\"'", group: "a", variety: "quz", weight: 0.5, read: 1200, kept: 1000,
                dropped: ["one-sided": 150, "numbers": 50],
                examples: ["numbers": [.init(line: 7, source: "<script>1</script>", target: "\u{0}nul & 'x'")]]),
            .init(
                name: "second", group: "a", variety: "quy", weight: 1, read: 10, kept: 10, dropped: [:], examples: [:]),
        ]
        report.facts = ["lemma": 12]
        report.conversions = ["quz.core": 31]
        report.sourceLengths = [5, 3, 0, 1]
        report.targetLengths = [6, 2]
        report.forwardPerplexity = [4000, 120, 30.5]
        report.backwardPerplexity = [4000, 110]
        report.ngrams = [10, 20]
        report.discounts = [[0.5, 1, 1.5]]
        report.rounds = [
            .init(score: 26.328, lengthRatio: 1.0068, poolSize: 29_048),
            .init(score: 27.219, lengthRatio: 0.9912, poolSize: 49_183),
            .init(score: 27.105, lengthRatio: 1.0134, poolSize: 65_836),
        ]
        report.weights = ["languageModel": 0.4498]
        report.scores = ["chrf++": 26.26, "chrf": 31.09, "length-ratio": 1.012, "non-words": 0.0535]
        report.seconds = ["prepare": 1.25, "tune es-quy": 7]
        report.sizes = ["phrases.bin": 1_500_000]
        report.alignments = [.init(source: ["▁a", "be"], target: ["▁<x>"], links: [[0, 0], [9, 9], [1]])]
        report.examples = [
            .init(source: "Él & ella", reference: "Paypas paywan", translation: "Paypas \"kay\"", score: 31.2)
        ]
        report.notes = [.tinyCorpus(pairs: 3), .unseenLetters(["ä", "<"])]
        return report
    }

    @Test("the page is well-formed, with each label in place", arguments: ReportLanguage.allCases)
    func balance(language: ReportLanguage) {
        for report in [Self.full, TrainingReport(source: "es", target: "ayr")] {
            let page = HTMLReport(report, language: language).page
            let balance = TagBalance(page)
            #expect(balance.faults == [])
            #expect(Set(balance.identifiers).count == balance.identifiers.count)
            #expect(Set(balance.labels).isSubset(of: balance.identifiers))
            #expect(balance.counts["svg"] == balance.counts["desc"])
            #expect(balance.counts["table"] == balance.counts["caption"])
            #expect(balance.counts["h1"] == 1)
            #expect(page.contains("<html lang=\"\(language.rawValue)\">"))
        }
    }

    @Test("nothing is loaded from elsewhere")
    func selfContained() {
        let page = HTMLReport(Self.full).page
        for forbidden in ["http:", "https:", "src=", "<script", "<link", "url(", "@import", "\u{0}"] {
            #expect(!page.contains(forbidden))
        }
    }

    @Test("characters with a meaning are escaped")
    func escaping() {
        let page = HTMLReport(Self.full).page
        #expect(page.contains("a&lt;b&amp;&quot;&#39;"))
        #expect(page.contains("&lt;script&gt;1&lt;/script&gt;"))
        #expect(page.contains("\u{FFFD}nul &amp; &#39;x&#39;"))
        #expect(page.contains("▁&lt;x&gt;"))
    }

    @Test(
        "each number has its row",
        arguments: [
            "<tr><th scope=\"row\">second</th><td>a</td><td>quy</td><td>1.00</td><td>10</td><td>10</td><td>0 (0.0 %)</td>",
            "<td>1\u{202F}200</td><td>1\u{202F}000</td><td>200 (16.7 %)</td>",
            "<th scope=\"row\">0</th><td>26.33</td><td>1.007</td><td>29\u{202F}048</td>",
            "<th scope=\"row\">1 (kept)</th><td>27.22</td><td>0.991</td>",
            "<th scope=\"row\">2</th><td>27.11</td>",
            "<th scope=\"row\">quz.core</th><td>31</td>",
            "<th scope=\"row\">3</th><td>30.5</td><td>–</td>",
            "<th scope=\"row\">1</th><td>10</td><td>0.500</td><td>1.000</td><td>1.500</td>",
            "<th scope=\"row\">2</th><td>20</td><td>–</td><td>–</td><td>–</td>",
            "<th scope=\"row\">languageModel</th><td>0.450</td>",
            "<th scope=\"row\">Tuning es-quy</th><td>7.00</td>",
            "<th scope=\"row\">phrases.bin</th><td>1.5 MB</td>",
            "<dt>Non-words</dt><dd>5.4 %</dd>",
            "the numbers differ: 50",
            "<mark>Paypas</mark> <del>paywan</del>",
            "<mark>Paypas</mark> <ins>&quot;kay&quot;</ins>",
            "<span lang=\"es\">Él &amp; ella</span>",
        ])
    func rows(expected: String) {
        #expect(HTMLReport(Self.full).page.contains(expected))
    }

    @Test("a Spanish page has Spanish headings and notes")
    func spanish() {
        let page = HTMLReport(Self.full, language: .spanish).page
        #expect(page.contains("Informe de entrenamiento: es → quy"))
        #expect(page.contains("1 (elegida)"))
        #expect(page.contains("Solo se aprendió de 3 pares"))
        #expect(!page.contains(">Summary<"))
    }

    @Test("the text has a line for each corpus and note")
    func text() {
        let text = Self.full.text(folder: "/m", language: .english)
        #expect(text.contains("  second: 10 of 10 pairs\n"))
        #expect(text.contains("1000 of 1200 pairs (one-sided 150, numbers 50)"))
        #expect(text.contains("  ! Only 3 pairs"))
        #expect(text.contains("length ratio 1.01, non-words 5.4 %"))
    }
}
