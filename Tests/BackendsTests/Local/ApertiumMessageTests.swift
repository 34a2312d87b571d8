import Testing
import TextProcessing

@testable import Backends

struct ApertiumMessageTests {
    /// Answers each unit with itself.
    private func echo(_ text: String, protected: [ByteRange<NormalizedForm>] = []) throws -> ApertiumReply {
        let message = try ApertiumMessage(text, protected: protected)
        return try ApertiumReplyBuilder.reply(to: message, answers: message.units)
    }

    @Test(
        "sends only what Apertium may see",
        arguments: [
            ("", []),
            (" \n", []),
            ("12 % ...", []),
            ("La casa", ["La casa"]),
            ("  La casa \n", ["La casa"]),
            ("La casa\nroja", ["La casa[0]roja"]),
            ("uno\n\ndos", ["uno", "dos"]),
            ("a*b@c #d", ["a[0]b[1]c [2]d"]),
            ("[a]\\{^$", ["[0]a[1]"]),
            ("a\u{0}b", ["a[0]b"]),
            ("wasiʼ ~ ok", ["wasiʼ [0] ok"]),
        ])
    func units(text: String, units: [String]) throws {
        let message = try ApertiumMessage(text, protected: [])
        #expect(message.units.map { String(decoding: $0, as: UTF8.self) } == units)
    }

    @Test(
        "gives every text back when nothing is translated",
        arguments: [
            "", " ", "\n\n", "a", "  La casa.  \n\n Otra\tcosa \n", "*a* @b #c [d] {e} ^f$ \\g <h/> ~i~",
            "a\u{0}\u{0}b\u{7F}",
            "n\u{303}andu\u{301}", "qʼipi wasiʼ", "👩‍👩‍👧 sí", "\r\na\r\n\r\nb", String(repeating: "palabra  ", count: 700),
        ])
    func roundTrip(text: String) throws {
        #expect(try echo(text).text == text)
    }

    @Test("says where protected spans stand")
    func protectedSpans() throws {
        let text = "Ver [x] en *y*. 7 "
        let spans: [ByteRange<NormalizedForm>] = [
            ByteRange(11, 14), ByteRange(4, 7), ByteRange(16, 17), ByteRange(0, 0),
        ]
        let reply = try echo(text, protected: spans)
        #expect(reply.text == text)
        #expect(reply.protectedSpans.map(\.range) == spans.map(\.range))
    }

    @Test("keeps protected spans of a text that does not travel")
    func protectedCopy() throws {
        let reply = try echo(" 12 [*] ", protected: [ByteRange(4, 7)])
        #expect(reply.text == " 12 [*] ")
        #expect(reply.protectedSpans.map(\.range) == [4..<7])
    }

    @Test("refuses spans outside of the text, inside of a character and overlapping")
    func invalidSpans() {
        let cases: [([ByteRange<NormalizedForm>], ByteRange<NormalizedForm>)] = [
            ([ByteRange(0, 9)], ByteRange(0, 9)),
            ([ByteRange(1, 2)], ByteRange(1, 2)),
            ([ByteRange(0, 3), ByteRange(2, 4)], ByteRange(2, 4)),
        ]
        for (spans, culprit) in cases {
            #expect(throws: ApertiumError.invalidProtectedSpan(culprit)) {
                try ApertiumMessage("ñabc", protected: spans)
            }
        }
    }

    @Test(
        "turns marks into words with places",
        arguments: [
            ("*xyz casa", "xyz casa", [("xyz", 0, ApertiumUnknownWord.Kind.unanalysed)]),
            ("La *ñandú.", "La ñandú.", [("ñandú", 3, .unanalysed)]),
            ("la \\@OPEP", "la OPEP", [("OPEP", 3, .untranslated)]),
            ("@uno #dos", "uno dos", [("uno", 0, .untranslated), ("dos", 4, .ungenerated)]),
            ("Gift'*t", "Gift't", [("t", 5, .unanalysed)]),
            ("*wasiʼ, *n\u{303}a", "wasiʼ, n\u{303}a", [("wasiʼ", 0, .unanalysed), ("n\u{303}a", 8, .unanalysed)]),
            ("#take# out", "take out", [("take", 0, .ungenerated)]),
            ("** * ", "", []),
            (" Lo tomé  fuera ", "Lo tomé fuera", []),
        ] as [(String, String, [(String, Int, ApertiumUnknownWord.Kind)])])
    func marks(answer: String, text: String, words: [(String, Int, ApertiumUnknownWord.Kind)]) throws {
        let message = try ApertiumMessage("texto", protected: [])
        let reply = try ApertiumReplyBuilder.reply(to: message, answers: [Array(answer.utf8)])
        #expect(reply.text == text)
        #expect(reply.unknownWords.map(\.surface) == words.map(\.0))
        #expect(reply.unknownWords.map(\.range.lowerBound) == words.map(\.1))
        #expect(reply.unknownWords.map(\.kind) == words.map(\.2))
        for word in reply.unknownWords { #expect(reply.text[utf8: word.range] == word.surface) }
    }

    @Test("notices a span that is lost or doubled", arguments: ["La casa", "[0] y [0]", "[7] [0] [0]"])
    func lostSpan(answer: String) throws {
        let message = try ApertiumMessage("La Ana", protected: [ByteRange(3, 6)])
        #expect(throws: ApertiumError.lostProtectedSpan(ByteRange(3, 6))) {
            try ApertiumReplyBuilder.reply(to: message, answers: [Array(answer.utf8)])
        }
    }
}
