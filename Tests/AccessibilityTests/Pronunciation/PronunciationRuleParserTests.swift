import Testing
import TextProcessing

@testable import Accessibility

/// Rule files that are well or badly written.
struct PronunciationRuleParserTests {
    static let good = """
        # variety: ayr
        # review: unreviewed
        letters\ta b k k'
        class\tVOWEL\ta
        accent\tVOWEL
        b\t-\tVOWEL #\tp\tba\tp'a
        b\t!VOWEL\tb|k\tk\tbba\tkp'a
        b\t-\t-\tb\tabb\t'abb
        a\t-\t-\ta\ta\t'a
        k\t-\t-\tk\tka\tk'a
        k'\t-\t-\tk`\tk'a\tk`'a

        """

    private func rules(_ text: String) throws -> PronunciationRules {
        let inventory = PhonemeInventory(vowels: ["a"], consonants: ["p", "b", "k", "k`"])
        let load = { (name: String) throws(PronunciationError) -> String in
            switch name {
            case "x.rules": return text
            case "more.rules": return "b\t-\t-\tzz\ta\ta\n"
            default: throw PronunciationError(reason: .unreadable, file: name, line: 0, detail: "missing")
            }
        }
        return try PronunciationRuleParser.rules(of: "x.rules", inventory: inventory, load: load)
    }

    @Test("lines may end with CR LF") func windowsLines() throws {
        let rules = try rules(Self.good.replacing("\n", with: "\r\n"))
        #expect(rules.variety == .centralAymara)
        #expect(rules.phonemes(of: SpelledWord.scalars(of: "bka")) == "kk'a")
    }

    @Test(
        "contexts, classes, negation and the border",
        arguments: [
            ("ba", "p'a"), ("bab", "b'ab"), ("bb", "kb'a"), ("abb", "'abb"), ("bka", "kk'a"), ("k\u{02BC}a", "k`'a"),
            ("aba", "ap'a"),
        ])
    func contexts(word: String, phonemes: String) throws {
        let rules = try rules(Self.good)
        #expect(rules.phonemes(of: SpelledWord.scalars(of: word)) == phonemes)
    }

    @Test("no letters, nothing to say")
    func empty() throws {
        #expect(try rules(Self.good).phonemes(of: []) == nil)
    }

    @Test(
        "a bad line is named",
        arguments: [
            ("b\t-\t-\tb\tb", 13, "columns"), ("b\t-\t-\tq\tb\tb", 13, "phoneme"), ("x\t-\t-\tb\tb\tb", 13, "letter"),
            ("b\tNASAL\t-\tb\tb\tb", 13, "letter-class"), ("b\t\t-\tb\tb\tb", 13, "columns"),
            ("class\tVOWEL\tb", 13, "letter-class"), ("class\tvowel\tb", 13, "letter-class"),
            ("letters\ta", 13, "duplicate"), ("letters\tu", 0, "letter"), ("b\tz\t-\tb\tb\tb", 13, "letter"),
        ])
    func badLine(line: String, number: Int, reason: String) throws {
        let error = #expect(throws: PronunciationError.self) { try rules(Self.good + "\n" + line + "\n") }
        #expect(error?.code == "pronunciation.\(reason)")
        #expect(error?.file == "x.rules")
        #expect(error?.line == number)
    }

    @Test("errors of an included file are its own")
    func included() throws {
        let error = #expect(throws: PronunciationError.self) { try rules(Self.good + "include\tmore.rules\n") }
        #expect(error?.description == "more.rules:1: pronunciation.phoneme: zz")
        let missing = #expect(throws: PronunciationError.self) { try rules(Self.good + "include\tnone.rules\n") }
        #expect(missing?.code == "pronunciation.unreadable")
    }

    @Test("the variety must be there and known", arguments: ["letters\ta\n", "# variety: klingon\n", ""])
    func variety(text: String) throws {
        let error = #expect(throws: PronunciationError.self) { try rules(text) }
        #expect(error?.code == "pronunciation.variety")
    }

    @Test(
        "tables of phonemes and loans",
        arguments: [
            ("a\tvowel", "columns"), ("a\tsound\ta", "columns"), ("a\tvowel\ta\na\tvowel\ta", "duplicate"),
        ])
    func tables(text: String, reason: String) throws {
        let error = #expect(throws: PronunciationError.self) { try PhonemeInventory(parsing: text, file: "p") }
        #expect(error?.code == "pronunciation.\(reason)")
    }

    @Test("loans serve whole words and native suffixes, nothing else")
    func loans() throws {
        let loans = try LoanLexicon(parsing: "hotel\totél\nora\to.ra\n", file: "loans.tsv")
        let read = { (word: String) in
            String(
                String.UnicodeScalarView(loans.respelled(SpelledWord.scalars(of: word)).compactMap(Unicode.Scalar.init))
            )
        }
        #expect(read("hotel") == "otél")
        #expect(read("hotelpi") == "otelpi")
        #expect(read("hotelero") == "hotelero")
        #expect(read("ora") == "o.ra")
        #expect(read("orapi") == "orapi")
        #expect(throws: PronunciationError(reason: .duplicate, file: "l", line: 2, detail: "a")) {
            try LoanLexicon(parsing: "a\tb\na\tc", file: "l")
        }
    }
}
