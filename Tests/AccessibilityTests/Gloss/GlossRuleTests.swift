import Accessibility
import Foundation
import Testing

struct GlossRuleTests {
    private static let head = "rule: a\non: yes\nexplain: e\nexample: a -> A\n"

    private func lexiconFolder(rules: String) throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appending(path: "gloss-\(UUID().uuidString)")
        let gloss = folder.appending(path: "gloss")
        try FileManager.default.createDirectory(at: gloss, withIntermediateDirectories: true)
        try Data(rules.utf8).write(to: gloss.appending(path: "rules.txt"))
        try Data("SOL\tsol\nLUNA\tluna\n".utf8).write(to: gloss.appending(path: "prl.tsv"))
        return folder
    }

    @Test(
        "patterns and actions",
        arguments: [
            ("match: [pos=n]\ndo: drop 1", "DAR"),
            ("match: [lemma=sol] * [lemma=luna]\ndo: move 2 before 1", "LUNA SOL DAR"),
            ("match: ^ [pos!=adv]\ndo: move 1 end", "DAR LUNA SOL"),
            ("match: [pos=n] $\ndo: add AHÍ after 1", "SOL DAR LUNA AHÍ"),
            ("match: [lemma=dar]\nunless: [lemma=sol]\ndo: drop 1", "SOL DAR LUNA"),
            ("match: [lemma=dar]\nwhen: [is=sign tag=f]\ndo: replace 1 X Y", "SOL X Y LUNA"),
            ("match: [pos=n]\nonce: yes\ndo: drop 1", "DAR LUNA"),
            (
                "match: [lemma=luna]\ndo: replace 1 A_B\n\n" + head.replacing("rule: a", with: "rule: b")
                    + "match: [gloss=A_B]\ndo: drop 1", "SOL DAR"
            ),
            ("match: [word=luna]\ndo: fingerspell 1", "SOL DAR L-U-N-A"),
            ("match: [pos=n]\ndo: move 1 start; add YO start", "YO LUNA YO SOL DAR"),
        ])
    func application(rule: String, gloss: String) async throws {
        let folder = try lexiconFolder(rules: Self.head + rule + "\n")
        defer { remove(folder) }
        let reply = "^sol/sol<n><m>$ ^da/dar<vblex>$ ^luna/luna<n><f>$"
        let translator = try GlossTranslator(lexicons: folder.path, analyzer: FixedAnalyzer(reply))
        #expect(try await translator.gloss("sol da luna").text == gloss)
    }

    @Test(
        "a bad rule is refused with its line",
        arguments: [
            ("nothing\n", 1), ("on: yes\n", 1), (head + "match: [pos=n\ndo: drop 1", 5),
            (head + "match: [pos=n]\ndo: drop 2", 6), (head + "match: [pos=n]\n", 1),
            (head + "match: [colour=red]\ndo: drop 1", 5), (head + "match: *\ndo: drop 1", 5),
            (head + "match: [is=odd]\ndo: drop 1", 5), (head + "match: [pos=n]\ndo: mark smile 1", 6),
            (head + "match: [pos=n]\ndo: drop 1\ncorpus: many", 7), (head + "match: [pos=n]\nwhy: x\ndo: drop 1", 6),
        ])
    func refused(rules: String, line: Int) throws {
        let folder = try lexiconFolder(rules: rules)
        defer { remove(folder) }
        let error = #expect(throws: GlossError.self) {
            try GlossTranslator(lexicons: folder.path, analyzer: NoAnalyzer())
        }
        guard case .malformed("rules.txt", line, _) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test("the shipped rules are explained, and one that the corpus speaks against is off") func shipped() throws {
        let rules = try GlossPlaces.translator().rules.rules
        #expect(rules.count >= 60)
        for rule in rules {
            let evidence = try #require(rule.evidence, "\(rule.id)")
            #expect(!rule.isOn || evidence.supporting >= evidence.opposing, "\(rule.id)")
        }
    }

    @Test("files whose lines end with CR LF are read like others") func windowsLines() throws {
        let shipped = try GlossPlaces.translator()
        func windows(_ name: String) throws -> String {
            try String(contentsOfFile: "\(GlossPlaces.lexicons)/gloss/\(name)", encoding: .utf8)
                .replacing("\n", with: "\r\n")
        }
        let folder = try lexiconFolder(rules: try windows("rules.txt"))
        defer {
            do { try FileManager.default.removeItem(at: folder) } catch { Issue.record(error) }
        }
        let table = try windows("prl.tsv")
        try Data(table.utf8).write(to: folder.appending(path: "gloss/prl.tsv"))
        let translator = try GlossTranslator(lexicons: folder.path, analyzer: NoAnalyzer())
        #expect(translator.rules.rules == shipped.rules.rules)
        #expect(translator.lexicon.entries == shipped.lexicon.entries)
        let row = String(repeating: "\t", count: 10) + "approved\r\n"
        let lexicon = try SignLexicon(parsing: "# a\r\n\r\nSOL\tsol\(row)LUNA\tluna\r\n", file: "x")
        #expect(lexicon.entries.map(\.status) == [.approved, .unreviewed])
        #expect(throws: GlossError.malformed(file: "x", line: 3, detail: "2 to 12 columns, not 1")) {
            try SignLexicon(parsing: "# a\r\n\r\nSOL\r\n", file: "x")
        }
    }

    @Test("the manual for experts has the counts of the files") func manual() throws {
        let manual = try String(contentsOf: GlossPlaces.root.appending(path: "docs/gloss.md"), encoding: .utf8)
        let translator = try GlossPlaces.translator()
        let rules = translator.rules.rules
        #expect(manual.contains("\(rules.count) rules, \(rules.count(where: \.isOn)) of them on"))
        #expect(manual.contains("It has \(translator.lexicon.entries.count) signs"))
        var rows = 0
        for rule in rules where manual.contains("\n| `\(rule.id)` |") {
            let evidence = try #require(rule.evidence)
            let row = "\n| `\(rule.id)` | \(evidence.supporting) | \(evidence.opposing) |\n"
            #expect(manual.contains(row), "\(rule.id)")
            rows += 1
        }
        #expect(rows == 13)
    }

    @Test("the shipped examples hold", .enabled(if: BatchAnalyzer.isInstalled, "\(BatchAnalyzer.absence)"))
    func examples() async throws {
        let shipped = try GlossPlaces.translator()
        let analyses = try await BatchAnalyzer().analyze(shipped.rules.rules.map(\.exampleText))
        for (rule, words) in zip(shipped.rules.rules, analyses) {
            let rules = shipped.rules.setting(rule.id, isOn: true)
            let corpus = GlossCorpus(lines: [.init(words: words, reference: [])], lexicon: shipped.lexicon)
            let gloss = corpus.glosses(by: rules)[0].joined(separator: " ")
            #expect(gloss == rule.exampleGloss.replacing("CH-", with: "C-H-"), "\(rule.id)")
        }
    }

    private func remove(_ folder: URL) {
        do { try FileManager.default.removeItem(at: folder) } catch { Issue.record(error) }
    }
}
