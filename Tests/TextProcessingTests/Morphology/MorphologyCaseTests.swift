import Testing
import TextProcessing

/// Checks every row of `lexicons/morphology/cases.*.tsv`, paradigms derived by hand.
struct MorphologyCaseTests {
    @Test("each language has at least 150 rows", arguments: ["quy", "quz", "ayr"])
    func rowCount(variety: String) throws {
        #expect(try MorphologyData.rows(variety).count >= 150)
    }

    @Test(
        "the analysis of the row is found, and first unless the row says it is ambiguous",
        arguments: ["quy", "quz", "ayr"])
    func rows(variety: String) throws {
        let analyzer = try #require(
            try MorphologyData.catalog.get().analyzer(for: LanguageVariety(parsing: variety)))
        for row in try MorphologyData.rows(variety) {
            let analyses = analyzer.analyses(of: row.word)
            let readings = analyses.map { analysis in
                let lines = analysis.interlinear(glossLanguage: "es")
                return "\(lines.segmented) \(lines.glossed)"
            }
            let wanted = "\(row.segmented) \(row.glossed)"
            #expect(readings.contains(wanted), "cases.\(variety).tsv:\(row.line): \(wanted) is not among \(readings)")
            if row.note != "ambiguous" {
                #expect(readings.first == wanted, "cases.\(variety).tsv:\(row.line): first is \(readings)")
            }
            #expect(analyses.allSatisfy { $0.isGuess == (row.note == "guess") }, "cases.\(variety).tsv:\(row.line)")
        }
    }

    @Test("a word built from the suffixes of a row has the row's analysis again", arguments: ["quy", "quz", "ayr"])
    func roundTrip(variety: String) throws {
        let catalog = try MorphologyData.catalog.get()
        let tag = try LanguageVariety(parsing: variety)
        let analyzer = try #require(catalog.analyzer(for: tag))
        let generator = try #require(catalog.generator(for: tag))
        for row in try MorphologyData.rows(variety) {
            let analyses = analyzer.analyses(of: row.word)
            let meant = analyses.first { $0.interlinear(glossLanguage: "es").glossed == row.glossed }
            guard let meant else { continue }
            let tags = meant.suffixes.map(\.gloss)
            let word = try generator.generate(root: meant.root.form, category: meant.root.category, suffixes: tags)
            let again = analyzer.analyses(of: word, limit: 64)
            #expect(
                again.contains { $0.root == meant.root && $0.suffixes.map(\.gloss) == tags },
                "cases.\(variety).tsv:\(row.line): \(word)")
        }
    }

    @Test(
        "any two suffixes the grammar allows on a root are found again",
        arguments: [
            ("quy", "wasi", WordCategory.noun), ("quy", "rima", .verb), ("quz", "t'aqsa", .verb), ("ayr", "uta", .noun),
            ("ayr", "manq'a", .verb),
        ])
    func pairs(variety: String, root: String, category: WordCategory) throws {
        let catalog = try MorphologyData.catalog.get()
        let tag = try LanguageVariety(parsing: variety)
        let analyzer = try #require(catalog.analyzer(for: tag))
        let generator = try #require(catalog.generator(for: tag))
        var count = 0
        for first in generator.grammar.tags {
            for second in [nil] + generator.grammar.tags.map(Optional.some) {
                let tags = [first] + (second.map { [$0] } ?? [])
                // Most orders are impossible; which ones the grammar allows is not the matter here.
                guard let word = try? generator.generate(root: root, category: category, suffixes: tags) else {
                    continue
                }
                count += 1
                let found = analyzer.analyses(of: word, limit: 64)
                #expect(
                    found.contains { $0.root.category == category && $0.suffixes.map(\.gloss) == tags },
                    "\(word) does not give \(tags)")
            }
        }
        #expect(count > 200)
    }

    @Test("every root of a language is analysed as itself, bare", arguments: ["quy", "quz", "ayr"])
    func bareRoots(variety: String) throws {
        let analyzer = try #require(
            try MorphologyData.catalog.get().analyzer(for: LanguageVariety(parsing: variety)))
        #expect(analyzer.roots.roots.count >= 400)
        for root in analyzer.roots.roots where root.category != .verb {
            let analyses = analyzer.analyses(of: root.form, limit: 64)
            #expect(analyses.contains { $0.root.category == root.category && $0.suffixes.isEmpty }, "\(root.form)")
        }
    }
}
