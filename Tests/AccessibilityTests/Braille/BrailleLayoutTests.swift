import Accessibility
import Testing

@Suite struct BrailleLayoutTests {
    private func text(_ lines: String...) -> BrailleText {
        BrailleText(
            lines: lines.map { line in
                let cells = line.utf8.map { $0 == 0x20 ? UInt8(0) : UInt8(1) }
                return BrailleText.Line(cells: cells, offsets: Array(0..<cells.count))
            })
    }

    @Test(
        "words are wrapped, not broken",
        arguments: [
            ("", ["\r\n"]), ("aaa", ["AAA\r\n"]), ("aaaaaaaa", ["AAAAAAAA\r\n"]), ("aaa aaaa", ["AAA AAAA\r\n"]),
            ("aaaa aaaa", ["AAAA\r\n", "AAAA\r\n"]), ("a  a", ["A  A\r\n"]),
            ("aaaaaaa   a ", ["AAAAAAA\r\n", "A\r\n"]),
            ("aaaaaaaaaa a", ["AAAAAAAA\r\n", "AA A\r\n"]), ("  a", ["  A\r\n"]),
            ("a aaaaaaaaa", ["A\r\n", "AAAAAAAA\r\n", "A\r\n"]),
            ("   ", ["\r\n"]),
        ])
    func wrap(line: String, expected: [String]) {
        #expect(BrailleLayout(columns: 8, rows: 25).brf(text(line)) == expected.joined())
    }

    @Test("pages end with a form feed and may be numbered")
    func pages() {
        let five = text("a", "a", "a", "a", "a")
        #expect(BrailleLayout(columns: 8, rows: 2).brf(five) == "A\r\nA\r\n\u{0C}A\r\nA\r\n\u{0C}A\r\n")
        // The number stands at the right of the last line: sign of number and the letter of its digit.
        let numbered = BrailleLayout(columns: 8, rows: 3, numbersPages: true).brf(text("a", "a", "a"))
        #expect(numbered == "A\r\nA\r\n      #A\r\n\u{0C}A\r\n\r\n      #B\r\n")
        #expect(BrailleLayout().brf(BrailleText(lines: [])) == "")
    }

    @Test("a page has 25 lines of 40 cells")
    func standard() {
        let long = text(String(repeating: "aaaa ", count: 400))
        let pages = BrailleLayout().pages(long)
        // Eight words of four cells and their spaces fill 39 cells; 50 lines, two pages.
        #expect(pages.map(\.count) == [25, 25])
        #expect(pages.joined().allSatisfy { $0.count == 39 })
    }

    // American Printing House: the code of 64 characters.
    @Test(
        "Braille ASCII",
        arguments: [
            ("⠁⠃⠉⠙⠑⠋⠛⠓⠊⠚", "ABCDEFGHIJ"), ("⠅⠇⠍⠝⠕⠏⠟⠗⠎⠞", "KLMNOPQRST"), ("⠥⠧⠺⠭⠽⠵", "UVWXYZ"),
            ("⠂⠆⠒⠲⠢⠖⠶⠦⠔⠴", "1234567890"), ("⠼⠠⠨⠄⠤⠲", "#,.'-4"), ("⠯⠿⠷⠮⠾", "&=(!)"), ("⠡⠩⠹⠱⠣⠫⠳⠻⠪", "*%?:<$\\]["),
            ("⠌⠬⠜⠈⠘⠸⠐⠰", "/+>@^_\";"), ("⠀", " "), ("", ""),
        ])
    func ascii(braille: String, expected: String) {
        #expect(BrailleLayout.ascii(BrailleText.cells(braille)) == expected)
    }
}
