import Accessibility
import Testing

@Suite struct CaptionRoundTripTests {
    /// SplitMix64 (Steele, Lea, Flood 2014).
    private struct Seeded: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }

    private static let words = [
        "wasi", "t'anta", "jach'", "uñjañäni", "¿qué?", "DNI", "12,50", "a\u{303}", "—", "5", "WEBVTT", "NOTE", "{x}",
        "/", "😀",
    ]
    private static let special = ["&", "<", ">", "&amp;", "\"", "a > b", "-->", "<b", "\u{A0}", "\u{200F}"]

    private func text(_ format: CaptionFormat, _ random: inout Seeded) -> CaptionText {
        var pieces: [CaptionText.Piece] = []
        let words = Self.words + (format == .subRip ? [] : Self.special)
        for line in 0..<Int.random(in: 1...3, using: &random) {
            let tag = ["i", "b", "u"][Int.random(in: 0..<3, using: &random)]
            let isTagged = Bool.random(using: &random)
            if line > 0 { pieces.append(.text("\n")) }
            if isTagged { pieces.append(.markup("<\(tag)>")) }
            let count = Int.random(in: 1...6, using: &random)
            pieces.append(
                .text("w " + (0..<count).map { _ in words.randomElement(using: &random) ?? "" }.joined(separator: " ")))
            if isTagged { pieces.append(.markup("</\(tag)>")) }
        }
        return CaptionText(pieces: pieces)
    }

    @Test("what is written is read again without a warning", arguments: CaptionFormat.allCases, 1...40)
    func roundTrip(format: CaptionFormat, seed: UInt64) throws {
        var random = Seeded(state: seed)
        var document = CaptionDocument(format: format)
        if format == .webVTT {
            document.header = " t\nLanguage: quy"
            document.language = "quy"
            document.blocks = [.note("\na"), .style("\nb"), .region("\nid:c")]
        }
        var time = 0
        for number in 1...Int.random(in: 1...12, using: &random) {
            time += Int.random(in: 0...5_000_000, using: &random)
            let end = time + Int.random(in: 1...9000, using: &random)
            let id = format == .timedText ? "c\(number)" : String(number)
            document.blocks.append(.cue(CaptionCue(id: id, start: time, end: end, text: text(format, &random))))
        }
        let written = format.write(document)
        #expect(written.warnings.isEmpty)
        let (read, warnings) = try format.read(Array(written.text.utf8))
        #expect(warnings.isEmpty)
        #expect(read.blocks == document.blocks)
        #expect(read.header == document.header)
        #expect(format.write(read).text == format.write(try format.read(Array(written.text.utf8)).document).text)
        let windows = written.text.replacing("\n", with: "\r\n")
        if format != .timedText { #expect(try format.read(Array(windows.utf8)).document == read) }
    }
}
