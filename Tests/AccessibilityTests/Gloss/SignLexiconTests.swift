import Accessibility
import Testing

struct SignLexiconTests {
    @Test("the shipped lexicon has its signs, all unreviewed") func shipped() throws {
        let lexicon = try GlossPlaces.translator().lexicon
        #expect(lexicon.entries.count >= 500)
        #expect(lexicon.entries.allSatisfy { $0.status == .unreviewed && $0.licence == "CC BY 4.0" })
        #expect(lexicon.entry(lemma: "dni")?.id == "prl:DNI")
    }

    @Test("a rejected sign is not found") func rejected() throws {
        let row = "SOL\tsol" + String(repeating: "\t", count: 10) + "rejected\nSOL2\tsol\n"
        let lexicon = try SignLexicon(parsing: row, file: "x.tsv")
        #expect(lexicon.entry(lemma: "sol")?.gloss == "SOL2")
    }

    @Test(
        "a bad row is refused with its line",
        arguments: [
            ("SOL\n", GlossError.malformed(file: "x", line: 1, detail: "2 to 12 columns, not 1")),
            ("# a\nsol\tsol\n", .malformed(file: "x", line: 2, detail: "a gloss is one capital word: sol")),
            ("A\ta\nA\tb\n", .duplicate(file: "x", line: 2, detail: "A")),
        ])
    func refused(text: String, error: GlossError) {
        #expect(throws: error) { try SignLexicon(parsing: text, file: "x") }
    }

    private static let header = "path,spoken_language,signed_language,start,end,words,glosses,priority\n"

    @Test("rows of spoken-to-signed become entries by priority") func spokenToSigned() throws {
        let text =
            Self.header
            + "prl/b.pose,es,prl,0,0,vivienda,casa,2\r\n\"prl/a,1.pose\",es,prl,5,40,\"la \"\"casa\"\"\",casa,1\n"
            + "sgg/kleine.pose,de,sgg,0,0,kleine,Kleine,0\n"
        let rows = try SpokenToSignedLexicon.rows(of: text, file: "index.csv")
        #expect(rows.map(\.path) == ["prl/b.pose", "prl/a,1.pose", "sgg/kleine.pose"])
        #expect(rows.map(\.end) == [0, 40, 0])
        let entries = SpokenToSignedLexicon.entries(of: rows)
        #expect(entries.map(\.gloss) == ["CASA"])
        #expect(entries.first?.lemmas == ["la \"casa\"", "vivienda"])
        #expect(entries.first?.media == ["prl/a,1.pose", "prl/b.pose"])
        let own = SignLexicon(entries: [SignEntry(gloss: "CASA", lemmas: ["hogar"])])
        let joined = own.adding(entries + [SignEntry(gloss: "SOL", lemmas: ["sol"])])
        #expect(joined.entries.map(\.gloss) == ["CASA", "SOL"])
        #expect(joined.entry(lemma: "vivienda")?.media.count == 2)
        #expect(joined.entry(lemma: "hogar")?.gloss == "CASA")
    }

    @Test("what a folder adds to an approved sign is kept apart from what was approved") func approved() throws {
        var approved = SignEntry(gloss: "CASA", lemmas: ["casa"])
        approved.media = ["ana.mp4"]
        approved.status = .approved
        var plain = SignEntry(gloss: "SOL", lemmas: ["sol"])
        plain.media = ["sol.mp4"]
        let rows = [("CASA", "hogar"), ("SOL", "astro"), ("LUNA", "luna")].map { gloss, lemma in
            var entry = SignEntry(gloss: gloss, lemmas: [lemma])
            entry.media = ["ana.mp4", "stranger.mp4"]
            return entry
        }
        let joined = SignLexicon(entries: [approved, plain]).adding(rows).adding(rows)
        #expect(
            joined.entries.map(\.media) == [
                ["ana.mp4"], ["sol.mp4", "ana.mp4", "stranger.mp4"], ["ana.mp4", "stranger.mp4"],
            ])
        #expect(joined.entries.map(\.addedMedia) == [["stranger.mp4"], [], []])
        #expect(joined.entries.map(\.lemmas) == [["casa"], ["sol", "astro"], ["luna"]])
        #expect(joined.entry(lemma: "hogar") == nil)
    }

    @Test(
        "a bad file of spoken-to-signed is refused with its line",
        arguments: [
            ("path,words\n", 1), (header + "a,es,prl,0,0,x\n", 2), (header + "a,es,prl,x,0,x,x,0\n", 2),
            (header + "\"a,es,prl,0,0,x,x,0\n", 2), (header + "a,es,prl,-1,0,x,x,0\n", 2),
            (header + "a,es,prl,0,40,x,x,0\na,es,prl,0,-1,x,x,0\n", 3), (header + "a,es,prl,5,5,x,x,0\n", 2),
            (header + "a,es,prl,40,5,x,x,0\n", 2), (header + "a,es,prl,5,0,x,x,0\na,es,prl,-5,-1,x,x,0\n", 3),
        ])
    func refusedRows(text: String, line: Int) {
        let error = #expect(throws: GlossError.self) { try SpokenToSignedLexicon.rows(of: text, file: "i") }
        guard case .malformed("i", line, _) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }
}
