import Corpora
import Testing
import TextProcessing

struct LexiconFileTests {
    static let head = """
        # licence: CC BY 4.0
        # review: unreviewed
        id\tpos\tdomain\tes\tquy\tquy_source\tay\tay_source\ten\tflags

        """

    private func file(_ rows: String, head: String = head) -> LexiconFile {
        LexiconFile(bytes: Array((head + rows).utf8), file: "lexicons/civic.tsv")
    }

    @Test("reads alternatives, sources in the same order, flags, and writes ejectives as U+02BC")
    func readsRow() throws {
        let lexicon = file("look\tverb\tcore\tmirar|ver\tqaway\td:1\tuñtaña|uñch'ukiña\ta:1|a:2\tlook\tquy:loan,ay:x\n")
        #expect(lexicon.problems.isEmpty)
        let entry = try #require(lexicon.entries.first)
        #expect(lexicon.name == "civic")
        #expect(entry.forms(in: .spanish).map(\.text) == ["mirar", "ver"])
        #expect(
            entry.forms(in: .centralAymara) == [
                LexiconForm(variety: .centralAymara, text: "uñtaña", attestation: "a:1"),
                LexiconForm(variety: .centralAymara, text: "uñch\u{2BC}ukiña", attestation: "a:2"),
            ])
        #expect(entry.has("loan", in: .chankaQuechua))
        #expect(entry.has("x", in: .centralAymara))
        #expect(!entry.has("loan", in: .centralAymara))
    }

    @Test("unifies a word-final apostrophe and composes NFD")
    func ejectives() {
        let entries = file("a\tnoun\td\taño\tp\u{2019}\tq\twayn\u{303}at'\tq\tit's\t\n").entries
        let found: [[UInt8]] = entries.first?.forms.map { Array($0.text.utf8) } ?? []
        let expected: [[UInt8]] = ["año", "p\u{2BC}", "wayñat\u{2BC}", "it's"].map { Array($0.utf8) }
        #expect(found == expected)
    }

    @Test(
        "names file, line and reason of a malformed line and loads the rest",
        arguments: [
            ("x\tverb", "corpus.wrong-column-count"),
            ("\tverb\td\ta\tb\ts\tc\ts\te\t", "corpus.empty-field"),
            ("x\t\td\ta\tb\ts\tc\ts\te\t", "corpus.empty-field"),
            ("x\tverb\td\ta\tb|c\ts\tc\ts\te\t", "corpus.source-count"),
            ("x\tverb\td\ta|\tb\ts\tc\ts\te\t", "corpus.empty-alternative"),
            ("x\tverb\td\t\t\t\t\t\t\t", "corpus.empty-field"),
            ("first\tverb\td\ta\tb\ts\tc\ts\te\t", "corpus.duplicate-key"),
            ("x\tverb\td\ta\0\tb\ts\tc\ts\te\t", "corpus.nul-character"),
        ])
    func malformed(row: String, code: String) {
        let lexicon = file("first\tverb\td\ta\tb\ts\tc\ts\te\t\n\(row)\nlast\tverb\td\ta\tb\ts\tc\ts\te\t\n")
        #expect(lexicon.entries.map(\.id) == ["first", "last"])
        #expect(lexicon.problems.map(\.code) == [code])
        #expect(lexicon.problems.map(\.line) == [5])
        #expect(lexicon.problems.first?.description.hasPrefix("lexicons/civic.tsv:5: ") == true)
    }

    @Test("reports invalid UTF-8 by line")
    func invalidUTF8() {
        let bytes = Array(Self.head.utf8) + [0x61, 0xFF, 0x0A] + Array("x\tverb\td\ta\tb\ts\tc\ts\te\t".utf8)
        let lexicon = LexiconFile(bytes: bytes, file: "f.tsv")
        #expect(lexicon.problems == [CorpusFileError(file: "f.tsv", line: 4, reason: .invalidUTF8)])
        #expect(lexicon.entries.map(\.id) == ["x"])
    }

    @Test("takes a byte order mark and CRLF")
    func windowsFile() {
        let text = "\u{FEFF}" + Self.head + "x\tverb\td\ta\tb\ts\tc\ts\te\tquy:loan\n"
        let lexicon = LexiconFile(bytes: text.utf8.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] }, file: "f.tsv")
        #expect(lexicon.problems.isEmpty)
        #expect(lexicon.headers["licence"] == "CC BY 4.0")
        #expect(lexicon.entries.first?.flags == ["quy:loan"])
    }

    @Test(
        "reports a file that is no lexicon",
        arguments: [("", "corpus.missing-columns"), ("# licence: x\n", "corpus.missing-columns")])
    func notALexicon(text: String, code: String) {
        #expect(file("", head: text).problems.map(\.code) == [code])
    }

    @Test("reports a file that cannot be read")
    func unreadable() {
        #expect { try LexiconFile(path: "/dev/null/civic.tsv") } throws: {
            ($0 as? CorpusFileError)?.code == "corpus.unreadable"
        }
    }
}
