import Testing
import TextProcessing

struct FileLinesTests {
    @Test(
        "lines end with LF or CR LF and keep their places",
        arguments: [
            ("", [""]), ("a", ["a"]), ("a\n", ["a", ""]), ("a\r\n", ["a", ""]),
            ("a\r\n\r\nb\nc", ["a", "", "b", "c"]), ("qam\u{2BC}\r\nq\u{2BC}\n", ["qam\u{2BC}", "q\u{2BC}", ""]),
            ("n\u{303}\r\nn\u{303}", ["n\u{303}", "n\u{303}"]), ("a\u{2028}b\rc", ["a\u{2028}b\rc"]),
        ])
    func lines(text: String, lines: [String]) { #expect(text.fileLines.map(String.init) == lines) }
}
