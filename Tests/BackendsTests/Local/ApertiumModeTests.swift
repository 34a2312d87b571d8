import Testing
import TextProcessing

@testable import Backends

struct ApertiumModeTests {
    @Test(
        "reads a row of programs",
        arguments: [
            (
                "lt-proc 'a b.bin' | tagger -g $2 'c' | lt-proc $1 d\n",
                [["lt-proc", "a b.bin"], ["tagger", "-g", "c"], ["lt-proc", "-g", "d"]]
            ),
            ("cat", [["cat"]]),
            ("", nil),
            ("cat | ", nil),
            ("cat 'a", nil),
            ("cat $3", nil),
            ("cat; rm", nil),
            ("cat > file", nil),
        ] as [(String, [[String]]?)])
    func commands(text: String, commands: [[String]]?) {
        #expect(ApertiumMode.commands(in: text) == commands)
    }

    @Test("names the missing package")
    func missingMode() {
        var configuration = ApertiumConfiguration()
        configuration.modesDirectory = "/nonexistent"
        #expect(throws: ApertiumError.notInstalled(path: "/nonexistent/spa-eng.mode", package: "apertium-eng-spa")) {
            try ApertiumEngine(pair: LanguagePair(source: .spanish, target: .english), configuration: configuration)
        }
    }

    @Test("refuses directions without a mode")
    func unsupportedPair() {
        let pair = LanguagePair(source: .spanish, target: .chankaQuechua)
        #expect(throws: ApertiumError.unsupportedPair(pair)) { try ApertiumEngine(pair: pair) }
    }
}
