import Testing
import TextProcessing

struct AbbreviationLexiconTests {
    @Test("reads entries and their capitalized forms")
    func reads() throws {
        let lexicon = try AbbreviationLexicon(
            parsing: "# a: b\n\nart.\tnumeral\r\nSr.\tbinding\nEE. UU.\topen\n", file: "f")
        #expect(lexicon.kind(of: "Art.") == .numeral)
        #expect(lexicon.kind(of: "ART.") == .numeral)
        #expect(lexicon.kind(of: "SR.") == .binding)
        #expect(lexicon.kind(of: "sr.") == nil)
        #expect(lexicon.kind(of: "UU.") == .open)
    }

    @Test("prefers written forms to derived ones, and the later lexicon")
    func merges() throws {
        let first = try AbbreviationLexicon(parsing: "inc.\tnumeral\nCo.\topen", file: "a")
        let second = try AbbreviationLexicon(parsing: "Inc.\topen\nCo.\tbinding", file: "b")
        #expect(first.merged(with: second).kind(of: "Inc.") == .open)
        #expect(second.merged(with: first).kind(of: "Inc.") == .open)
        #expect(first.merged(with: second).kind(of: "Co.") == .binding)
        #expect(AbbreviationLexicon.empty.merged(with: first).kind(of: "inc.") == .numeral)
    }

    @Test(
        "names file and line of a malformed entry",
        arguments: [
            ("art.", .missingSeparator(file: "f", line: 1)), ("# x\na\tb\tc", .missingSeparator(file: "f", line: 2)),
            ("a.\twhatever", .unknownClass(file: "f", line: 1)), ("\tbinding", .emptyForm(file: "f", line: 1)),
        ] as [(String, AbbreviationFormatError)])
    func refuses(text: String, error: AbbreviationFormatError) {
        #expect(throws: error) { try AbbreviationLexicon(parsing: text, file: "f") }
    }
}
