import Accessibility
import Testing

@Suite struct CaptionCheckTests {
    private func document(_ cues: [CaptionCue]) -> CaptionDocument {
        CaptionDocument(format: .subRip, blocks: cues.map(CaptionBlock.cue))
    }

    @Test(
        "each rule, its value and limit",
        arguments: [
            // 34 characters in one second.
            (
                [CaptionCue(start: 0, end: 1000, text: "Treinta y cuatro caracteres aquí ..")],
                ["cue 1: reading-speed 35, limit 17"]
            ),
            ([CaptionCue(start: 0, end: 1000, text: "Hola")], []),
            (
                [CaptionCue(start: 0, end: 5000, text: "Cuarenta y tres caracteres son uno de más .")],
                ["cue 1: line-length 43, limit 42"]
            ),
            ([CaptionCue(start: 0, end: 1000, text: "a\nb\nc")], ["cue 1: line-count 3, limit 2"]),
            ([CaptionCue(start: 0, end: 500, text: "a")], ["cue 1: short-duration 500, limit 833"]),
            ([CaptionCue(start: 0, end: 8000, text: "a")], ["cue 1: long-duration 8000, limit 7000"]),
            ([CaptionCue(start: 0, end: 1000, text: " ")], ["cue 1: empty-text 0"]),
            ([CaptionCue(start: 0, end: nil, text: "a")], ["cue 1: missing-end 0"]),
            ([CaptionCue(start: 900, end: 0, text: "a")], ["cue 1: negative-duration -900, limit 0"]),
            (
                [CaptionCue(start: 0, end: 1000, text: "a"), CaptionCue(start: 1050, end: 2000, text: "b")],
                ["cue 2: gap 50, limit 83"]
            ),
            (
                [CaptionCue(start: 0, end: 1000, text: "a"), CaptionCue(start: 900, end: 2000, text: "b")],
                ["cue 2: overlap 100, limit 0"]
            ),
            (
                [CaptionCue(start: 5000, end: 6000, text: "a"), CaptionCue(start: 900, end: 2000, text: "b")],
                ["cue 2: order 4100, limit 0"]
            ),
            ([], []),
            // Combining marks are no characters of their own: 4 and not 8.
            ([CaptionCue(start: 0, end: 1000, text: "a\u{308}a\u{308}a\u{308}a\u{308}")], []),
        ] as [([CaptionCue], [String])])
    func rules(cues: [CaptionCue], lines: [String]) {
        #expect(CaptionCheck(rules: .netflix).findings(in: document(cues)).map(\.line) == lines)
    }

    @Test(
        "numerals are compared with the source",
        arguments: [
            ("Pague S/ 1,250.50 hoy", "Kunan S/ 1.250,50 qullqita quy", []),
            ("Vaya el 15", "Chunka pichqayuq punchawta riy", ["cue 1: number 0, limit 1 (15)"]),
            ("Vaya el 15", "Riy 15 16", ["cue 1: number 1, limit 0 (16)"]), ("a", "b", []),
        ])
    func numbers(source: String, target: String, lines: [String]) {
        let check = CaptionCheck(rules: CaptionRules())
        let findings = check.findings(
            in: document([CaptionCue(start: 0, end: 1000, text: CaptionText(target))]),
            source: document([CaptionCue(start: 0, end: 1000, text: CaptionText(source))]))
        #expect(findings.map(\.line) == lines)
    }

    @Test("the number of cues is compared, and words a minute are counted")
    func counts() {
        let cue = CaptionCue(start: 0, end: 1000, text: "a b c d")
        let findings = CaptionCheck(rules: .bbc).findings(in: document([cue]), source: document([cue, cue]))
        #expect(findings.map(\.line) == ["cue 0: cue-count 1, limit 2", "cue 1: word-rate 240, limit 180"])
    }

    @Test("presets by name", arguments: ["bbc", "netflix", "netflix-children", "une153010"])
    func presets(name: String) {
        #expect(CaptionRules.preset(name)?.lineCount == 2)
        #expect(CaptionRules.preset("x") == nil)
    }
}
