import Accessibility
import Testing
import TextProcessing

struct ApertiumStreamTests {
    private func words(_ reply: String, _ text: String) throws -> [AnalyzedWord] {
        try ApertiumStream.words(of: reply.utf8, in: text)
    }

    @Test("a word has its lemma, tags and span in bytes") func oneWord() throws {
        let found = try words("^niños/niño<n><m><pl>$^./.<sent>$[][n7]", "niños")
        #expect(
            found == [
                AnalyzedWord(
                    span: ByteRange(0, 6), surface: "niños",
                    parts: [MorphologicalReading(lemma: "niño", tags: ["n", "m", "pl"])], isKnown: true)
            ])
    }

    @Test("a contraction and a verb with clitics have parts, and the rest of a multiword unit joins its head")
    func parts() throws {
        let found = try words(
            "^del/de<pr>+el<det><def><m><sg>$ ^darles la voz/dar<vblex><inf>+prpers<prn><enc><p3><mf><pl># la voz$",
            "del  darles\nla voz")
        #expect(found.map { $0.parts.map(\.lemma) } == [["de", "el"], ["dar la voz", "prpers"]])
        #expect(found.map(\.span) == [ByteRange(0, 3), ByteRange(5, 18)])
        #expect(found.last?.surface == "darles\nla voz")
    }

    @Test("unknown words, quoting and stray marks are kept in place") func unknown() throws {
        let found = try words("¡#^chuño/*chuño$ \\^ ^?/?<sent>$^./.<sent>$", "¡#chuño ^ ?")
        #expect(found.map(\.surface) == ["chuño", "?"])
        #expect(found.map(\.isKnown) == [false, true])
        #expect(found.first?.span == ByteRange(3, 9))
        #expect(found.first?.parts == [MorphologicalReading(lemma: "chuño", tags: [])])
    }

    @Test("an ejective's apostrophe stays in the word", arguments: ["tʼantʼa", "manqʼ"])
    func apostrophes(word: String) throws {
        let found = try words("^\(word)/*\(word)$^./.<sent>$", word)
        #expect(found.map(\.surface) == [word])
    }

    @Test("a percent sign is a word although the analyser has it as a blank") func percent() throws {
        let found = try words("^20/20<num>$ % ^o/o<cnjcoo>$ ^5/5<num>$%^./.<sent>$", "20 % o 5%")
        #expect(found.map(\.surface) == ["20", "%", "o", "5", "%"])
        #expect(found.map(\.span) == [(0, 2), (3, 4), (5, 6), (7, 8), (8, 9)].map { ByteRange($0, $1) })
    }

    @Test("an empty text has no words") func empty() throws { #expect(try words("^./.<sent>$[][n1]", "").isEmpty) }

    @Test(
        "what breaks the format is refused with its place",
        arguments: [
            ("^hola", AnalysisError.malformed(offset: 0)), ("x[", .malformed(offset: 1)),
            ("^hola$", .malformed(offset: 0)), ("^ho/ho<n$", .malformed(offset: 0)),
            ("^adiós/adiós<ij>$", .misaligned(surface: "adiós", offset: 0)),
        ])
    func refused(reply: String, error: AnalysisError) {
        #expect(throws: error) { try words(reply, "hola") }
    }

    @Test("special characters are quoted and white space becomes a space") func request() {
        #expect(String(decoding: ApertiumStream.request(for: "¿a\n[b]?/"), as: UTF8.self) == "¿a \\[b\\]\\?\\/ ")
    }
}
