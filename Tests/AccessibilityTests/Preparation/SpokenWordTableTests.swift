import Accessibility
import Testing
import TextProcessing

struct SpokenWordTableTests {
    @Test(
        "A bad line is named",
        arguments: [
            ("digit\t1", 1), ("# note\n\ndigit\t1\thuk\textra", 3), ("digit\t0\tchusaq\ncolour\t1\tpuka", 2),
            ("digit\t\thuk", 1), ("digit\t1\t", 1),
        ])
    func malformed(text: String, line: Int) {
        #expect(throws: SpokenWordError.malformed(file: "words.tsv", line: line)) {
            try SpokenWordTable(parsing: [("words.tsv", text)], variety: .chankaQuechua)
        }
    }

    @Test func windowsLines() throws {
        let text = "# note\r\n\r\ndigit\t1\thuk\r\nunit\th\tp'unchay\r\n"
        let table = try SpokenWordTable(parsing: [("words.tsv", text)], variety: .chankaQuechua)
        #expect(table.word(.digit, "1").map { Array($0.utf8) } == Array("huk".utf8))
        #expect(table.word(.unit, "h") == "p\u{2BC}unchay")
        #expect(throws: SpokenWordError.malformed(file: "words.tsv", line: 5)) {
            try SpokenWordTable(parsing: [("words.tsv", text + "digit\t\r\n")], variety: .chankaQuechua)
        }
    }

    @Test func laterRowsWin() throws {
        let files = [("a", "unit\th\thora\n"), ("b", "unit\th\tp'unchay\n")]
        let table = try SpokenWordTable(parsing: files, variety: .collaoQuechua)
        #expect(table.word(.unit, "h") == "pʼunchay")
        #expect(table.keys(of: .unit) == ["h"])
        #expect(table.word(.unit, "km") == nil)
    }

    @Test func emptyTableHasNoDigits() throws {
        let table = try SpokenWordTable(parsing: [("words.tsv", "")], variety: .chankaQuechua)
        #expect(throws: SpokenWordError.missing(kind: "digit", key: "0")) { try QuechuaVerbalizer(table: table) }
        #expect(throws: SpokenWordError.missing(kind: "digit", key: "0")) { try AymaraVerbalizer(table: table) }
    }

    @Test func missingFolder() {
        #expect(throws: SpokenWordError.unreadable(file: "spoken-words.andean.tsv")) {
            try SpokenWordTable(lexicons: "/nonexistent", variety: .centralAymara)
        }
    }

    @Test(arguments: ["quy", "quz", "ayr"])
    func dataIsWhole(tag: String) throws {
        let table = try SpokenWordTable(
            lexicons: AndeanWords.lexicons, variety: LanguageVariety(parsing: tag))
        #expect((1...12).allSatisfy { table.word(.month, String($0)) != nil })
        #expect((1...7).allSatisfy { table.word(.weekday, String($0)) != nil })
        #expect("abcdefghijklmnñopqrstuvwxyz".allSatisfy { table.word(.letter, String($0)) != nil })
        #expect(table.word(.abbreviation, "Av.") == "avenida")
    }
}
